"""Stops work at its n-th write: by an exception in this process, or by killing one of its own."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITES = ("INSERT", "UPDATE", "DELETE")


class StoppedError(Exception):
    """The fault that is put in."""


class WriteCounter:
    """Counts writes to the database, and does `then` at the one that is chosen."""

    def __init__(self, chosen: int, then: Callable[[], None]) -> None:
        self.chosen, self.then, self.count = chosen, then, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES) and "operations_heartbeat" not in sql:
            self.count += 1
            if self.count == self.chosen:
                self.then()
        return execute(sql, params, many, context)


@contextmanager
def exception_at(write: int) -> Iterator[WriteCounter]:
    """Raise StoppedError in place of the `write`-th write."""

    def fail() -> None:
        raise StoppedError

    with connection.execute_wrapper(counter := WriteCounter(write, fail)):
        yield counter


def killed_at(write: int, work: Callable[[], Any]) -> bool:
    """Do `work` in a process that is killed before its `write`-th write; return whether it was."""
    connection.close()
    child = os.fork()
    if child == 0:
        with connection.execute_wrapper(
            WriteCounter(write, lambda: os.kill(os.getpid(), signal.SIGKILL))
        ):
            try:
                work()
            finally:
                connection.close()
                os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def writes_of(work: Callable[[], Any]) -> int:
    """Return the number of writes of `work`, done in a process that never commits them."""
    connection.close()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        counter = WriteCounter(-1, lambda: None)
        try:
            with connection.execute_wrapper(counter):
                connection.ensure_connection()
                connection.commit = connection.rollback
                connection.savepoint_commit = lambda sid: None
                work()
        finally:
            os.write(writing, str(counter.count).encode())
            connection.close()
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        count = int(stream.read() or 0)
    os.waitpid(child, 0)
    return count
