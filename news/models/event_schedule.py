"""When an event takes place, as far as that was published, and whether it still will."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from cities_site.library.filters import FIRST_YEAR, LAST_YEAR
from news.choices import EventPhase, EventStatus, TimePrecision
from news.event_times import EventTime, date_with_weekday, offset_in_words
from news.validators import validate_time_zone


class ScheduledEvent(models.Model):
    """The dates, times and state of an event; use it before `BasePage`.

    Weekdays, other zones and whether the event is over are computed and never stored, so that
    they cannot contradict the date.
    """

    start_date = models.DateField(
        _("start date"), help_text=_("Give the date on which the event begins, where it is held.")
    )
    start_time = models.TimeField(
        _("start time"),
        null=True,
        blank=True,
        help_text=_("Give the time where it is held; leave empty if it was not published."),
    )
    end_date = models.DateField(
        _("end date"),
        null=True,
        blank=True,
        help_text=_("Give the last date if the event takes more than one day."),
    )
    end_time = models.TimeField(
        _("end time"),
        null=True,
        blank=True,
        help_text=_("Give the time at which it ends; leave empty if it was not published."),
    )
    date_precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=TimePrecision.choices,
        default=TimePrecision.DAY,
        help_text=_("Choose “date only” if no time was published."),
    )
    timezone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[validate_time_zone],
        help_text=_("Give the IANA name of the zone of the place, such as Asia/Shanghai."),
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=EventStatus.choices,
        default=EventStatus.SCHEDULED,
        help_text=_("Change it if the event is put off or called off, or once it was held."),
    )
    status_reason = models.CharField(
        _("reason"),
        max_length=255,
        blank=True,
        help_text=_("Say why the event was put off or called off."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse times that contradict each other or that no reader could place."""
        super().clean()
        errors = {
            name: _("Give a year between 1945 and 2100.")
            for name in ("start_date", "end_date")
            if (date := getattr(self, name)) and not FIRST_YEAR <= date.year <= LAST_YEAR
        }
        if self.date_precision == TimePrecision.MINUTE:
            if self.start_time is None:
                errors["start_time"] = _("A date and time needs the time of the start.")
            if not self.timezone:
                errors["timezone"] = _("A time needs its time zone.")
        elif self.start_time is not None or self.end_time is not None:
            errors["date_precision"] = _("Choose “date and time”, or leave the times empty.")
        if self.start_date and self._ends_before_it_starts():
            errors["end_time" if self.end_time else "end_date"] = _(
                "The event must end after it begins."
            )
        if not errors and self._is_held_too_early():
            errors["status"] = _("An event that lies ahead has not been held yet.")
        if errors:
            raise ValidationError(errors)

    def _ends_before_it_starts(self) -> bool:
        if self.end_date and self.end_date != self.start_date:
            return self.end_date < self.start_date
        return bool(self.start_time and self.end_time and self.end_time <= self.start_time)

    def _is_held_too_early(self) -> bool:
        if self.status != EventStatus.HELD or not self.start_date:
            return False
        return self.published_time.phase_at(timezone.now()) == EventPhase.UPCOMING

    @property
    def published_time(self) -> EventTime:
        """What was published of the event's date and time."""
        return EventTime(
            start_date=self.start_date,
            start_time=self.start_time,
            end_date=self.end_date,
            end_time=self.end_time,
            precision=self.date_precision,
            time_zone=self.timezone,
        )

    @property
    def starts_at(self) -> datetime.datetime | None:
        """The instant of the start, or None when only the date was published."""
        return self.published_time.starts_at

    @property
    def ends_at(self) -> datetime.datetime | None:
        """The instant of the end, or None when its time was not published."""
        return self.published_time.ends_at

    def status_at(self, now: datetime.datetime) -> EventPhase:
        """Return what readers are told at a moment: the editor's word first, then the clock's."""
        if self.status == EventStatus.POSTPONED:
            return EventPhase.POSTPONED
        if self.status == EventStatus.CANCELLED:
            return EventPhase.CANCELLED
        return self.published_time.phase_at(now)

    @property
    def is_called_off(self) -> bool:
        """Whether an editor put the event off or called it off."""
        return self.status in {EventStatus.POSTPONED, EventStatus.CANCELLED}

    @property
    def start_offset(self) -> str:
        """How far the zone of the event is from UTC at its start, or "" without a time."""
        return offset_in_words(self.starts_at) if self.starts_at else ""

    @property
    def phase(self) -> EventPhase:
        """What readers are told now."""
        return self.status_at(timezone.now())

    @property
    def start_in_words(self) -> str:
        """The first date with its weekday."""
        return date_with_weekday(self.start_date)

    @property
    def end_in_words(self) -> str:
        """The last date with its weekday, or "" for an event of one day."""
        if self.end_date is None or self.end_date == self.start_date:
            return ""
        return date_with_weekday(self.end_date)

    @property
    def end_in_short(self) -> str:
        """The last date as a ticket has room for it, or "" for an event of one day."""
        if not self.end_in_words:
            return ""
        same_year = self.end_date.year == self.start_date.year
        return formats.date_format(
            self.end_date, "MONTH_DAY_FORMAT" if same_year else "DATE_FORMAT"
        ).replace(" ", "\N{NO-BREAK SPACE}", 1)
