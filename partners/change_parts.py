"""Which part of the changes a program asks for: those since a moment, some at a time."""

import datetime
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

LAST_PART = 10_000
# In an address a plus sign that nobody encoded is a space.
_LOST_PLUS = re.compile(r" (?=\d\d:?\d\d$)")


class UnreadablePartError(ValueError):
    """The address asks for a part that cannot be understood; its argument is for the reader."""


@dataclass(frozen=True)
class Part:
    """Some of the changes: `size` of them, those with the given number of parts before them."""

    size: int
    number: int = 1
    since: datetime.datetime | None = None
    # As the address has it.
    since_written: str = ""

    @classmethod
    def of_request(cls, request: HttpRequest, size: int) -> "Part":
        """Read `since` and `page` from an address; raise UnreadablePartError for bad values."""
        written = request.GET.get("since", "").strip()
        since = moment(written) if written else None
        return cls(size, part_number(request.GET.get("page", "")), since, written)

    def next_query(self) -> str:
        """Return the query of the address of the part after this one."""
        since = {"since": self.since_written} if self.since else {}
        return urlencode(since | {"page": self.number + 1})


def moment(written: str) -> datetime.datetime:
    """Return the moment that an ISO 8601 date or date-time names, in UTC where it says no zone.

    Raises UnreadablePartError for anything else.
    """
    try:
        found = parse_datetime(_LOST_PLUS.sub("+", written)) or parse_date(written)
        if isinstance(found, datetime.date) and not isinstance(found, datetime.datetime):
            found = datetime.datetime.combine(found, datetime.time.min)
        if found:
            aware = found if timezone.is_aware(found) else found.replace(tzinfo=datetime.UTC)
            return aware.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        pass
    raise UnreadablePartError(
        _("“since” must be a date or a date and time, such as 2026-03-05 or 2026-03-05T08:00:00Z.")
    )


def part_number(written: str) -> int:
    """Return the number of a part; raise UnreadablePartError where there can be none."""
    try:
        number = int(written or 1)
    except ValueError:
        number = 0
    if not 1 <= number <= LAST_PART:
        raise UnreadablePartError(_("“page” must be a number from 1 on."))
    return number
