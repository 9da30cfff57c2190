"""security.txt as somebody who found a vulnerability reads it."""

import datetime

import pytest
import time_machine
from django.test import Client

ADDRESS = "/.well-known/security.txt"
CONTACTS = ["mailto:security@example.org", "https://example.org/report"]


@pytest.fixture
def contacts(db, settings) -> None:
    settings.SECURITY_CONTACTS = CONTACTS


def fields() -> list[tuple[str, str]]:
    response = Client().get(ADDRESS)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    return [tuple(line.split(": ", 1)) for line in lines]


def test_without_a_contact_there_is_none(db) -> None:
    assert Client().get(ADDRESS).status_code == 404


def test_it_names_the_contacts_in_order_the_languages_and_itself(contacts) -> None:
    found = fields()

    assert [value for name, value in found if name == "Contact"] == CONTACTS
    once = dict(found)
    assert once["Preferred-Languages"] == "en, zh"
    assert once["Canonical"] == f"http://testserver{ADDRESS}"
    assert sorted(name for name, _value in found) == [
        "Canonical", "Contact", "Contact", "Expires", "Preferred-Languages",
    ]  # fmt: skip


@pytest.mark.parametrize("now", ["2026-11-25T23:59:59.9Z", "2028-02-29T00:00:00Z"])
def test_it_is_never_stale_and_never_promises_a_year(contacts, now: str) -> None:
    with time_machine.travel(now, tick=False):
        expires = datetime.datetime.fromisoformat(dict(fields())["Expires"])
        left = expires - datetime.datetime.now(datetime.UTC)

    assert datetime.timedelta(days=30) < left < datetime.timedelta(days=365)
