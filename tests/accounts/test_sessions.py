"""Sessions end by themselves, and their owner sees and ends them."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from cities_site.accounts import actions
from tests.accounts.people import DOOR, is_inside, knock
from tests.factories import PASSWORD, make_user
from tests.library.makers import reads_the_admin_in

pytestmark = pytest.mark.django_db

FIREFOX = {"user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:144.0) Gecko/20100101 Firefox/144.0"}
WECHAT = {"user-agent": "Mozilla/5.0 (Linux; Android 15) Chrome/130 MicroMessenger/8.0"}
SESSIONS = "/admin/account/sessions/"


@pytest.fixture
def editor() -> User:
    return make_user("editor", "Editors")


def actions_of(user: User) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(user).order_by("pk")
    return [entry.action for entry in entries if entry.action in actions.OF_SIGN_INS]


@pytest.mark.parametrize(
    ("steps", "ends"), [([59] * 8, False), ([61], True), ([50] * 10, True), ([59] * 7 + [70], True)]
)
def test_a_session_ends_after_an_hour_of_rest_and_after_eight_hours_of_work(
    editor, steps, ends
) -> None:
    client = Client()
    with time_machine.travel("2026-11-25 08:00", tick=False) as clock:
        knock(client, "editor")
        for minutes in steps:
            clock.shift(timedelta(minutes=minutes))
            answer = client.get("/admin/reports/site-history/")

        assert (answer.status_code == 302) is ends
        if ends:
            assert answer.url.startswith(DOOR)
            assert "next=%2Fadmin%2Freports%2Fsite-history%2F" in answer.url
            assert "Your session has ended." in client.get(answer.url).content.decode()


def test_an_editor_that_is_left_open_does_not_keep_the_session(editor) -> None:
    from django.urls import reverse

    client = Client()
    with time_machine.travel("2026-11-25 08:00", tick=False) as clock:
        knock(client, "editor")
        client.get("/admin/")
        ping = reverse("wagtailadmin_editing_sessions:ping", args=("news", "newspage", 1, 1))
        for _each in range(7):
            clock.shift(timedelta(minutes=10))
            client.post(ping)

        assert not is_inside(client)


def test_the_owner_sees_when_and_whence_with_a_shortened_address(editor) -> None:
    client = Client(headers=FIREFOX, REMOTE_ADDR="203.0.113.77")
    knock(Client(headers=WECHAT, REMOTE_ADDR="2001:db8:1:2::3"), "editor", "wrong")
    knock(client, "editor")

    html = client.get(SESSIONS).content.decode()

    assert "Signed in: password; Firefox, Windows; 203.0.113.0" in html
    assert "Sign-in failed: password; WeChat, Android; 2001:db8:1::" in html
    assert "203.0.113.77" not in html
    assert "(this one)" in html
    chinese = reads_the_admin_in(editor, "zh-hans")
    client.force_login(chinese)
    assert "已登录：密码；Firefox, Windows；203.0.113.0" in client.get(SESSIONS).content.decode()


def test_signing_out_everywhere_ends_every_session(editor) -> None:
    office, home = Client(headers=FIREFOX), Client(headers=WECHAT)
    knock(office, "editor")
    knock(home, "editor")
    assert home.get(SESSIONS).content.decode().count("<td>127.0.0.0</td>") == 2

    answer = office.post(f"{SESSIONS}end/", follow=True)

    assert "You are signed out everywhere." in answer.content.decode()
    assert not is_inside(office)
    assert not is_inside(home)
    assert actions_of(editor)[-2:] == [actions.SESSIONS_ENDED, actions.SIGNED_OUT]


def test_another_password_ends_the_sessions_elsewhere(editor) -> None:
    office, home = Client(), Client()
    knock(office, "editor")
    knock(home, "editor")

    editor.set_password("another long pass phrase")
    editor.save()

    assert not is_inside(office)
    assert not is_inside(home)


@pytest.mark.parametrize(
    ("language", "subject"),
    [("en", "A new sign-in to your account"), ("zh-hans", "您的账号有新的登录")],
)
def test_a_browser_that_was_never_used_is_told_to_the_owner(editor, language, subject) -> None:
    reads_the_admin_in(editor, language)
    knock(Client(headers=FIREFOX), "editor")
    knock(Client(headers=FIREFOX), "editor")
    assert mail.outbox == []

    knock(Client(headers=WECHAT), "editor")

    [message] = mail.outbox
    assert message.subject == subject
    assert message.to == ["editor@example.org"]
    assert "WeChat, Android" in message.body
    assert "/admin/account/sessions/" in message.body


def test_a_mail_server_that_is_down_keeps_nobody_out(editor, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    knock(Client(headers=FIREFOX), "editor")
    client = Client(headers=WECHAT)

    knock(client, "editor")

    assert is_inside(client)


def test_entries_about_accounts_are_deleted_when_they_have_been_kept_long_enough(
    editor, settings, capsys
) -> None:
    with time_machine.travel("2024-01-01"):
        knock(Client(), "editor")
    with time_machine.travel("2026-11-25"):
        knock(Client(), "editor", PASSWORD)
        settings.AUDIT_LOG_KEPT_DAYS = 730
        before = ModelLogEntry.objects.count()

        call_command("delete_old_audit_entries")

        assert ModelLogEntry.objects.count() < before
        assert actions_of(editor) == [actions.SIGNED_IN]
