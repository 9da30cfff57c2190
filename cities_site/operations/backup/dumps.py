"""The database as one stream, and back: by the programs of PostgreSQL or the library of SQLite."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.db import connection, connections, transaction

from cities_site.operations.databases import second_database

# Where PostgreSQL's own packages put its programs, the newest last.
PROGRAMS = "/usr/lib/postgresql"
# The former content while another is put in its place.
FORMER_SCHEMA = "before_restore"


class DatabaseError(Exception):
    """The database could not be written out or read in; the message says why."""


@contextmanager
def dumped(folder: Path, examine: Callable[[str], Any]) -> Iterator[tuple[IO[bytes], Any]]:
    """Yield the database as one stream, and what `examine` finds in exactly that state.

    `examine` gets the alias of a database that holds the dumped state.  `folder` is for files
    that are gone afterwards.
    """
    dump = _dumped_from_postgresql if connection.vendor == "postgresql" else _dumped_from_sqlite
    with dump(folder, examine) as result:
        yield result


@contextmanager
def _dumped_from_postgresql(
    folder: Path, examine: Callable[[str], Any]
) -> Iterator[tuple[IO[bytes], Any]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        found = examine(connection.alias)
        command = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges"]
        with _program([*command, f"--snapshot={snapshot}"], stdout=subprocess.PIPE) as process:
            yield process.stdout, found


@contextmanager
def _dumped_from_sqlite(
    folder: Path, examine: Callable[[str], Any]
) -> Iterator[tuple[IO[bytes], Any]]:
    copy = folder / "database.sqlite3"
    copy.unlink(missing_ok=True)
    connection.ensure_connection()
    try:
        target = sqlite3.connect(copy)
        try:
            # In one step: writers go on beside it, and none of their half work is copied.
            connection.connection.backup(target)
        finally:
            target.close()
        with second_database(_settings_of(copy)) as alias:
            found = examine(alias)
        with copy.open("rb") as stream:
            yield stream, found
    finally:
        for path in folder.glob(copy.name + "*"):
            path.unlink()


def is_empty() -> bool:
    """Return whether the site's database has no tables."""
    return not connection.introspection.table_names()


@contextmanager
def put_in_place(replace: bool) -> Iterator[tuple[IO[bytes], Callable[[], str]]]:
    """Yield a stream to write a dump to, and what to call when all is written.

    That returns the alias of a database with what was written.  When the block ends without an
    error, it is the site's database; after an error the former one is untouched.
    """
    if connection.vendor == "postgresql":
        with _into_postgresql(replace) as result:
            yield result
    else:
        with _into_sqlite() as result:
            yield result


@contextmanager
def _into_postgresql(replace: bool) -> Iterator[tuple[IO[bytes], Callable[[], str]]]:
    if replace:
        if _former_is_there():
            # A restore was killed: what it wrote is not complete, and is written anew.
            _bring_former_back()
        _execute(f"ALTER SCHEMA public RENAME TO {FORMER_SCHEMA}", "CREATE SCHEMA public")
    command = ["pg_restore", "--single-transaction", "--exit-on-error", "--no-owner"]
    try:
        with _program([*command, "--no-privileges"], stdin=subprocess.PIPE) as process:

            def written() -> str:
                _wait_for(process)
                connection.close()
                return connection.alias

            yield process.stdin, written
    except BaseException:
        connection.close()
        if replace:
            _bring_former_back()
        raise
    if replace:
        _execute(f"DROP SCHEMA {FORMER_SCHEMA} CASCADE")


def _former_is_there() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [FORMER_SCHEMA])
        return cursor.fetchone() is not None


def _bring_former_back() -> None:
    _execute("DROP SCHEMA public CASCADE", f"ALTER SCHEMA {FORMER_SCHEMA} RENAME TO public")


@contextmanager
def _into_sqlite() -> Iterator[tuple[IO[bytes], Callable[[], str]]]:
    """Write a file beside the site's database, which takes its place in one step."""
    database = Path(connection.settings_dict["NAME"])
    restored = database.with_name(database.name + ".restored")
    with restored.open("wb") as stream, second_database(_settings_of(restored)) as alias:

        def written() -> str:
            stream.close()
            return alias

        yield stream, written
    connections[connection.alias].close()
    for ending in ("-wal", "-shm"):
        restored.with_name(restored.name + ending).unlink(missing_ok=True)
        database.with_name(database.name + ending).unlink(missing_ok=True)
    restored.replace(database)


def _settings_of(file: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}


def _execute(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def _program(command: list[str], **streams: Any) -> Iterator[subprocess.Popen]:
    """Run one of PostgreSQL's programs on the site's database; raises DatabaseError if it fails."""
    arguments, environment = connection.client.settings_to_cmd_args_env(
        connection.settings_dict, []
    )
    # The first is psql itself and the last is the database; the password is in the environment.
    command = [_found(command[0]), *command[1:], *arguments[1:-1], f"--dbname={arguments[-1]}"]
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(  # noqa: S603 - no word of a visitor is in it
            command, stderr=complaints, env=os.environ | (environment or {}), **streams
        )
        try:
            yield process
            _wait_for(process)
        except (BrokenPipeError, DatabaseError) as error:
            process.wait()
            complaints.seek(0)
            reason = complaints.read().decode(errors="replace").strip()
            raise DatabaseError(reason or str(error)) from error
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            _close(process.stdin)
            _close(process.stdout)


def _wait_for(process: subprocess.Popen) -> None:
    _close(process.stdin)
    if process.wait():
        raise DatabaseError(f"ended with status {process.returncode}")


def _close(stream: IO[bytes] | None) -> None:
    # What a program that has ended did not read any more is no error of its own.
    with suppress(BrokenPipeError):
        if stream:
            stream.close()


def _found(program: str) -> str:
    """Return the newest `program`, which reads servers of its own age and older ones."""
    folders = sorted(
        Path(PROGRAMS).glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True
    )
    for folder in folders:
        if (folder / program).exists():
            return str(folder / program)
    if found := shutil.which(program):
        return found
    raise DatabaseError(f"{program} is not installed: it comes with PostgreSQL's client programs")
