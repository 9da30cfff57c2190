"""The database the site uses, from one address: PostgreSQL in production, else one SQLite file."""

from pathlib import Path
from typing import Any

import dj_database_url

# Seconds that a connection waits for another writer before it reports "database is locked".
SQLITE_BUSY_TIMEOUT = 20
# Seconds that a connection waits for a server that may be gone before it asks the other one.
CONNECT_TIMEOUT = 3


def database_from(url: str | None, sqlite_file: Path, *, pooled: bool = False) -> dict[str, Any]:
    """Return Django's settings for the database at `url`, or for `sqlite_file` without one.

    SQLite takes its write lock when a transaction begins (`IMMEDIATE`), keeps readers and the
    writer apart (WAL) and waits for its turn: with Django's defaults two editors who save at
    the same moment get "database is locked".  `pooled` turns on psycopg's connection pool.
    """
    database = dj_database_url.parse(url or f"sqlite:///{sqlite_file}", conn_health_checks=True)
    database["ATOMIC_REQUESTS"] = True
    options = database.setdefault("OPTIONS", {})
    if database["ENGINE"].endswith("sqlite3"):
        options |= {
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_BUSY_TIMEOUT,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif pooled:
        # A pool and Django's persistent connections exclude each other.
        database["CONN_MAX_AGE"] = 0
        # A database that is away is told after three seconds: caches then show what they have.
        options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 3}
    return database


def with_standby(database: dict[str, Any], standby: str) -> dict[str, Any]:
    """Return the settings of `database` with a second server, `standby` as "host:port".

    Connections go to whichever of the two accepts writes.  Once the standby has been promoted, the
    site uses it without a restart.  Raises ValueError for what is no such address.
    """
    if not standby:
        return database
    host, colon, port = standby.rpartition(":")
    if not (host and colon and port.isdigit()):
        raise ValueError(standby)
    options = {"target_session_attrs": "read-write", "connect_timeout": CONNECT_TIMEOUT}
    return database | {
        "HOST": f"{database['HOST']},{host}",
        "PORT": f"{database['PORT'] or 5432},{port}",
        "OPTIONS": database["OPTIONS"] | options,
    }
