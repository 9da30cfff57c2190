"""Upcoming, live and ended follow from the clock and the place of the event."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine

from news.models import EventPage

# A page that is made asks for its type.
pytestmark = pytest.mark.django_db


def event(**fields) -> EventPage:
    return EventPage(**{"headline_en": "Webinar", "start_date": date(2020, 6, 30)} | fields)


def status_at(page: EventPage, moment: str) -> str:
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=UTC), tick=False):
        return page.status_at(datetime.now(UTC))


@pytest.mark.parametrize(
    ("zone", "moment", "status"),
    [
        # Midnight in Shanghai is 16:00 of the day before in UTC; in New York it is 04:00.
        ("Asia/Shanghai", "2020-06-29T15:59", "upcoming"),
        ("Asia/Shanghai", "2020-06-29T16:01", "live"),
        ("Asia/Shanghai", "2020-06-30T15:59", "live"),
        ("Asia/Shanghai", "2020-06-30T16:01", "ended"),
        ("America/New_York", "2020-06-30T03:59", "upcoming"),
        ("America/New_York", "2020-06-30T04:01", "live"),
        ("America/New_York", "2020-07-01T03:59", "live"),
        ("America/New_York", "2020-07-01T04:01", "ended"),
    ],
)
def test_a_day_begins_and_ends_at_midnight_of_its_place(zone, moment, status) -> None:
    assert status_at(event(timezone=zone), moment) == status


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        ("2020-06-30T11:59", "upcoming"),
        ("2020-06-30T12:30", "live"),
        ("2020-06-30T13:31", "ended"),
    ],
)
def test_an_event_with_a_time_follows_the_minute(moment: str, status: str) -> None:
    page = event(
        date_precision="minute",
        timezone="Asia/Shanghai",
        start_time=time(20, 0),
        end_date=date(2020, 6, 30),
        end_time=time(21, 30),
    )

    assert status_at(page, moment) == status


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_an_editor_says_wins_over_the_clock(status: str) -> None:
    assert status_at(event(status=status, timezone="UTC"), "2020-06-30T12:00") == status
