"""A publisher decides on one screen, which works without a script."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Comment, PageLogEntry, TaskState, Workflow
from wagtail.users.models import UserProfile

from cities_site.bilingual.four_eyes import PUBLISHED_ALONE
from news.models import NewsPage
from tests.editor import sign_in
from tests.factories import (
    both_languages,
    make_administrator,
    make_news,
    make_news_index,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_people(settings):
    settings.FOUR_EYES = True


@pytest.fixture
def index():
    return make_news_index(make_site())


@pytest.fixture
def editor():
    return make_user("editor", "Editors")


@pytest.fixture
def publisher():
    return make_user("publisher", "Publishers")


def drafted(index, user, slug="green-roofs", **fields) -> NewsPage:
    """Return a page that is public in both languages, with a draft of `user` on top of it."""
    page = make_news(index, slug=slug, **both_languages())
    top = page.get_latest_revision_as_object()
    for name, value in ({"headline_en": "Cool roofs"} | fields).items():
        setattr(top, name, value)
    top.save_revision(user=user)
    return NewsPage.objects.get(pk=page.pk)


def address(page: NewsPage) -> str:
    return reverse("desk_review", args=(page.pk,))


def submit(page: NewsPage, user):
    return Workflow.objects.get(name="Publication").start(page, user)


def decide(client: Client, page: NewsPage, action="publish", **answers):
    """Send what the form on the screen holds, with `answers`."""
    form = client.get(address(page)).context["form"]
    data = {name: value for name, value in form.initial.items() if value is not None}
    return client.post(address(page), data | {"action": action} | answers)


def live(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Review and publish", "Written or submitted by", "Nothing speaks against it."]),
        ("zh-hans", ["审核与发布", "撰写或提交人", "未发现问题。"]),
    ],
)
def test_everything_is_seen_at_once_in_either_language(
    index, editor, publisher, language, words
) -> None:
    page = drafted(index, editor, summary_zh_hans="绿色屋顶请致电13800138000。")
    submit(page, editor)
    Comment.objects.create(page=page, user=editor, text="Right day?", contentpath="summary_en")
    profile = UserProfile.get_for_user(publisher)
    profile.preferred_language = language
    profile.save()

    html = sign_in(publisher).get(address(page)).content.decode()

    for word in words:
        assert word in html
    assert "<del>Green</del><ins>Cool</ins>" in html
    assert '<div class="review__side original__text" lang="zh-Hans">' in html
    assert "13800138000" in html
    assert "Right day?" in html
    assert "<script>" not in html


def test_approval_publishes_both_languages_and_ends_the_workflow(index, editor, publisher) -> None:
    page = drafted(index, editor, headline_zh_hans="凉爽屋顶")
    submit(page, editor)

    answer = decide(sign_in(publisher), page, approve_translation="on")

    assert answer.status_code == 302
    page = live(page)
    assert (page.headline_en, page.headline_zh_hans) == ("Cool roofs", "凉爽屋顶")
    assert page.current_workflow_state is None
    assert page.translation_state == "ready"
    assert TaskState.objects.get().status == "approved"


def test_one_language_goes_out_and_the_other_keeps_its_draft(index, editor, publisher) -> None:
    page = drafted(index, editor, headline_zh_hans="凉爽屋顶")

    decide(sign_in(publisher), page, languages=["en"])

    page = live(page)
    assert (page.headline_en, page.headline_zh_hans) == ("Cool roofs", "绿色屋顶")
    top = page.get_latest_revision_as_object()
    assert (top.headline_zh_hans, top.written_by) == ("凉爽屋顶", {"zh-hans": [editor.pk]})


def test_a_language_becomes_public_by_the_decision(index, editor, publisher) -> None:
    page = drafted(index, editor, public_zh_hans=False, headline_zh_hans="凉爽屋顶")

    decide(sign_in(publisher), page, languages=["zh-hans"])

    assert live(page).headline_zh_hans == "凉爽屋顶"
    assert live(page).public_zh_hans


def test_a_draft_is_returned_with_its_reason_and_not_without(index, editor, publisher) -> None:
    page = drafted(index, editor)
    submit(page, editor)
    client = sign_in(publisher)

    html = decide(client, page, "return", comment=" ").content.decode()
    assert "Say what to change, so that the author can do it." in html
    assert live(page).current_workflow_state.status == "in_progress"

    decide(client, page, "return", comment="Which roofs?")
    state = TaskState.objects.get()
    assert (state.status, state.comment) == ("rejected", "Which roofs?")
    assert live(page).headline_en == "Green roofs"


def test_a_decision_about_another_draft_is_not_carried_out(index, editor, publisher) -> None:
    page = drafted(index, editor)
    client = sign_in(publisher)
    client.get(address(page))
    before = page.latest_revision_id
    top = page.get_latest_revision_as_object()
    top.headline_en = "Hot roofs"
    top.save_revision(user=editor)

    html = decide(client, page, revision=before, comment="Well done").content.decode()

    assert "look at it again below" in html
    assert "Well done" in html
    assert "<ins>Hot</ins>" in html
    assert live(page).headline_en == "Green roofs"


def test_what_the_checks_hold_is_told_and_not_published(index, editor, publisher) -> None:
    page = drafted(index, editor, summary_en="Call Li Wei on 138 0013 8000 about the roofs.")

    html = decide(sign_in(publisher), page).content.decode()

    assert "looks like personal data" in html
    assert live(page).summary_en == "Green roofs cool the city."


def test_ones_own_words_need_somebody_else_or_an_administrators_reason(index, editor) -> None:
    administrator = make_administrator()
    page = drafted(index, administrator)
    client = sign_in(administrator)

    assert "somebody else" in client.get(address(page)).content.decode()
    refused = decide(client, page, languages=["en"]).content.decode()
    assert "Say why, or leave it to somebody else." in refused
    assert live(page).headline_en == "Green roofs"

    decide(client, page, languages=["en"], published_alone_reason="Typhoon warning")
    assert live(page).headline_en == "Cool roofs"
    assert PageLogEntry.objects.filter(page=page.pk, action=PUBLISHED_ALONE).count() == 1


def test_others_read_or_are_turned_away(index, editor, publisher) -> None:
    page = drafted(index, editor)
    translator = sign_in(make_user("translator", "Translators"))

    assert "a publisher decides" in translator.get(address(page)).content.decode()
    refused = translator.post(address(page), {"action": "publish", "languages": ["zh-hans"]})
    assert refused.status_code == 302
    assert live(page).headline_en == "Green roofs"
    viewer = sign_in(make_user("viewer", "Viewers")).get(address(page))
    assert viewer.status_code == 302
    assert sign_in(publisher).get(reverse("desk_review", args=(99999,))).status_code == 404


def test_the_front_page_leads_there_with_the_same_queries_for_any_number(
    index, editor, publisher
) -> None:
    client = sign_in(publisher)
    first = drafted(index, editor, slug="first")
    submit(first, editor)
    client.get(reverse("wagtailadmin_home"))
    with CaptureQueriesContext(connection) as one:
        html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert address(first) in html
    for number in range(4):
        submit(drafted(index, editor, slug=f"page-{number}"), editor)

    with CaptureQueriesContext(connection) as five:
        client.get(reverse("wagtailadmin_home"))

    assert len(five) == len(one)
