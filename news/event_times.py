"""When an event is: instants from a date and a zone, and what the clock says of them."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

from cities_site.freshness.moments import changes_at
from news.choices import EventPhase, TimePrecision

UTC = datetime.UTC
BEIJING = ZoneInfo("Asia/Shanghai")
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class EventTime:
    """The published date and time of an event; what was not published is None or ""."""

    start_date: datetime.date
    start_time: datetime.time | None
    end_date: datetime.date | None
    end_time: datetime.time | None
    precision: str
    time_zone: str

    @property
    def zone(self) -> datetime.tzinfo:
        """The event's zone; a day whose zone was not published is taken as a day in UTC."""
        return ZoneInfo(self.time_zone) if self.time_zone else UTC

    @property
    def starts_at(self) -> datetime.datetime | None:
        """The instant of the start, or None when only the date was published."""
        if self.precision != TimePrecision.MINUTE or not (self.start_time and self.time_zone):
            return None
        return datetime.datetime.combine(self.start_date, self.start_time, self.zone)

    @property
    def ends_at(self) -> datetime.datetime | None:
        """The instant of the end, or None when its time was not published."""
        if self.starts_at is None or self.end_time is None:
            return None
        return datetime.datetime.combine(self.last_date, self.end_time, self.zone)

    @property
    def last_date(self) -> datetime.date:
        """The date of the last day."""
        return self.end_date or self.start_date

    @property
    def opens_at(self) -> datetime.datetime:
        """The instant from which the event counts as going on: its start, or its first midnight."""
        return self.starts_at or self.midnight(self.start_date)

    @property
    def closes_at(self) -> datetime.datetime:
        """The instant from which the event counts as over.

        Without a published end an event goes on until its last day is over in its zone: nobody
        is told that an event has ended before it surely has.
        """
        return self.ends_at or self.midnight(self.last_date, after=True)

    def phase_at(self, now: datetime.datetime) -> EventPhase:
        """Tell whether the event lies ahead, is going on or is over."""
        # Aware datetimes of one zone compare by wall clock; UTC compares the instants.
        start, end, now = (
            moment.astimezone(UTC) for moment in (self.opens_at, self.closes_at, now)
        )
        changes_at([start, end])
        if now < start:
            return EventPhase.UPCOMING
        return EventPhase.LIVE if now < end else EventPhase.ENDED

    def midnight(self, date: datetime.date, after: bool = False) -> datetime.datetime:
        """Return the instant at which a date begins, or ends, in the event's zone."""
        if after:
            # The last representable day has no day after it.
            if date == datetime.date.max:
                return datetime.datetime.max.replace(tzinfo=UTC)
            date += ONE_DAY
        zone = UTC if date in (datetime.date.min, datetime.date.max) else self.zone
        return datetime.datetime.combine(date, datetime.time.min, zone)


def time_lines(times: EventTime, language: str) -> list[dict[str, str]]:
    """Write one instant in the host's zone and in the one that readers of the language know.

    English readers get UTC and Chinese readers Beijing time; the second line is left out when
    it would repeat the first.
    """
    if times.starts_at is None:
        return []
    second, second_label = (BEIJING, _("Beijing time")) if language == "zh-hans" else (UTC, "UTC")
    lines = [_time_line(times, times.zone, _host_zone(times))]
    if times.starts_at.astimezone(second).utcoffset() == times.starts_at.utcoffset():
        lines[0]["zone"] = second_label
        return lines
    return [*lines, _time_line(times, second, second_label)]


def _host_zone(times: EventTime) -> str:
    """Name the host's zone by its IANA identifier, whose place is not ours to name, and offset."""
    return _("host’s time: %(zone)s, %(offset)s") % {
        "zone": times.time_zone,
        "offset": offset_in_words(times.starts_at),
    }


def offset_in_words(moment: datetime.datetime) -> str:
    """Write how far a moment's zone is from UTC, alike in every language: UTC+5:45."""
    minutes = round(moment.utcoffset() / datetime.timedelta(minutes=1))
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def _time_line(times: EventTime, zone: datetime.tzinfo, label: str) -> dict[str, str]:
    start = times.starts_at.astimezone(zone)
    end = times.ends_at.astimezone(zone) if times.ends_at else None
    # An interval has spaces around its dash where its ends have spaces themselves.
    dash = "–"
    if end is None:
        end_text = ""
    elif end.date() == start.date():
        end_text = formats.time_format(end, "H:i")
    else:
        dash = " – "
        end_text = f"{date_with_weekday(end.date())} {formats.time_format(end, 'H:i')}"
    return {
        "zone": label,
        "start": f"{date_with_weekday(start.date())} {formats.time_format(start, 'H:i')}",
        "start_iso": start.isoformat(),
        "dash": dash,
        "end": end_text,
        "end_iso": end.isoformat() if end else "",
    }


def date_with_weekday(date: datetime.date) -> str:
    """Write a date with its weekday, which is computed so that the two never disagree."""
    return _("%(weekday)s, %(date)s") % {
        "weekday": formats.date_format(date, "l"),
        "date": formats.date_format(date, "DATE_FORMAT"),
    }
