"""Personal data stays out of the public site at every door, in both languages."""

import datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.users.models import UserProfile

from cities_site.bilingual.models import ChangeNote, PersonalDataOverride
from cities_site.bilingual.personal_data.guard import HELD, OVERRIDDEN
from cities_site.bilingual.withdrawals import withdraw
from cities_site.library.models import SiteTexts, Topic
from news.models import NewsPage
from tests.editor import filled_form, open_editor, send, sign_in
from tests.factories import (
    both_languages,
    make_administrator,
    make_news,
    make_news_index,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db

TELEPHONE = "138 0013 8000"
WORDS = {
    "en": ("summary_en", f"Call Li Wei on {TELEPHONE}."),
    "zh-hans": ("summary_zh_hans", f"请致电李伟：{TELEPHONE}。"),
}


@pytest.fixture
def page() -> NewsPage:
    page = make_news(make_news_index(make_site()), **both_languages())
    page.mark_translation_reviewed()
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def live_page(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_editor_quotes_the_passage_keeps_what_was_typed_and_publishes_nothing(
    page: NewsPage, language: str
) -> None:
    column, words = WORDS[language]
    editor = open_editor(page, make_user("both", "Publishers"))
    answer = send(editor, {"action-publish": "1"})
    assert answer.status_code == 302
    for admin_language, sign in (("en", "looks like personal data"), ("zh-hans", "疑似个人信息")):
        user = make_administrator_of(admin_language)
        editor = open_editor(page, user)
        answer = send(editor, {column: words, "action-publish": "1"})
        assert answer.status_code == 200
        [error] = answer.context["form"].errors[column]
        assert TELEPHONE in error
        assert sign in error
        assert answer.context["form"][column].value() == words
    assert TELEPHONE not in getattr(live_page(page), column)


def make_administrator_of(language: str) -> Any:
    user = User.objects.create_superuser(f"admin-{language}", "cities@example.org", "x" * 20)
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def test_an_override_needs_a_reason_is_logged_without_the_data_and_ends_with_the_passage(
    page: NewsPage,
) -> None:
    user = make_administrator()
    words = {"summary_en": f"Call the office on {TELEPHONE}.", "action-publish": "1"}
    assert send(open_editor(page, user), words).status_code == 200
    reason = {"personal_data_reason": "The office’s own line"}
    assert send(open_editor(page, user), words | reason).status_code == 302
    assert TELEPHONE in live_page(page).summary_en
    [entry] = PageLogEntry.objects.filter(action=OVERRIDDEN)
    assert entry.data["reason"] == "The office’s own line"
    assert "13" not in str(entry.data)
    # The same passage goes out again without another reason, another one does not.
    assert send(open_editor(page, user), {"action-publish": "1"}).status_code == 302
    changed = {"summary_en": f"Call the office at noon on {TELEPHONE}.", "action-publish": "1"}
    assert send(open_editor(page, user), changed).status_code == 200
    assert PersonalDataOverride.objects.count() == 1


def test_an_editor_cannot_override_by_sending_the_field(page: NewsPage) -> None:
    editor = open_editor(page, make_user("editor", "Editors"))
    words = {"summary_en": f"Call {TELEPHONE}.", "personal_data_reason": "Mine"}
    answer = send(editor, words | {"action-publish": "1"})
    assert answer.status_code == 200
    assert not PersonalDataOverride.objects.exists()


def test_a_new_page_is_refused_and_then_published_with_a_reason(page: NewsPage) -> None:
    client = sign_in(make_administrator())
    address = reverse("wagtailadmin_pages:add", args=("news", "newspage", page.get_parent().pk))
    data = filled_form(client.get(address).context["form"]) | {
        "headline_en": "New",
        "summary_en": f"Call {TELEPHONE}.",
        "public_en": "on",
        "action-publish": "1",
    }
    assert client.post(address, data).status_code == 200
    assert not NewsPage.objects.filter(headline_en="New").exists()
    reason = {"personal_data_reason": "The hotline of the city"}
    assert client.post(address, data | reason).status_code == 302
    assert NewsPage.objects.get(headline_en="New").live
    assert PersonalDataOverride.objects.count() == 1


def test_a_draft_with_findings_can_be_saved_and_shows_them(page: NewsPage) -> None:
    user = make_user("editor", "Editors")
    assert send(open_editor(page, user), {"summary_en": f"Call {TELEPHONE}."}).status_code == 302
    editor = open_editor(page, user)
    markup = editor.client.get(editor.address).content.decode()
    assert "This holds what looks like personal data" in markup
    assert f"Call {TELEPHONE}." in markup


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_publishing_in_bulk_leaves_the_language_alone_and_says_so(
    page: NewsPage, language: str
) -> None:
    column, words = WORDS[language]
    draft = page.get_latest_revision_as_object()
    setattr(draft, column, words)
    draft.save_revision()
    client = sign_in(make_administrator())
    address = reverse("wagtail_bulk_action", args=("bilingual", "basepage", "publish"))
    answer = client.post(f"{address}?id={page.pk}&next=/admin/", follow=True)
    assert TELEPHONE not in getattr(live_page(page), column)
    assert "looks like personal data and is not published" in answer.content.decode()
    assert words in str(live_page(page).get_latest_revision().content)


def test_an_approver_is_not_offered_to_approve_it(page: NewsPage) -> None:
    author, publisher = make_user("author", "Editors"), make_user("publisher", "Publishers")
    draft = page.get_latest_revision_as_object()
    draft.summary_en = f"Call {TELEPHONE}."
    draft.save_revision()
    page.get_workflow().start(page, author)
    task_state = live_page(page).current_workflow_task_state
    client = sign_in(publisher)
    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", task_state.pk))
    )
    page = live_page(page)
    assert TELEPHONE not in page.summary_en
    assert page.current_workflow_task_state == task_state


def test_a_schedule_holds_it_back_logs_it_once_and_loses_nothing(page: NewsPage) -> None:
    with time_machine.travel("2026-03-01T08:00:00Z", tick=False):
        draft = page.get_latest_revision_as_object()
        draft.summary_en = f"Call {TELEPHONE}."
        draft.go_live_at = timezone.now() + datetime.timedelta(days=1)
        revision = draft.save_revision()
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=draft.go_live_at)
    with time_machine.travel("2026-03-03T08:00:00Z", tick=False):
        for _run in range(2):
            call_command("publish_scheduled", stdout=StringIO())
        assert TELEPHONE not in live_page(page).summary_en
        [entry] = PageLogEntry.objects.filter(action=HELD)
        assert entry.data == {"sections": ["en"]}
        # Its editor finds the text in an open editor, corrects it and publishes.
        administrator = make_administrator()
        editor = open_editor(live_page(page), administrator)
        assert editor.data["summary_en"] == f"Call {TELEPHONE}."
        history = editor.client.get(reverse("wagtailadmin_pages:history", args=(page.pk,)))
        assert "holds what looks like personal data" in history.content.decode()
        corrected = {"summary_en": "Write to the office.", "go_live_at": "", "action-publish": "1"}
        assert send(editor, corrected).status_code == 302
        call_command("publish_scheduled", stdout=StringIO())
        assert live_page(page).summary_en == "Write to the office."


def test_a_change_note_and_a_reason_for_withdrawal_are_read_too(page: NewsPage) -> None:
    editor = open_editor(page, make_administrator())
    changes = {"change_note_en": f"Corrected: {TELEPHONE}", "action-publish": "1"}
    answer = send(editor, changes | {"summary_en": "Other words."})
    assert TELEPHONE in str(answer.context["form"].errors["change_note_en"])
    address = reverse("bilingual_withdraw", args=(page.pk,))
    answer = editor.client.post(
        address,
        {"languages": ["zh-hans"], "kind": "removed", "reason_zh_hans": f"联系{TELEPHONE}"},
    )
    assert TELEPHONE in str(answer.context["form"].errors["reason_zh_hans"])
    with pytest.raises(ValidationError):
        withdraw(page, {"en": f"Ask {TELEPHONE}"}, "withdrawn")
    assert not live_page(page).withdrawals
    with pytest.raises(ValidationError):
        ChangeNote(page=page, language="en", text=f"Ask {TELEPHONE}").full_clean()


@pytest.mark.parametrize("column", ["name_en", "name_zh_hans"])
def test_a_snippet_is_refused_in_its_form_and_withheld_when_code_saves_it(column: str) -> None:
    topic = Topic(name_en="Water", name_zh_hans="水", slug="water", public_zh_hans=True)
    topic.save()
    client = sign_in(make_administrator())
    address = reverse("wagtailsnippets_library_topic:edit", args=(topic.pk,))
    data = filled_form(client.get(address).context["form"]) | {column: f"Water {TELEPHONE}"}
    answer = client.post(address, data)
    assert TELEPHONE in str(answer.context["form"].errors[column])
    language = column.removeprefix("name_")
    setattr(topic, column, f"Water {TELEPHONE}")
    topic.save()
    topic.refresh_from_db()
    assert getattr(topic, column) == f"Water {TELEPHONE}"
    assert not getattr(topic, f"public_{language}")
    assert topic.public_en or topic.public_zh_hans
    data = filled_form(client.get(address).context["form"])
    reason = {"personal_data_reason": "A public hotline", f"public_{language}": "on"}
    answer = client.post(address, data | reason)
    assert answer.status_code == 302, answer.context["form"].errors
    topic.refresh_from_db()
    assert getattr(topic, f"public_{language}")


def test_sentences_on_every_page_are_refused() -> None:
    texts = SiteTexts(site=make_site().get_site(), tagline_en=f"Call {TELEPHONE}")
    with pytest.raises(ValidationError, match="138"):
        texts.full_clean()


def test_words_that_are_public_already_do_not_keep_the_other_language_from_readers(
    page: NewsPage,
) -> None:
    NewsPage.objects.filter(pk=page.pk).update(summary_en=f"Call {TELEPHONE}.")
    page = live_page(page)
    draft = page
    draft.save_revision().publish()
    editor = open_editor(live_page(page), make_administrator())
    assert send(editor, {"summary_zh_hans": "绿色屋顶", "action-publish": "1"}).status_code == 302
    assert live_page(page).summary_zh_hans == "绿色屋顶"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_withdrawn_version_does_not_come_back_with_personal_data(
    page: NewsPage, language: str
) -> None:
    column, words = WORDS[language]
    withdraw(page, {language: "The figures were wrong."}, "withdrawn")
    # As words stand that were public before anything looked at them.
    NewsPage.objects.filter(pk=page.pk).update(**{column: words})
    restoring = reverse("bilingual_restore", args=[page.pk])
    client = sign_in(make_user("both", "Publishers"))

    answer = client.post(restoring, follow=True)

    assert TELEPHONE in answer.content.decode()
    assert not live_page(page).is_available_in(language)
    assert language in live_page(page).withdrawals

    NewsPage.objects.filter(pk=page.pk).update(**{column: "Cool roofs."})
    client.post(restoring)
    assert live_page(page).is_available_in(language)
