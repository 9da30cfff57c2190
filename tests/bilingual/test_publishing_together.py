"""The original waits for its translation, until both go out or the time of the original comes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from news.models import NewsPage
from tests.editor import open_editor, save_editor, send
from tests.factories import make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db

NOON = "2026-03-05 12:00"
EVENING = "2026-03-05 20:00"
CHINESE = {"headline_zh_hans": "绿色屋顶", "summary_zh_hans": "绿色屋顶为城市降温。"}
APPROVED = {"public_zh_hans": "on", "translation_reviewed": "on"}


@pytest.fixture
def index():
    return make_news_index(make_site())


@pytest.fixture
def editor():
    return make_user("editor", "Editors")


@pytest.fixture
def translator():
    return make_user("translator", "Translators")


@pytest.fixture
def publisher():
    return make_user("publisher", "Publishers")


def at(time: str):
    return time_machine.travel(f"2026-03-05 {time}", tick=False)


def work(page, user, **changes) -> NewsPage:
    """Send the page's editor as `user`; return the page as it is stored then."""
    save_editor(open_editor(page, user), changes)
    return NewsPage.objects.get(pk=page.pk)


def hold(page, user) -> NewsPage:
    """Publish at noon as `user`, with the original held until the evening."""
    return work(page, user, **{"publication_hold": EVENING, "action-publish": "1"})


def public(page) -> list[str]:
    """Return the languages that readers see now, after whatever the schedule has to do."""
    call_command("publish_scheduled")
    stored = NewsPage.objects.get(pk=page.pk)
    return stored.available_languages if stored.live else []


@pytest.mark.parametrize("already_live", [False, True])
def test_the_original_waits_and_goes_out_alone_when_its_time_comes(
    index, editor, already_live: bool
) -> None:
    with at("12:00"):
        page = make_news(index, live=already_live, headline_en="Old roofs")
        page = work(page, editor, headline_en="Green roofs")
        page = hold(page, editor)
        assert public(page) == (["en"] if already_live else [])
        assert NewsPage.objects.get(pk=page.pk).headline_en == (
            "Old roofs" if already_live else "Green roofs"
        )
    with at("19:59"):
        assert public(page) == (["en"] if already_live else [])
    with at("20:01"):
        assert public(page) == ["en"]
    assert NewsPage.objects.get(pk=page.pk).headline_en == "Green roofs"


@pytest.mark.parametrize("already_live", [False, True])
def test_both_go_out_at_once_when_the_translation_is_published_in_time(
    index, editor, translator, publisher, already_live: bool
) -> None:
    with at("12:00"):
        page = make_news(index, live=already_live, headline_en="Old roofs")
        page = hold(work(page, editor, headline_en="Green roofs"), editor)
    with at("13:00"):
        page = work(page, translator, **CHINESE)
        assert public(page) == (["en"] if already_live else [])
    with at("14:00"):
        page = work(page, publisher, **APPROVED, **{"action-publish": "1"})

        assert public(page) == ["en", "zh-hans"]
        assert (page.headline_en, page.headline_zh_hans) == ("Green roofs", "绿色屋顶")
        assert not page.has_unpublished_changes
    with at("20:01"):
        assert public(page) == ["en", "zh-hans"]


def test_a_translation_that_is_not_approved_does_not_end_the_wait(
    index, editor, translator, publisher
) -> None:
    with at("12:00"):
        page = hold(make_news(index, live=False), editor)
        page = work(page, translator, **CHINESE)
    with at("14:00"):
        page = work(page, publisher, **{"public_zh_hans": "on", "action-publish": "1"})
        assert public(page) == []
    with at("20:01"):
        assert public(page) == ["en"]
        draft = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert draft.headline_zh_hans == "绿色屋顶"


def test_who_publishes_chinese_alone_releases_the_english_that_was_approved(
    index, editor, translator
) -> None:
    chinese_editor = make_user("lin")
    for name in ("access_admin", "edit_chinese", "approve_chinese"):
        chinese_editor.user_permissions.add(permission(name))
    chinese_editor.groups.add(page_publishers(index))
    with at("12:00"):
        page = hold(make_news(index, live=False), editor)
    with at("13:00"):
        page = work(page, editor, headline_en="Green roofs, not approved yet")
        page = work(page, translator, **CHINESE)
    with at("14:00"):
        top = page.get_latest_revision_as_object()
        top.mark_translation_reviewed()
        top.public_zh_hans = True
        top.save_revision().publish(user=chinese_editor)

        assert public(page) == ["en", "zh-hans"]
    stored = NewsPage.objects.get(pk=page.pk)
    assert stored.headline_en == "Green roofs"
    draft = stored.get_latest_revision_as_object()
    assert draft.headline_en == "Green roofs, not approved yet"


def test_after_its_time_a_translation_is_published_like_any_other(
    index, editor, translator, publisher
) -> None:
    with at("12:00"):
        page = hold(make_news(index, live=False), editor)
    with at("20:01"):
        assert public(page) == ["en"]
        page = NewsPage.objects.get(pk=page.pk)
        page = work(page, translator, **CHINESE)
        page = work(page, publisher, **APPROVED, **{"action-publish": "1"})
        assert public(page) == ["en", "zh-hans"]


def test_a_hold_that_is_taken_back_lets_the_original_out(index, editor) -> None:
    with at("12:00"):
        page = hold(make_news(index, live=False), editor)
    with at("13:00"):
        page = work(page, editor, **{"publication_hold": "", "action-publish": "1"})
        assert public(page) == ["en"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"publication_hold": "2026-03-05 11:00"}, "still to come"),
        ({"publication_hold": EVENING, "go_live_at": "2026-03-06 11:00"}, "Clear either"),
        ({"publication_hold": EVENING, "translation_wanted": ""}, "Plan a translation"),
        ({"publication_hold": "soon"}, "Enter a valid date/time"),
    ],
)
def test_a_hold_that_makes_no_sense_is_refused(index, editor, changes, message) -> None:
    with at("12:00"):
        page = make_news(index, live=False)
        response = send(open_editor(page, editor), changes)
    errors = response.context["form"].errors["publication_hold"]
    assert message in errors[0]


def test_a_translator_does_not_hold_the_original(index, translator) -> None:
    with at("12:00"):
        page = make_news(index, live=False)
        editor = open_editor(page, translator)
        assert "publication_hold" not in editor.form.fields
        work(page, translator, publication_hold=EVENING)
    assert page.get_latest_revision_as_object().hold_until is None


def permission(codename: str):
    from django.contrib.auth.models import Permission

    return Permission.objects.get(codename=codename)


def page_publishers(index):
    from django.contrib.auth.models import Group
    from wagtail.models import GroupPagePermission

    group = Group.objects.create(name="Page publishers")
    for name in ("change_basepage", "publish_basepage"):
        GroupPagePermission.objects.create(group=group, page=index, permission=permission(name))
    return group


def test_a_page_knows_that_it_waits(index, editor) -> None:
    with at("12:00"):
        page = hold(make_news(index, live=False), editor)
        scheduled = page.scheduled_revision
        assert scheduled.approved_go_live_at == timezone.now() + timedelta(hours=8)
