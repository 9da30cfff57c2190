"""The generation of the site: another value after every change of what readers may see.

It is counted from rows that are written in the transaction of the change itself, so that neither
a crash nor a rollback can part the two.  Whoever keeps something that was read from the database
keeps it under the generation that held *before* it was read, and asks again before using it.
"""

import time
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, router, transaction
from django.db.models import Sum
from django.dispatch import Signal

from cities_site.freshness.models import KEPT, Change

# Sent with `using` in the transaction that begins another generation.
generation_begins = Signal()

# The database that was asked, because a replica may be behind, and the sum of its marks.
Generation = tuple[str, int]

# What this process knows of each database, and until when it need not ask again.
_known: dict[str, tuple[Generation, float]] = {}


class _Writes:
    """The writes of a transaction in progress: called when it is committed, gone with a rollback.

    Django drops it from the connection when the savepoint that it belongs to is rolled back.
    """

    def __init__(self, change: Change, position: int) -> None:
        self.change = change
        self.position = position
        # What the transaction itself has read since.
        self.generation: Generation | None = None

    def __call__(self) -> None:
        forget()
        if self.change.pk % KEPT == 0:
            Change.objects.filter(pk__lt=self.change.pk - KEPT).delete()


_writes: WeakKeyDictionary = WeakKeyDictionary()


def current() -> Generation:
    """Return the generation that a query would read from now on.

    A process asks the database once in `FRESHNESS_SECONDS` at most, and at once after a commit of
    its own.  A transaction that has changed something has a generation of its own.  Raises
    django.db.Error where the database does not answer.
    """
    alias = router.db_for_read(Change)
    if writes := _writes_of(alias):
        if writes.generation is None:
            writes.generation = _read(alias)
        return writes.generation
    generation, asked_again_at = _known.get(alias, (None, 0.0))
    now = time.monotonic()
    if generation is None or now >= asked_again_at:
        generation = _read(alias)
        _known[alias] = generation, now + settings.FRESHNESS_SECONDS
    return generation


def last_known() -> Generation | None:
    """Return what `current` knew last; for when the database does not answer."""
    return _known.get(router.db_for_read(Change), (None, 0.0))[0]


def changed(using: str = DEFAULT_DB_ALIAS) -> None:
    """Begin a new generation with the transaction in progress, or at once outside of one.

    Writes to the database do this by themselves; call it for what is stored elsewhere.
    """
    writes = _writes_of(using)
    if writes and writes.generation is None:
        # Nobody has read anything since the last write of this transaction.
        return
    connection = connections[using]
    writes = _Writes(Change.objects.using(using).create(), len(connection.run_on_commit))
    _writes[connection] = writes
    transaction.on_commit(writes, using=using)
    generation_begins.send(Change, using=using)


def forget() -> None:
    """Ask the database again, whatever is known."""
    _known.clear()


def _read(alias: str) -> Generation:
    return alias, Change.objects.using(alias).aggregate(sum=Sum("mark"))["sum"] or 0


def _writes_of(alias: str) -> _Writes | None:
    """Return the writes of the transaction in progress on a connection, if there are any."""
    connection = connections[alias]
    if not connection.in_atomic_block:
        return None
    waiting = connection.run_on_commit
    latest = _writes.get(connection)
    if latest and latest.position < len(waiting) and waiting[latest.position][1] is latest:
        return latest
    # After the rollback of a savepoint, an earlier write of the transaction may be the latest.
    for position in range(len(waiting) - 1, -1, -1):
        if isinstance(found := waiting[position][1], _Writes):
            found.position = position
            _writes[connection] = found
            return found
    return None
