"""The day that a text speaks of, by which names in it are chosen."""

import datetime
from contextvars import ContextVar

# None where nothing is dated: the names of today are right there.
reference_date: ContextVar[datetime.date | None] = ContextVar("reference_date", default=None)


def as_date(value: datetime.date | datetime.datetime | None) -> datetime.date | None:
    """Return the day of a stored date or time."""
    return value.date() if isinstance(value, datetime.datetime) else value
