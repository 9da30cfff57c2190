"""Logs name the request and nobody."""

import io
import json
import logging
import logging.config

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from cities_site.operations.logs import EventFormatter, without_personal_data
from tests.factories import make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def events():
    """Everything that is logged, formatted as in production."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(EventFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


def test_each_request_is_one_line_without_address_and_query(events) -> None:
    make_site()
    reader = Client(
        headers={"user-agent": "somebody's browser", "x-forwarded-for": "203.0.113.9"},
        REMOTE_ADDR="198.51.100.7",
    )
    answer = reader.get("/zh-hans/?email=lin@example.org")
    [line] = [event for event in events() if event["logger"] == "cities_site.requests"]
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert (line["view"], line["place"], line["status"]) == ("wagtail_serve", "/zh-hans/", 200)
    assert line["level"] == "INFO"
    assert line["time"]
    for personal in ("lin@", "203.0.113", "198.51.100", "browser"):
        assert personal not in json.dumps(events())


def test_keys_in_addresses_are_not_logged(events) -> None:
    make_site()
    key = "0d4f8b7e-1111-4222-8333-944455556666"
    Client().get(f"/en/unsubscribe/{key}/")
    assert key not in json.dumps(
        [event for event in events() if event["logger"] == "cities_site.requests"]
    )


def test_an_error_is_logged_with_its_traceback_and_no_personal_data(events) -> None:
    try:
        raise ValueError("Key (email)=(lin@example.org) exists, asked from 2001:db8::7:1")
    except ValueError:
        logging.getLogger("django.request").exception(
            "Failed: %s", "/en/contact/?name=Lin", extra={"request": object()}
        )
    [line] = events()
    assert "Traceback" in line["exc_info"]
    assert "[e-mail] exists" not in line["message"]
    text = json.dumps(line)
    for personal in ("lin@", "2001:db8", "name=Lin", "object at"):
        assert personal not in text


def test_numbers_of_people_are_taken_out() -> None:
    for number in ("+86 138 0013 8000", "110101199003078515", "(212) 555-0142 88"):
        assert without_personal_data(f"Call {number} now") == "Call [number] now"


def test_sentences_and_times_stay_as_they_are() -> None:
    for text in (
        "Really? Yes.",
        "From 12:30:45 to 2026-11-25 12:30:45.123",
        "43 of 120 pages",
        "绿色屋顶？是。",
    ):
        assert without_personal_data(text) == text


@override_settings(SLOW_QUERY_SECONDS=-1)
def test_a_slow_query_is_logged_without_its_values(events) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s", ["lin@example.org"])
    [line] = [event for event in events() if event["logger"] == "cities_site.slow_queries"]
    assert line["statement"].startswith("SELECT")
    assert "lin@" not in json.dumps(line)
    assert line["seconds"] >= 0


def test_the_settings_of_production_can_be_used() -> None:
    logging.config.DictConfigurator(settings.JSON_LOGGING)
    formatter = settings.JSON_LOGGING["formatters"]["event"]["()"]
    assert formatter == f"{EventFormatter.__module__}.{EventFormatter.__qualname__}"
