"""A bound on the time that a search may take from the database."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

# How often SQLite asks whether there is time left, in steps of its virtual machine.
STEPS_BETWEEN_LOOKS = 1_000
# What PostgreSQL calls a statement that it ended, in appendix A of its manual.
QUERY_CANCELED = "57014"
# Until the transaction ends (true).  Compiling a plan takes longer than any search does.  Of a
# word that most entries have, PostgreSQL would read all entries instead of the index, as if
# comparing their texts, which are stored packed and elsewhere, cost nothing.
SEARCHING = """
    SELECT set_config('statement_timeout', %s, true),
           set_config('jit', 'off', true),
           set_config('enable_seqscan', 'off', true)
"""


class SearchTakesTooLongError(Exception):
    """The database was stopped because a search took longer than it may."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Run what is inside in a transaction of its own that is stopped when it takes too long.

    SQLite stops `seconds` after the beginning; PostgreSQL stops a statement that takes so long.
    Raises SearchTakesTooLongError; the connection can be used after it.
    """
    try:
        with transaction.atomic():
            _start(seconds)
            yield
    except OperationalError as error:
        if not _is_stopped(error.__cause__):
            raise
        raise SearchTakesTooLongError from error
    finally:
        if connection.vendor == "sqlite" and connection.connection:
            connection.connection.set_progress_handler(None, 0)


def _start(seconds: float) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            milliseconds = str(max(1, int(seconds * 1000)))
            cursor.execute(SEARCHING, [milliseconds])
    else:
        connection.ensure_connection()
        until = time.monotonic() + seconds
        connection.connection.set_progress_handler(
            lambda: time.monotonic() > until, STEPS_BETWEEN_LOOKS
        )


def _is_stopped(cause: BaseException | None) -> bool:
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT
    return getattr(cause, "sqlstate", None) == QUERY_CANCELED
