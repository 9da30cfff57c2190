"""People are invited by an administrator, and choose their password themselves."""

import re

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client

from cities_site.accounts.models import Invitation
from tests.accounts.people import is_inside, knock
from tests.factories import make_administrator, make_user

pytestmark = pytest.mark.django_db

LIST, NEW = "/admin/invitations/", "/admin/invitations/new/"
CHOSEN = "a long and strange sentence"


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(make_administrator())
    return client


def form(**fields: str) -> dict[str, str]:
    return {
        "first_name": "Lan",
        "last_name": "Chen",
        "email": "translation@example.org",
        "username": "lan",
        "role": str(Group.objects.get(name="Translators").pk),
        "language": "zh-hans",
    } | fields


def link() -> str:
    """Return the path of the link in the latest message."""
    return re.search(r"https?://[^/]+(/admin/password_reset/\S+)", mail.outbox[-1].body)[1]


def choose_password(path: str, password: str = CHOSEN) -> int:
    """Follow the link and choose a password as a browser does; return the last status."""
    client = Client()
    page = client.get(path, follow=True)
    if not page.redirect_chain:
        return page.status_code
    address = page.redirect_chain[-1][0]
    answer = client.post(address, {"new_password1": password, "new_password2": password})
    return answer.status_code


def test_the_invited_choose_a_password_once_and_have_their_role_and_language(administrator) -> None:
    assert administrator.post(NEW, form()).url == LIST
    user = User.objects.get(username="lan")
    assert not user.has_usable_password()
    assert [group.name for group in user.groups.all()] == ["Translators"]
    message = mail.outbox[-1]
    assert (message.to, message.subject) == (["translation@example.org"], "您的城市项目账号")
    assert "lan" in administrator.get(LIST).content.decode()

    assert choose_password(link()) == 302

    client = Client()
    knock(client, "lan", CHOSEN)
    assert is_inside(client)
    assert '<html lang="zh-hans"' in client.get("/admin/").content.decode()
    assert not Invitation.objects.open().exists()
    assert choose_password(link(), "quite another long sentence") == 200
    assert knock(Client(), "lan", "quite another long sentence").status_code == 200


def test_a_new_link_ends_the_earlier_one(administrator) -> None:
    administrator.post(NEW, form())
    first = link()
    invitation = Invitation.objects.get()

    administrator.post(f"{LIST}{invitation.pk}/send/")

    assert choose_password(first) == 200
    assert choose_password(link()) == 302


def test_a_revoked_invitation_opens_nothing(administrator) -> None:
    administrator.post(NEW, form())
    invitation = Invitation.objects.get()

    administrator.post(f"{LIST}{invitation.pk}/revoke/")

    assert choose_password(link()) == 200
    assert not User.objects.filter(username="lan").exists()


def test_a_link_expires_after_three_days(administrator) -> None:
    with time_machine.travel("2026-11-25 09:00"):
        administrator.post(NEW, form())
    with time_machine.travel("2026-11-28 10:00"):
        assert choose_password(link()) == 200
        assert Invitation.objects.get().is_expired


def test_nobody_who_has_come_already_can_be_revoked(administrator) -> None:
    administrator.post(NEW, form())
    choose_password(link())
    knock(Client(), "lan", CHOSEN)

    answer = administrator.post(f"{LIST}{Invitation.objects.get().pk}/revoke/")

    assert answer.status_code == 404
    assert User.objects.filter(username="lan").exists()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"email": "ADMINISTRATOR@example.org"}, "There is an account with this address already."),
        ({"username": "Administrator"}, "There is an account with this username already."),
        ({"email": ""}, "This field is required."),
        ({"email": "a@example.org\nBcc: b@example.org"}, "Enter a valid email address."),
        ({"username": "a\x00b"}, "Null characters are not allowed."),
        ({"role": "999999999999999999999"}, "Select a valid choice."),
        ({"language": "fr"}, "Select a valid choice."),
    ],
)
def test_a_form_that_is_wrong_is_answered_with_the_reason_and_keeps_what_was_typed(
    administrator, fields, error
) -> None:
    answer = administrator.post(NEW, form(**fields))

    assert answer.status_code == 200
    html = answer.content.decode()
    assert error in html
    assert 'value="Lan"' in html
    assert not Invitation.objects.exists()


def test_a_mail_server_that_is_down_is_told_and_the_account_waits(administrator, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    answer = administrator.post(NEW, form(), follow=True)

    assert "could not be sent" in answer.content.decode()
    assert Invitation.objects.open().count() == 1


def test_only_administrators_invite_and_nobody_types_a_password_for_another(administrator) -> None:
    publisher = Client()
    publisher.force_login(make_user("publisher", "Publishers"))
    assert publisher.get(LIST).status_code == 302
    publisher.post(NEW, form())
    assert not Invitation.objects.exists()
    assert administrator.get("/admin/users/new/").url == NEW
    editor = make_user("editor", "Editors")
    assert (
        'type="password"'
        not in administrator.get(f"/admin/users/edit/{editor.pk}/").content.decode()
    )
