"""Until when an answer holds by itself, where it depends on the time of day."""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_moments: ContextVar[list[datetime.datetime] | None] = ContextVar("moments", default=None)


@contextmanager
def collected_moments() -> Iterator[list[datetime.datetime]]:
    """Collect the moments at which what is answered meanwhile would be answered otherwise."""
    collected: list[datetime.datetime] = []
    token = _moments.set(collected)
    try:
        yield collected
    finally:
        _moments.reset(token)


def changes_at(moments: Iterable[datetime.datetime]) -> None:
    """Say when the answer in progress would be another one; those that have passed count not."""
    collected = _moments.get()
    if collected is not None:
        now = timezone.now()
        collected += [moment for moment in moments if moment > now]
