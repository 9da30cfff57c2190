"""Events as iCalendar objects (RFC 5545), in the words of one language.

An event has one UID in both languages: it is one meeting, and whoever takes up the file of the
other language gets other words for it, not a second entry. The UID is the random key that the
page got when it was made, so no change of address, host or date touches it. There is no
ORGANIZER, which the standard keeps for meetings that are scheduled by mail; organizers stand in
the description.
"""

import datetime
import re
from collections.abc import Iterable, Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from cities_site.bilingual.languages import active_language, language_tag, words
from news.choices import EventMode, EventStatus
from news.event_times import ONE_DAY
from news.models import EventPage
from news.presentation.event import moments_of_change, taking_part
from partners.references import refer_to

PRODUCT = "-//Cities Project//Events//EN"
# How often a subscriber's calendar should ask for changes.
REFRESH = datetime.timedelta(hours=6)
STATUSES = {
    EventStatus.SCHEDULED: "CONFIRMED",
    EventStatus.HELD: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}
# What a line of the file cannot hold once white space is made plain.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def calendar_of(
    events: Iterable[EventPage], request: HttpRequest, now: datetime.datetime
) -> Calendar:
    """Return the events in the active language with the zones that their times need.

    The events come from `for_calendar()`. The same events at the same moment give the same bytes.
    """
    events = list(events)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for event in events:
        calendar.add_component(_component(event, request, now))
    zones = sorted(calendar.get_missing_tzids())
    if zones:
        # The rules of the years concerned: all that were ever in force take kilobytes a zone.
        first = min(event.start_date.year for event in events)
        last = max(event.published_time.last_date.year for event in events)
        span = {
            "first_date": datetime.date(first - 1, 1, 1),
            "last_date": datetime.date(last + 2, 1, 1),
        }
        calendar.subcomponents[:0] = [_zone_rules(zone, **span) for zone in zones]
    return calendar


def _zone_rules(zone: str, **span: datetime.date) -> Timezone:
    """Return the rules of an IANA zone for a span of time.

    The library dates the beginning of summer time by the first time after the gap; the standard
    (RFC 5545, 3.6.5) by what the clock showed when the gap came.
    """
    rules = Timezone.from_tzid(zone, **span)
    for rule in rules.subcomponents:
        gap = rule.TZOFFSETTO - rule.TZOFFSETFROM
        if gap <= datetime.timedelta(0):
            continue
        rule.DTSTART -= gap
        if "RDATE" in rule:
            rule.add("rdate", [moment.dt - gap for moment in rule.pop("RDATE").dts])
    return rules


def name_calendar(calendar: Calendar, name: str, address: str) -> None:
    """Say what a calendar to subscribe to is called, where it comes from and when to ask again.

    RFC 7986 has names for it; the older ones are those that most programs read.
    """
    in_language = {"LANGUAGE": language_tag(active_language())}
    for key in ("name", "x-wr-calname"):
        calendar.add(key, plain(name), parameters=in_language)
    calendar.add("source", address, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")


def changed_at(event: EventPage, now: datetime.datetime) -> datetime.datetime:
    """Return when what a calendar holds of an event last changed, to the second, in UTC.

    It follows publications of the event and of its organizers, and the clock: links to register
    and to join come and go by themselves.
    """
    published = event.last_published_at or event.latest_revision_created_at or now
    moments = [published]
    moments += [
        row.partner.last_published_at
        for row in event.organisers.all()
        if row.partner.last_published_at
    ]
    if event.registration_url or event.join_url:
        moments += [moment for moment in moments_of_change(event) if moment <= now]
    latest = max(moment.astimezone(datetime.UTC) for moment in moments)
    return latest.replace(microsecond=0)


def plain(text: object) -> str:
    """Return a text on one line, without what iCalendar cannot hold."""
    return CONTROL_CHARACTERS.sub("", " ".join(str(text).split()))


def _component(event: EventPage, request: HttpRequest, now: datetime.datetime) -> Event:
    language = active_language()
    changed = changed_at(event, now)
    in_language = {"LANGUAGE": language_tag(language)}
    address = event.url_in(language, request, full=True) or ""
    component = Event()
    component.add("uid", str(event.translation_key))
    # Without a METHOD, the stamp is the time of the last revision (RFC 5545, 3.8.7.2).
    component.add("dtstamp", changed)
    component.add("last-modified", changed)
    component.add("sequence", _sequence(event))
    _add_times(component, event)
    component.add("status", STATUSES[EventStatus(event.status)])
    blocks_time = event.starts_at and not event.is_called_off
    component.add("transp", "OPAQUE" if blocks_time else "TRANSPARENT")
    component.add("summary", _title(event), parameters=in_language)
    description = "\n".join(plain(line) for line in _description(event, address, now))
    component.add("description", description, parameters=in_language)
    if place := _place(event):
        component.add("location", plain(place), parameters=in_language)
    component.add("categories", [str(event.get_kind_display())], parameters=in_language)
    if address:
        component.add("url", address)
    return component


def _sequence(event: EventPage) -> int:
    """Number the publications of an event by their distance from the first one, in seconds.

    It grows with every publication, of an older text as well, and so it never falls.
    """
    first, last = event.first_published_at, event.last_published_at
    return max(0, int((last - first).total_seconds())) if first and last else 0


def _add_times(component: Event, event: EventPage) -> None:
    """Add days where only days were published, and times in the zone of the event otherwise."""
    times = event.published_time
    if times.starts_at is None:
        component.add("dtstart", times.start_date)
        component.add("dtend", times.last_date + ONE_DAY)
        return
    component.add("dtstart", times.starts_at)
    # An end that was not published is left out, except that it must be on the last day.
    if times.ends_at or times.last_date != times.start_date:
        component.add("dtend", times.closes_at)


def _title(event: EventPage) -> str:
    """Return the headline; programs that show no status need the word before it."""
    headline = plain(words(event, "headline"))
    if not event.is_called_off:
        return headline
    return _("%(facet)s: %(value)s") % {"facet": event.get_status_display(), "value": headline}


def _place(event: EventPage) -> str:
    if venue := words(event, "venue"):
        return venue
    return str(event.get_mode_display()) if event.mode == EventMode.ONLINE else ""


def _description(event: EventPage, address: str, now: datetime.datetime) -> Iterator[str]:
    """Yield what the page tells at this moment, a line each."""
    offered = taking_part(event, now)
    language = active_language()

    def labelled(label: str, value: str) -> str:
        return _("%(facet)s: %(value)s") % {"facet": label, "value": value}

    if event.is_called_off:
        yield labelled(event.get_status_display(), words(event, "status_reason"))
    if summary := words(event, "summary"):
        yield summary
    if event.starts_at is None:
        yield _("Time not published")
    for row in event.organisers.all():
        yield labelled(row.get_role_display(), refer_to(row.partner, language).name)
    if offered["registration_url"]:
        yield labelled(_("Register"), offered["registration_url"])
    if offered["join_url"]:
        yield labelled(_("Join online"), offered["join_url"])
    if offered["join_comes_later"]:
        yield _("The link to join appears on the page of the event on its day.")
    if address:
        yield address
