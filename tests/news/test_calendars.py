"""Events as calendar files: read back by a library, they say what the record says."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from dateutil.tz import tzical
from django.test import Client
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from cities_site.bilingual.languages import language_tag
from cities_site.freshness.page_cache import FOR_READERS
from news.models import EventOrganiser, EventPage
from news.validators import known_time_zones
from partners.models import PartnerIndexPage, PartnerPage
from tests.library.makers import ADDRESS_LANGUAGES, add_public, make_index
from tests.news.events import DAY, ELSEWHERE, EVENING, make_event, make_events, publish, read

pytestmark = pytest.mark.django_db

REASONS = {"status_reason_en": "The hall is closed.", "status_reason_zh_hans": "场馆关闭。"}
FILE = "/{}/events/webinar/event.ics"
FEED = "/{}/events/calendar.ics"


def calendar(address: str, moment: str = "2030-06-01T00:00Z") -> Calendar:
    """Return a calendar that was read back, whose lines are as the standard wants them."""
    response = read(address, moment)
    assert response.status_code == 200, address
    lines = response.content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    return Calendar.from_ical(response.content)


def entry(address: str, moment: str = "2030-06-01T00:00Z") -> Any:
    """Return the only event of a calendar."""
    [event] = calendar(address, moment).events
    return event


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_a_file_says_what_the_record_says(language: str) -> None:
    venue = {"venue_en": "Town hall; room 2, left", "venue_zh_hans": "市政厅；二层"}
    # Longer than a line, and of characters of three octets.
    headlines = {"headline_en": "Cool, green cities", "headline_zh_hans": "绿色城市" * 30}
    page = make_event(make_events(), **EVENING, **venue, **headlines, mode="in_person")

    event = entry(FILE.format(language))

    suffix = language.replace("-", "_")
    for name, field in (("SUMMARY", "headline"), ("LOCATION", "venue")):
        assert event[name] == getattr(page, f"{field}_{suffix}")
        assert event[name].params["LANGUAGE"] == language_tag(language)
    assert getattr(page, f"summary_{suffix}") in event["DESCRIPTION"].splitlines()
    assert event["URL"] == f"http://testserver/{language}/events/webinar/"
    assert event.start == page.starts_at
    assert event.end == page.ends_at
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "OPAQUE")
    assert event["DTSTAMP"].dt == page.last_published_at.replace(microsecond=0)
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt


def test_an_answer_is_named_typed_and_may_be_kept_for_a_while() -> None:
    make_event(make_events(), **EVENING)
    addresses = [(FILE, "webinar.ics"), (FEED, "events.ics")]

    for language in ADDRESS_LANGUAGES:
        for address, name in addresses:
            response = read(address.format(language))
            assert response["Content-Type"] == "text/calendar; charset=utf-8"
            assert response["Content-Language"] == language_tag(language)
            assert response["Content-Disposition"] == f'inline; filename="{name}"'
            assert response["Cache-Control"] == FOR_READERS
            assert "Set-Cookie" not in response.headers
            same = read(address.format(language), **{"If-None-Match": response["ETag"]})
            assert (same.status_code, same.content) == (304, b"")
    assert Client().post(FILE.format("en")).status_code == 405


@pytest.mark.parametrize(
    ("fields", "end"),
    [({}, date(2030, 7, 1)), ({"end_date": date(2030, 7, 2)}, date(2030, 7, 3))],
)
def test_a_day_without_a_time_stays_a_day_and_its_end_is_the_day_after(fields, end) -> None:
    make_event(make_events(), **DAY, timezone="Asia/Shanghai", **fields)

    event = entry(FILE.format("en"))

    assert event["DTSTART"].to_ical() == b"20300630"
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTEND"].dt == end
    assert event["TRANSP"] == "TRANSPARENT"
    assert "Time not published" in event["DESCRIPTION"].splitlines()


def test_an_end_that_was_not_published_is_not_made_up() -> None:
    index = make_events()
    times = EVENING | {"end_time": None}
    make_event(index, **times)
    make_event(index, **times, slug="three-days", end_date=date(2030, 7, 2))

    assert "DTEND" not in entry(FILE.format("en"))
    # That it goes on until its last day is over was published.
    longer = entry("/en/events/three-days/event.ics")
    assert longer.end == datetime(2030, 7, 3, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        # Summer time begins in New York on 10 March 2030 at 2:00 and ends on 3 November.
        ("America/New_York", datetime(2030, 3, 10, 1, 30)),
        ("America/New_York", datetime(2030, 3, 10, 3, 30)),
        ("America/New_York", datetime(2030, 11, 2, 12, 0)),
        ("America/New_York", datetime(2030, 11, 3, 12, 0)),
        ("Europe/Rome", datetime(2030, 3, 31, 3, 15)),
        ("Asia/Kathmandu", datetime(2030, 6, 30, 9, 0)),
        ("America/Sao_Paulo", datetime(2030, 1, 1, 0, 0)),
    ],
)
def test_a_program_that_knows_no_zones_reads_the_same_instant(zone: str, moment) -> None:
    page = make_event(
        make_events(),
        date_precision="minute",
        timezone=zone,
        start_date=moment.date(),
        start_time=moment.time(),
    )

    read_back = calendar(FILE.format("en"))

    # Another library works out the offset from the rules in the file alone.
    rules = tzical(StringIO(read_back.timezones[0].to_ical().decode())).get(zone)
    assert read_back.events[0]["DTSTART"].to_ical().decode() == f"{moment:%Y%m%dT%H%M%S}"
    assert moment.replace(tzinfo=rules).astimezone(UTC) == page.starts_at.astimezone(UTC)


def test_every_zone_that_editors_may_choose_can_be_written() -> None:
    index = make_events()
    zones = sorted(known_time_zones())[::40] + ["UTC", "Etc/GMT+5", "US/Eastern"]
    for number, zone in enumerate(zones):
        add_public(index, EventPage, **EVENING | {"timezone": zone}, slug=f"event-{number}")

    read_back = calendar(FEED.format("en"))

    assert len(read_back.events) == len(zones)
    assert read_back.get_missing_tzids() == set()
    expected = {page.starts_at.astimezone(UTC) for page in EventPage.objects.all()}
    assert {event.start.astimezone(UTC) for event in read_back.events} == expected


@pytest.mark.parametrize(
    ("status", "written", "words"),
    [
        ("cancelled", "CANCELLED", ("Cancelled: ", "已取消：")),
        ("postponed", "TENTATIVE", ("Postponed: ", "已延期：")),
    ],
)
def test_an_event_that_was_called_off_says_so_and_why(status, written, words) -> None:
    page = make_event(make_events(), **EVENING, status=status, **REASONS, join_url=ELSEWHERE)

    for language, word in zip(ADDRESS_LANGUAGES, words, strict=True):
        event = entry(FILE.format(language), "2030-06-30T12:00Z")
        suffix = language.replace("-", "_")
        assert (event["STATUS"], event["TRANSP"]) == (written, "TRANSPARENT")
        assert event["SUMMARY"] == word + getattr(page, f"headline_{suffix}")
        assert event["DESCRIPTION"].startswith(word + REASONS[f"status_reason_{suffix}"])
        assert ELSEWHERE not in event["DESCRIPTION"]


def test_organizers_are_named_without_an_address_that_nobody_gave() -> None:
    index = make_events()
    partners = make_index(index.get_parent(), PartnerIndexPage, "partners")
    partner = add_public(
        partners, PartnerPage, headline_en="City league", kind="network", registry_status="partner"
    )
    page = make_event(index, **EVENING)
    page.organisers = [EventOrganiser(partner=partner, role="joint_organizer")]
    publish(page)

    event = entry(FILE.format("en"))

    assert "Joint organizer: City league" in event["DESCRIPTION"].splitlines()
    assert "ORGANIZER" not in event
    assert b"mailto:" not in event.to_ical().lower()


def test_links_are_in_the_file_while_the_page_shows_them() -> None:
    links = {"join_url": f"{ELSEWHERE}join", "registration_url": f"{ELSEWHERE}register"}
    page = make_event(make_events(), **EVENING, **links, registration_deadline=date(2030, 6, 29))
    file = FILE.format("zh-hans")

    def shown(moment: str) -> list[str]:
        description = entry(file, moment)["DESCRIPTION"]
        return [name for name in ("register", "join") if f"{ELSEWHERE}{name}" in description]

    moments = {
        "2030-06-29T15:59Z": ["register"],
        "2030-06-29T16:00Z": ["join"],
        "2030-06-30T13:29Z": ["join"],
        "2030-06-30T13:30Z": [],
    }
    assert {moment: shown(moment) for moment in moments} == moments
    # Whoever asks only for what has changed since learns of it too.
    for moment in ("2030-06-29T16:00Z", "2030-06-30T13:30Z"):
        before = (datetime.fromisoformat(moment) - timedelta(seconds=1)).isoformat()
        since = {"If-Modified-Since": read(file, before)["Last-Modified"]}
        assert read(file, before, **since).status_code == 304
        assert read(file, moment, **since).status_code == 200
    assert page.join_url


def test_an_event_is_one_in_both_languages_and_keeps_its_identity() -> None:
    page = make_event(make_events(), **EVENING)
    identity = entry(FILE.format("en"))["UID"]
    assert entry(FILE.format("zh-hans"))["UID"] == identity

    publish(page, slug="renamed", headline_en="Renamed", start_date=date(2030, 7, 30))

    assert entry("/en/events/renamed/event.ics")["UID"] == identity
    elsewhere = Client().get("/en/events/renamed/event.ics", headers={"Host": "localhost"})
    assert Calendar.from_ical(elsewhere.content).events[0]["UID"] == identity


def test_the_sequence_grows_with_each_publication_and_after_going_back() -> None:
    def written() -> tuple[int, datetime]:
        event = entry(FILE.format("en"))
        return event["SEQUENCE"], event["LAST-MODIFIED"].dt

    index, states = make_events(), []
    with time_machine.travel(datetime(2030, 1, 1, tzinfo=UTC), tick=False) as clock:
        page = make_event(index, **EVENING)
        first = page.latest_revision
        states.append(written())
        for change in ({"start_time": time(19)}, {"status": "cancelled"} | REASONS):
            clock.shift(60)
            page = publish(page, **change)
            states.append(written())
        clock.shift(60)
        first.publish()
        states.append(written())
        page = EventPage.objects.get(pk=page.pk)
        page.unpublish()
        clock.shift(60)
        publish(EventPage.objects.get(pk=page.pk))
        states.append(written())

    assert states[0][0] == 0
    for earlier, later in zip(states, states[1:], strict=False):
        assert earlier[0] < later[0]
        assert earlier[1] < later[1]
    assert entry(FILE.format("en"))["STATUS"] == "CONFIRMED"
    assert entry(FILE.format("en")).start.time() == time(20)


def test_only_what_everybody_may_read_in_a_language_is_in_its_calendar() -> None:
    index = make_events()
    make_event(index, **EVENING, slug="both")
    make_event(index, **EVENING, slug="english", public_zh_hans=False)
    make_event(index, **EVENING, slug="draft").unpublish()
    members = make_event(index, **EVENING, slug="members")
    PageViewRestriction.objects.create(page=members, restriction_type="login")

    def slugs(language: str) -> set[str]:
        return {event["URL"].split("/")[-2] for event in calendar(FEED.format(language)).events}

    assert slugs("en") == {"both", "english"}
    assert slugs("zh-hans") == {"both"}
    for language in ADDRESS_LANGUAGES:
        for slug in ("both", "english", "draft", "members", "nothing"):
            response = read(f"/{language}/events/{slug}/event.ics")
            assert response.status_code == (200 if slug in slugs(language) else 404), slug
        assert read(f"/{language}/events/both/calendar.ics").status_code == 404
        assert read(f"/{language}/events/event.ics").status_code == 404
        assert read(f"/{language}/calendar.ics").status_code == 404
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    assert read(FEED.format("en")).status_code == 404
    assert read("/en/events/both/event.ics").status_code == 404


def test_a_calendar_to_subscribe_to_names_itself_and_follows_the_filters_of_its_list() -> None:
    index = make_events()
    make_event(index, **EVENING, slug="webinar")
    make_event(index, **EVENING, slug="workshop", kind="workshop")
    make_event(index, **DAY | {"start_date": date(2019, 1, 1)}, slug="past", kind="workshop")

    whole = calendar(FEED.format("zh-hans"))
    narrowed = calendar(FEED.format("en") + "?kind=workshop&year=2030&lang=all&x=y")

    assert whole.calendar_name == "丝路城市项目：活动"
    assert len(whole.events) == 3
    assert [event["CATEGORIES"].cats for event in narrowed.events] == [["Workshop"]]
    assert narrowed["X-WR-CALNAME"] == "Cities Project: events · Type: Workshop · Year: 2030"
    source = "http://testserver/en/events/calendar.ics?kind=workshop&year=2030"
    assert narrowed["SOURCE"] == source
    assert narrowed["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    for nonsense in ("?kind=nothing", "?year=99999999", "?topic=%FF", "?page=-1"):
        assert len(calendar(FEED.format("en") + nonsense).events) == 3


def test_a_calendar_without_events_is_a_calendar() -> None:
    make_events()

    assert calendar(FEED.format("en")).events == []


def test_a_calendar_costs_the_same_for_two_events_and_for_many(
    django_assert_num_queries: Any,
) -> None:
    index = make_events()
    for number in range(40):
        add_public(index, EventPage, **EVENING, slug=f"event-{number}")
        if number in (1, 39):
            read(FEED.format("en"))
            with django_assert_num_queries(6):
                assert len(calendar(FEED.format("en")).events) == number + 1


def test_the_old_address_of_a_calendar_leads_to_the_new_one(
    django_capture_on_commit_callbacks: Any,
) -> None:
    index = make_events()
    page = make_event(index, **EVENING)
    for renamed, slug in ((page, "renamed"), (index, "meetings")):
        with django_capture_on_commit_callbacks(execute=True):
            renamed.slug = slug
            renamed.save_revision().publish()

    for language in ADDRESS_LANGUAGES:
        moved = read(f"/{language}/events/calendar.ics?kind=webinar")
        target = f"/{language}/meetings/calendar.ics?kind=webinar"
        assert (moved.status_code, moved["Location"]) == (301, target)
        response = Client().get(f"/{language}/events/webinar/event.ics", follow=True)
        assert response.status_code == 200
        assert response.request["PATH_INFO"] == f"/{language}/meetings/renamed/event.ics"
    # Where a page lies at its old address again but is not public, nothing leads in a circle.
    page.slug = "webinar"
    page.save()
    page.unpublish()
    assert read("/en/meetings/webinar/event.ics").status_code == 404


def test_characters_that_would_break_a_line_do_not() -> None:
    hostile = "Roofs\r\nATTENDEE:x\rBEGIN:VEVENT\x0b\x85\u2028END; and, \\n \x07walls"
    make_event(make_events(), **EVENING, headline_en=hostile, summary_en=hostile)

    event = entry(FILE.format("en"))

    assert event["SUMMARY"] == "Roofs ATTENDEE:x BEGIN:VEVENT END; and, \\n walls"
    assert "ATTENDEE" not in event
    assert event["DESCRIPTION"].splitlines()[0] == event["SUMMARY"]
