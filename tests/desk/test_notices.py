"""Translators are told by e-mail what concerns them, as often as they chose, in their language."""

import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Comment, CommentReply, Workflow
from wagtail.users.models import UserProfile

from cities_site.desk.models import NotificationPreference, TranslationNotice, TranslationTask
from news.models import NewsPage
from tests.editor import sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

# Messages follow the commit, so the tests commit.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def commits(django_capture_on_commit_callbacks):
    """Send what a commit would send at the end of each step."""
    return django_capture_on_commit_callbacks


@pytest.fixture
def page() -> NewsPage:
    page = make_news(make_news_index(make_site()), **both_languages())
    page.approve_passages()
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def translator():
    return make_user("translator", "Translators")


@pytest.fixture
def editor():
    return make_user("editor", "Editors")


def task_of(page) -> TranslationTask:
    return TranslationTask.objects.get(object_id=page.pk, content_type__model="newspage")


def assign(page, by, assignee) -> None:
    address = reverse(TranslationTask.snippet_viewset.get_url_name("edit"), args=[task_of(page).pk])
    data = {"assignee": assignee.pk if assignee else "", "due_on": "2026-03-06", "note": "Soon."}
    assert sign_in(by).post(address, data).status_code == 302


def change_original(page) -> None:
    page.headline_en = "Cool roofs"
    page.save_revision().publish()


def test_who_gets_a_translation_is_told_where_it_is(page, editor, translator, commits) -> None:
    with commits(execute=True):
        assign(page, editor, translator)

    [message] = mail.outbox
    assert message.to == ["translator@example.org"]
    assert message.subject == "Assigned to you: Green roofs · 绿色屋顶"
    assert f"/admin/pages/{page.pk}/edit/#tab-u4e2du6587" in message.body
    assert "Soon." in message.body
    assert "6 March 2026" in message.body or "March 6, 2026" in message.body


def test_saving_an_assignment_again_tells_nobody(page, editor, translator, commits) -> None:
    with commits(execute=True):
        assign(page, editor, translator)
        assign(page, editor, translator)

    assert len(mail.outbox) == 1


def test_nobody_is_told_of_what_they_did_themselves(page, editor, commits) -> None:
    with commits(execute=True):
        assign(page, editor, editor)

    assert mail.outbox == []


def test_many_assignments_at_once_are_one_message(page, editor, translator, commits) -> None:
    other = make_news(page.get_parent(), slug="other", headline_en="Rain")
    tasks = [task_of(page), task_of(other)]
    address = reverse("wagtail_bulk_action", args=("desk", "translationtask", "assign"))
    query = "&".join(f"id={task.pk}" for task in tasks)

    with commits(execute=True):
        sign_in(editor).post(f"{address}?{query}&next=/admin/", {"assignee": translator.pk})

    [message] = mail.outbox
    assert message.subject == "2 messages about translations"
    assert message.body.count("/edit/#") == 2


def test_a_changed_original_is_told_to_whoever_has_the_translation(
    page, editor, translator, commits
) -> None:
    other = make_user("lin", "Translators")
    TranslationTask.objects.filter(pk=task_of(page).pk).update(assignee=translator)

    with commits(execute=True):
        change_original(page)

    [message] = mail.outbox
    assert message.to == [translator.email] != [other.email]
    assert "The original has changed" in message.subject


def test_without_an_assignee_all_translators_of_the_language_are_told(
    page, editor, translator, commits
) -> None:
    make_user("lin", "Translators")

    with commits(execute=True):
        change_original(page)

    assert {message.to[0] for message in mail.outbox} == {
        "translator@example.org",
        "lin@example.org",
    }


def test_the_message_leads_to_the_changed_passage(page, translator, commits) -> None:
    with commits(execute=True):
        change_original(page)

    assert f"/admin/pages/{page.pk}/edit/#passage-headline\n" in mail.outbox[0].body


def comment_on(page, by, text: str, contentpath: str = "body_zh_hans") -> Comment:
    return Comment.objects.create(page=page, user=by, text=text, contentpath=contentpath)


@pytest.mark.parametrize("text", ["@translator: look", "请@Translator看一下", "(@translator)"])
def test_who_is_mentioned_in_a_comment_is_told_what_was_said(
    page, editor, translator, commits, text
) -> None:
    with commits(execute=True):
        comment = comment_on(page, editor, text)

    [message] = mail.outbox
    assert message.to == [translator.email]
    assert message.subject.startswith("You were mentioned in a comment: ")
    assert text in message.body
    address = f"/admin/pages/{page.pk}/edit/?comment={comment.pk}#tab-u4e2du6587"
    assert address in message.body


def test_a_mention_in_a_reply_leads_to_the_comment(page, editor, translator, commits) -> None:
    comment = comment_on(page, translator, "Which city?", "headline_en")

    with commits(execute=True):
        CommentReply.objects.create(comment=comment, user=editor, text="@translator Xi’an")

    [message] = mail.outbox
    assert f"?comment={comment.pk}#tab-english" in message.body


@pytest.mark.parametrize("text", ["@translators unite", "@nobody", "translator@example.org", ""])
def test_other_words_mention_nobody(page, editor, translator, commits, text) -> None:
    with commits(execute=True):
        comment_on(page, editor, text)

    assert mail.outbox == []


def test_the_longest_name_is_the_one_that_is_meant(page, editor, translator, commits) -> None:
    longer = make_user("translator-b", "Translators")

    with commits(execute=True):
        comment_on(page, editor, "@translator-b please")

    assert [message.to for message in mail.outbox] == [[longer.email]]


def test_a_draft_of_the_original_tells_nobody(page, translator, commits) -> None:
    with commits(execute=True):
        page.headline_en = "Cool roofs"
        page.save_revision()

    assert mail.outbox == []


def test_returned_work_is_told_to_who_handed_it_over(page, translator, commits) -> None:
    publisher = make_user("publisher", "Publishers")
    with commits(execute=True):
        page.save_revision()
        state = Workflow.objects.get(name="Publication").start(page, translator)
        state.current_task_state.reject(user=publisher)

    told = [message for message in mail.outbox if "Returned for changes" in message.subject]
    assert [message.to for message in told] == [["translator@example.org"]]


def test_a_message_is_in_the_language_of_its_reader(page, editor, translator, commits) -> None:
    UserProfile.objects.create(user=translator, preferred_language="zh-hans")

    with commits(execute=True):
        assign(page, editor, translator)

    [message] = mail.outbox
    assert message.subject.startswith("已分派给您")
    assert not re.search(r"State:|Note:|Due on:", message.body)


def choose(user, frequency: str):
    return sign_in(user).post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "Test",
            "name_email-last_name": "Person",
            "name_email-email": user.email,
            "locale-preferred_language": "en",
            "locale-current_time_zone": "UTC",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
            "translation_messages-frequency": frequency,
        },
    )


def test_who_wants_no_messages_gets_none(page, editor, translator, commits) -> None:
    assert choose(translator, "none").status_code == 302

    with commits(execute=True):
        assign(page, editor, translator)

    assert (mail.outbox, TranslationNotice.objects.count()) == ([], 0)


def test_a_digest_gathers_the_day_and_is_sent_once(page, editor, translator, commits) -> None:
    assert choose(translator, "digest").status_code == 302
    with commits(execute=True):
        assign(page, editor, translator)
        change_original(page)
    assert mail.outbox == []

    call_command("send_translation_digest")
    call_command("send_translation_digest")

    [message] = mail.outbox
    assert message.subject == "2 messages about translations"


def test_a_choice_that_is_none_is_refused(translator) -> None:
    response = choose(translator, "sometimes")

    assert response.status_code == 200
    assert not NotificationPreference.objects.exists()


def test_a_mail_server_that_fails_stops_no_work_and_loses_no_message(
    page, editor, translator, commits, settings, caplog
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    with commits(execute=True):
        assign(page, editor, translator)

    assert task_of(page).assignee == translator
    assert translator.email not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_translation_digest")
    assert len(mail.outbox) == 1
