"""Whoever wrote a section does not make it public, whichever door they try."""

import datetime
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Workflow
from wagtail.users.models import UserProfile

from cities_site.bilingual.four_eyes import PUBLISHED_ALONE
from news.models import NewsPage
from tests.editor import open_editor, save_editor, send, sign_in
from tests.factories import (
    both_languages,
    make_administrator,
    make_news,
    make_news_index,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db
NEW = {"headline_en": "Cool roofs"}


@pytest.fixture(autouse=True)
def _two_people(settings):
    settings.FOUR_EYES = True


@pytest.fixture
def index():
    return make_news_index(make_site())


@pytest.fixture
def page(index):
    return make_news(index, **both_languages())


@pytest.fixture
def writer():
    return make_user("writer", "Editors")


def live(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def bulk(page: NewsPage, user) -> str:
    address = reverse("wagtail_bulk_action", args=("bilingual", "basepage", "publish"))
    client = sign_in(user)
    answer = client.post(f"{address}?id={page.pk}&next={reverse('wagtailadmin_home')}", follow=True)
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "somebody else publishes it"), ("zh-hans", "须由他人发布")]
)
def test_the_button_refuses_ones_own_words_and_keeps_them(page, writer, language, words) -> None:
    profile = UserProfile.get_for_user(writer)
    profile.preferred_language = language
    profile.save()

    answer = send(open_editor(page, writer), NEW | {"action-publish": "1"})

    html = answer.content.decode()
    assert words in html
    assert 'value="Cool roofs"' in html
    assert live(page).headline_en == "Green roofs"


def test_every_other_door_refuses_the_writer_and_lets_a_second_person_through(page, writer) -> None:
    save_editor(open_editor(page, writer), NEW)

    assert "somebody else publishes it" in bulk(page, writer)
    live(page).get_latest_revision().publish(user=writer)
    assert live(page).headline_en == "Green roofs"

    bulk(page, make_user("second", "Editors"))
    assert live(page).headline_en == "Cool roofs"
    assert not live(page).has_unpublished_changes
    # What readers have is nobody's own any more.
    save_editor(open_editor(page, writer), {"action-publish": "1"})


def test_saving_unchanged_or_approving_makes_nobody_a_writer(page, writer) -> None:
    save_editor(open_editor(page, writer), NEW)
    publisher = make_user("publisher", "Publishers")
    save_editor(open_editor(page, publisher), {"translation_reviewed": "on"})

    save_editor(open_editor(page, publisher), {"action-publish": "1"})

    assert live(page).headline_en == "Cool roofs"


def test_a_schedule_set_by_the_writer_releases_nothing(page, writer) -> None:
    save_editor(open_editor(page, writer), NEW)
    soon = timezone.now() + datetime.timedelta(hours=1)
    schedule = {"go_live_at": timezone.localtime(soon).strftime("%Y-%m-%d %H:%M")}

    answer = send(open_editor(page, writer), schedule | {"action-publish": "1"})
    assert "somebody else publishes it" in answer.content.decode()

    with time_machine.travel(soon + datetime.timedelta(hours=1)):
        call_command("publish_scheduled")
    assert live(page).headline_en == "Green roofs"


def test_whoever_submitted_cannot_approve_even_what_another_wrote(page, writer) -> None:
    save_editor(open_editor(page, writer), NEW)
    first, second = make_user("first", "Publishers"), make_user("second", "Publishers")
    state = Workflow.objects.get(name="Publication").start(live(page), first)
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=(page.pk, "approve", state.current_task_state.pk),
    )

    sign_in(first).post(address)
    assert live(page).headline_en == "Green roofs"
    assert live(page).current_workflow_state == state

    sign_in(second).post(address)
    assert live(page).headline_en == "Cool roofs"


def test_what_another_wrote_goes_out_without_ones_own(page, writer) -> None:
    # In a small team one person may write English and publish Chinese.
    writer.groups.add(*make_user("publisher", "Publishers").groups.all())
    save_editor(open_editor(page, writer), NEW)
    translator = make_user("translator", "Translators")
    save_editor(open_editor(page, translator), {"headline_zh_hans": "凉爽屋顶"})

    save_editor(open_editor(page, writer), {"action-publish": "1"})

    page = live(page)
    assert (page.headline_en, page.headline_zh_hans) == ("Green roofs", "凉爽屋顶")
    draft = page.get_latest_revision_as_object()
    assert draft.headline_en == "Cool roofs"
    # The publication that put the English draft back on top changed nobody's part in it.
    assert draft.written_by == {"en": [writer.pk]}


def test_a_page_is_not_begun_and_published_by_one_person(index, writer) -> None:
    address = reverse("wagtailadmin_pages:add", args=("news", "newspage", index.pk))

    html = sign_in(writer).get(address).content.decode()

    assert 'name="action-publish"' not in html
    assert 'name="action-submit"' in html
    page = make_news(index, slug="new", live=False)
    top = page.get_latest_revision_as_object()
    top.display_date = datetime.date(2026, 11, 1)
    top.save_revision(user=writer)
    # Shared facts of a first version are their writer's, whoever wrote the words.
    live(page).get_latest_revision().publish(user=writer)
    assert not live(page).live
    page = make_news(index, slug="words", live=False)
    top = page.get_latest_revision_as_object()
    top.headline_en = "Cool roofs"
    top.save_revision(user=writer)
    # So are its only words: it does not go live without any.
    assert "somebody else publishes it" in bulk(page, writer)
    assert not live(page).live


def test_an_administrator_alone_gives_a_reason_that_the_history_keeps(page) -> None:
    administrator = make_administrator()

    html = send(open_editor(page, administrator), NEW | {"action-publish": "1"}).content.decode()
    assert "published_alone_reason" in html

    reason = {"published_alone_reason": "Flood warning at night"}
    save_editor(open_editor(page, administrator), NEW | reason | {"action-publish": "1"})

    assert live(page).headline_en == "Cool roofs"
    entry = PageLogEntry.objects.get(page=page.pk, action=PUBLISHED_ALONE)
    assert entry.user == administrator
    assert entry.data == {"sections": ["en"], "reason": "Flood warning at night"}
    assert "Flood warning at night" in entry.message


def test_an_editor_has_no_such_way(page, writer) -> None:
    assert "published_alone_reason" not in open_editor(page, writer).form.fields


def test_a_team_of_one_can_switch_it_off(page, writer, settings) -> None:
    settings.FOUR_EYES = False

    save_editor(open_editor(page, writer), NEW | {"action-publish": "1"})

    assert live(page).headline_en == "Cool roofs"


def test_taking_a_version_out_needs_nobody_and_its_new_words_still_do(page, writer) -> None:
    hidden = {"headline_en": "Cool roofs", "public_en": ""}
    save_editor(open_editor(page, writer), hidden | {"action-publish": "1"})
    assert live(page).available_languages == ["zh-hans"]

    answer = send(open_editor(page, writer), {"public_en": "on", "action-publish": "1"})

    assert "somebody else publishes it" in answer.content.decode()
    assert live(page).available_languages == ["zh-hans"]


def test_the_admins_own_api_publishes_for_nobody(page, writer) -> None:
    save_editor(open_editor(page, writer), NEW)
    client = sign_in(make_user("second", "Editors"))
    listing = reverse("wagtailadmin_api:pages:listing")

    for action in ("publish", "copy", "create_alias", "revert_to_page_revision"):
        answer = client.post(f"{listing}{page.pk}/action/{action}/", {"slug": "other"})
        assert answer.status_code == 404

    assert live(page).headline_en == "Green roofs"
    assert client.get(listing).status_code == 200


def test_drafts_from_before_name_everybody_who_saved_them(page, writer) -> None:
    save_editor(open_editor(page, writer), NEW)
    revision = live(page).get_latest_revision()
    del revision.content["written_by"]
    revision.save()

    migration = import_module("cities_site.bilingual.migrations.0011_writers_of_drafts")
    migration.name_writers_of_drafts(apps, None)

    draft = live(page).get_latest_revision_as_object()
    assert draft.written_by == dict.fromkeys(("en", "zh-hans", "shared"), [writer.pk])
