"""Guessing is stopped where it comes from; the person who is guessed at can still come in."""

import re

import pytest
import time_machine
from axes.models import AccessAttempt
from django.core import mail
from django.core.management import call_command
from django.test import Client

from tests.accounts.people import DOOR, is_inside, knock
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db

ELSEWHERE = "198.51.100.7"


def guess(times: int, **origin: str):
    return [knock(Client(), "editor", f"guess number {each}", **origin) for each in range(times)]


def test_the_fifth_wrong_password_shuts_out_that_address_and_nobody_else() -> None:
    make_user("editor", "Editors")

    answers = guess(5)

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    attacker = Client()
    assert knock(attacker, "editor").status_code == 429
    assert not is_inside(attacker)
    owner = Client()
    assert knock(owner, "editor", REMOTE_ADDR=ELSEWHERE).url == "/admin/"
    assert owner.get("/admin/", REMOTE_ADDR=ELSEWHERE).status_code == 200
    # Another name can be used from that address, for offices share one.
    make_user("translator", "Translators")
    assert knock(Client(), "translator").status_code == 302


def test_the_address_is_the_one_that_our_proxy_vouches_for(settings) -> None:
    settings.REVERSE_PROXIES = 1
    make_user("editor", "Editors")

    for number in range(5):
        forged = f"192.0.2.{number}, 203.0.113.9"
        knock(Client(), "editor", "wrong", headers={"x-forwarded-for": forged})

    assert knock(Client(), "editor", headers={"x-forwarded-for": "203.0.113.9"}).status_code == 429
    assert knock(Client(), "editor", headers={"x-forwarded-for": ELSEWHERE}).status_code == 302


def test_it_ends_after_a_quarter_of_an_hour_and_a_right_password_ends_the_count() -> None:
    make_user("editor", "Editors")
    with time_machine.travel("2026-11-25 09:00", tick=False) as clock:
        guess(5)
        clock.shift(14 * 60)
        assert knock(Client(), "editor").status_code == 429
        clock.shift(16 * 60)
        assert knock(Client(), "editor").status_code == 302
        guess(4)
        assert knock(Client(), "editor").status_code == 302
        assert guess(1)[0].status_code == 200


def test_the_refusal_is_in_the_language_of_the_browser() -> None:
    make_user("editor", "Editors")
    guess(4)

    for language, words in (
        ("en", "Try again in a quarter of an hour"),
        ("zh-CN", "请一刻钟后重试"),
    ):
        answer = knock(Client(), "editor", "wrong", headers={"accept-language": language})
        assert answer.status_code == 429
        assert words in answer.content.decode()


def test_links_for_forgotten_passwords_are_not_sent_again_and_again() -> None:
    make_user("editor", "Editors")
    form = {"email": "editor@example.org"}

    answers = [Client().post("/admin/password_reset/", form) for _each in range(11)]

    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert "Try again in a minute." in answers[-1].content.decode()
    assert len(mail.outbox) == 10


def test_what_was_typed_as_a_password_is_stored_nowhere() -> None:
    make_user("editor", "Editors")
    knock(Client(), "editor", "the pass phrase of somebody")

    stored = str(list(AccessAttempt.objects.values()))

    assert "pass phrase" not in stored


def test_an_unknown_name_is_answered_as_a_wrong_password_is() -> None:
    make_user("editor", "Editors")

    known, unknown = knock(Client(), "editor", "wrong"), knock(Client(), "nobody", "wrong")

    def without_tokens(answer) -> str:
        return re.sub(r'value="[^"]*"|"CSRF_TOKEN": "[^"]*"', "", answer.content.decode()).replace(
            "editor", "nobody"
        )

    assert known.status_code == unknown.status_code == 200
    assert without_tokens(known) == without_tokens(unknown)


@pytest.mark.parametrize("password", ["short", "editor@example", "123456789012", "qwertyuiop123"])
def test_passwords_that_are_short_or_common_are_refused(password) -> None:
    user = make_user("editor", "Editors")
    client = Client()
    client.force_login(user)
    form = {
        "name_email-first_name": "An",
        "name_email-last_name": "Editor",
        "name_email-email": "editor@example.org",
        "locale-preferred_language": "en",
        "locale-current_time_zone": "UTC",
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "translation_messages-frequency": "digest",
        "password-old_password": PASSWORD,
        "password-new_password1": password,
        "password-new_password2": password,
    }

    client.post("/admin/account/", form)

    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    other = "a long and strange sentence"
    client.post(
        "/admin/account/",
        form | {"password-new_password1": other, "password-new_password2": other},
    )
    user.refresh_from_db()
    assert user.check_password(other)


def test_the_counts_can_be_taken_back_by_an_operator() -> None:
    make_user("editor", "Editors")
    guess(5)

    call_command("axes_reset_username", "editor", verbosity=0)

    assert knock(Client(), "editor").status_code == 302
    assert Client().get(DOOR).status_code == 200
