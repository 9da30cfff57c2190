"""The list of events: what lies ahead first, right at the moment, and a calendar to follow it."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from news.models import EventPage
from tests.library.makers import ADDRESS_LANGUAGES, add_public
from tests.news.events import DAY, EVENING, main_of, make_events, read

pytestmark = pytest.mark.django_db

HEADINGS = {"en": ("Upcoming events", "Past events"), "zh-hans": ("近期活动", "往期活动")}


def listed(language: str, moment: str, query: str = "") -> tuple[list[str], list[str]]:
    """Return the slugs of the events that are ahead and of those that are over, in order."""
    html = main_of(f"/{language}/events/{query}", moment)
    ahead, past = HEADINGS[language]
    before, _heading, after = html.partition(f">{past}</h2>")
    if f">{ahead}</h2>" not in before:
        assert "ticketed" not in before
    assert html.count("<h2") == (f">{ahead}</h2>" in html) + bool(after)
    return tuple(re.findall(r'href="/[\w-]+/events/([\w-]+)/"', part) for part in (before, after))


def add(index: Any, slug: str, **fields: Any) -> None:
    add_public(index, EventPage, slug=slug, **fields)


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_what_lies_ahead_comes_soonest_first_and_what_is_over_latest_first(language) -> None:
    index = make_events()
    for number, day in enumerate((1, 20, 10, 30)):
        add(index, f"before-{number}", start_date=date(2030, 5, day))
        add(index, f"after-{number}", start_date=date(2030, 7, day))
    add(index, "running", start_date=date(2030, 5, 31), end_date=date(2030, 6, 30))
    add(index, "late-that-day", **EVENING | {"start_date": date(2030, 7, 1)})
    add(index, "called-off", start_date=date(2030, 7, 2), status="cancelled")

    assert listed(language, "2030-06-15T00:00Z") == (
        ["running", "after-0", "late-that-day", "called-off", "after-2", "after-1", "after-3"],
        ["before-3", "before-1", "before-2", "before-0"],
    )


@pytest.mark.parametrize(
    ("fields", "closes"),
    [
        # A day is over at its midnight in Shanghai and New York, a time at its minute.
        (DAY | {"timezone": "Asia/Shanghai"}, "2030-06-30T16:00Z"),
        (DAY | {"timezone": "America/New_York"}, "2030-07-01T04:00Z"),
        (DAY | {"timezone": "Pacific/Kiritimati"}, "2030-06-30T10:00Z"),
        (DAY | {"timezone": "Etc/GMT+12"}, "2030-07-01T12:00Z"),
        (DAY, "2030-07-01T00:00Z"),
        (EVENING, "2030-06-30T13:30Z"),
        (EVENING | {"timezone": "America/New_York"}, "2030-07-01T01:30Z"),
        (EVENING | {"end_time": None, "end_date": date(2030, 7, 1)}, "2030-07-01T16:00Z"),
        (
            EVENING | {"start_time": time(0, 0), "end_time": time(0, 1)},
            "2030-06-29T16:01Z",
        ),
        (EVENING | {"status": "postponed"}, "2030-06-30T13:30Z"),
    ],
)
def test_an_event_goes_over_to_the_past_at_the_moment_it_ends(fields, closes: str) -> None:
    add(make_events(), "event", **fields)
    moment = datetime.fromisoformat(closes)

    for distance in (timedelta(seconds=1), timedelta(hours=3), timedelta(days=2)):
        assert listed("en", (moment - distance).isoformat()) == (["event"], [])
        assert listed("en", (moment + distance).isoformat()) == ([], ["event"])


def test_filters_and_pages_keep_the_order() -> None:
    index = make_events()
    for day in range(1, 11):
        add(index, f"past-{day}", start_date=date(2030, 5, day))
        add(index, f"next-{day}", start_date=date(2030, 7, day), kind="workshop")
    moment = "2030-06-15T00:00Z"

    first, second = (listed("en", moment, f"?page={number}") for number in (1, 2))

    assert first == ([f"next-{day}" for day in range(1, 11)], ["past-10", "past-9"])
    assert second == ([], [f"past-{day}" for day in range(8, 0, -1)])
    assert listed("en", moment, "?kind=workshop") == (first[0], [])
    assert listed("en", moment, "?kind=webinar")[0] == []


def test_readers_are_told_that_nothing_lies_ahead() -> None:
    add(make_events(), "past", **DAY)
    told = "目前没有即将举行的活动。"

    assert told in main_of("/zh-hans/events/", "2031-01-01T00:00Z")
    assert told not in main_of("/zh-hans/events/", "2030-01-01T00:00Z")
    assert told not in main_of("/zh-hans/events/?kind=webinar", "2031-01-01T00:00Z")


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_the_list_offers_its_calendar_with_the_filters_in_force(language: str) -> None:
    add(make_events(), "event", **DAY)
    calendar = f"testserver/{language}/events/calendar.ics"
    query = "?kind=webinar&amp;year=2030"

    html = read(f"/{language}/events/?year=2030&kind=webinar&lang=all&page=1").content.decode()

    assert f'href="webcal://{calendar}{query}"' in html
    assert f'href="http://{calendar}{query}"' in html
    [link] = re.findall(r'<link rel="alternate" type="text/calendar"[^>]*>', html)
    assert f'href="http://{calendar}"' in link
    assert read(f"/{language}/events/calendar.ics").status_code == 200


def test_a_list_costs_the_same_for_two_events_and_for_many(django_assert_num_queries) -> None:
    index = make_events()
    for number in range(30):
        add(index, f"event-{number}", start_date=date(2030, 6, 1 + number))
        if number in (1, 29):
            main_of("/en/events/", "2030-06-15T00:00Z")
            with django_assert_num_queries(0):
                main_of("/en/events/", "2030-06-15T00:00Z")
