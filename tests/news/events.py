"""Makers of events for the tests of their pages, lists and calendars."""

from datetime import date, datetime, time
from typing import Any

import time_machine
from django.test import Client

from news.models import EventIndexPage, EventPage
from tests.factories import both_languages, make_site
from tests.library.makers import make_index

EVENING = {
    "date_precision": "minute",
    "timezone": "Asia/Shanghai",
    "start_date": date(2030, 6, 30),
    "start_time": time(20, 0),
    "end_time": time(21, 30),
}
DAY = {"start_date": date(2030, 6, 30)}
ELSEWHERE = "https://example.org/"


def make_events() -> EventIndexPage:
    """Add a site with an empty list of events."""
    return make_index(make_site(), EventIndexPage, "events")


def make_event(index: EventIndexPage, **fields: Any) -> EventPage:
    """Publish an event, public in both languages unless told otherwise."""
    page = EventPage(**both_languages(slug="webinar", live=False) | fields)
    index.add_child(instance=page)
    return publish(page)


def publish(page: EventPage, **changes: Any) -> EventPage:
    """Publish an event with other words or facts, as the editor's button does."""
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def read(address: str, moment: str = "2030-06-01T00:00Z", **headers: str) -> Any:
    """Open an address at a moment."""
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        return Client().get(address, headers=headers)


def main_of(address: str, moment: str = "2030-06-01T00:00Z") -> str:
    """Return the main part of a page as it is at a moment."""
    response = read(address, moment)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]
