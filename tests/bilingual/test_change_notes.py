"""What changed, told to readers of each version when it is published."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cities_site.bilingual.models import ChangeNote
from news.models import NewsPage
from tests.editor import open_editor, save_editor, send
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db

NOTES = {"change_note_en": "The number of roofs is new.", "change_note_zh_hans": "更新了屋顶数量。"}


@pytest.fixture
def page() -> NewsPage:
    return make_news(make_news_index(make_site()), **both_languages(slug="roofs"))


def publish(page: NewsPage, user, **changes: str) -> None:
    save_editor(open_editor(page, user), changes | {"action-publish": "1"})


def html(language: str) -> str:
    response = Client().get(f"/{language}/news/roofs/")
    assert response.status_code == 200
    return response.content.decode()


def test_readers_of_each_version_are_told_in_their_language(page) -> None:
    with time_machine.travel(datetime(2026, 3, 5, 9, tzinfo=UTC), tick=False):
        publish(page, make_user("publisher", "Publishers"), **NOTES)

    english, chinese = html("en"), html("zh-hans")
    assert "The number of roofs is new." in english
    assert "5 March 2026" in english
    assert "Updated on" in english
    assert "更新了屋顶数量" not in english
    assert "更新了屋顶数量。" in chinese
    assert "2026年3月5日" in chinese
    assert "The number of roofs" not in chinese


def test_a_note_is_told_once_and_notes_add_up_newest_first(page) -> None:
    editor = make_user("editor", "Editors")
    publish(page, editor, change_note_en="The first note.")
    publish(page, editor, summary_en="Green roofs cool streets.")
    publish(page, editor, change_note_en="The second note.")

    text = html("en")
    assert text.count("The first note.") == 1
    assert text.index("The second note.") < text.index("The first note.")
    assert "change_note_en" not in open_editor(page, editor).data


def test_without_a_note_a_page_is_not_updated(page) -> None:
    publish(page, make_user("editor", "Editors"), summary_en="Green roofs cool streets.")

    assert "Updated on" not in html("en")
    assert "Changes to this page" not in html("en")


def test_a_minor_edit_takes_no_note_and_nothing_typed_is_lost(page) -> None:
    editor = open_editor(page, make_user("editor", "Editors"))
    minor = {"minor_edit": "on", "minor_edit_reason": "A typing error", "action-publish": "1"}

    response = send(editor, NOTES | minor)

    assert response.status_code == 200
    assert "clear it or the note" in response.content.decode()
    assert NOTES["change_note_en"] in response.content.decode()
    assert not ChangeNote.objects.exists()


def test_a_draft_keeps_its_note_until_somebody_publishes_it(page) -> None:
    save_editor(open_editor(page, make_user("editor", "Editors")), {"change_note_en": "New."})
    assert not ChangeNote.objects.exists()

    publish(page, make_user("publisher", "Publishers"))

    assert [note.text for note in ChangeNote.objects.all()] == ["New."]


def test_a_note_waits_for_the_publication_of_its_language(page) -> None:
    publisher = make_user("publisher", "Publishers")
    publish(page, publisher, **NOTES, publication_languages="en")
    assert [note.language for note in ChangeNote.objects.all()] == ["en"]

    publish(page, publisher)

    assert sorted(note.language for note in ChangeNote.objects.all()) == ["en", "zh-hans"]


def test_a_version_that_readers_see_for_the_first_time_has_not_changed(page) -> None:
    other = make_news(page.get_parent(), headline_en="New", slug="new")
    editor = open_editor(other, make_user("publisher", "Publishers"))

    assert "change_note_en" in editor.form.fields
    assert "change_note_zh_hans" not in editor.form.fields


def test_a_schedule_tells_when_it_publishes(page) -> None:
    later = timezone.now() + timedelta(days=1)
    publish(
        page,
        make_user("editor", "Editors"),
        change_note_en="From tomorrow.",
        go_live_at=later.strftime("%Y-%m-%d %H:%M"),
    )
    assert not ChangeNote.objects.exists()

    with time_machine.travel(later + timedelta(minutes=2)):
        call_command("publish_scheduled")

    assert "From tomorrow." in html("en")


def test_a_note_that_is_deleted_no_longer_dates_the_page(page) -> None:
    publish(page, make_user("publisher", "Publishers"), **NOTES)

    ChangeNote.objects.get(language="en").delete()

    assert "Updated on" not in html("en")
    assert "更新日期" in html("zh-hans")


def test_notes_of_both_languages_go_out_with_an_original_that_waited(page) -> None:
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    publish(
        page,
        make_user("editor", "Editors"),
        headline_en="Cool roofs",
        change_note_en=NOTES["change_note_en"],
        publication_hold=later,
    )
    assert not ChangeNote.objects.exists()

    translation = {"headline_zh_hans": "凉爽屋顶", "change_note_zh_hans": "标题已更改。"}
    save_editor(open_editor(page, make_user("translator", "Translators")), translation)
    publish(page, make_user("publisher", "Publishers"), translation_reviewed="on")

    assert "凉爽屋顶" in html("zh-hans")
    assert sorted(note.language for note in ChangeNote.objects.all()) == ["en", "zh-hans"]
