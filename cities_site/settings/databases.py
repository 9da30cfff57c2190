"""The database the site uses, from one address: PostgreSQL in production, else one SQLite file."""

from pathlib import Path
from typing import Any

import dj_database_url

# Seconds that a connection waits for another writer before it reports "database is locked".
SQLITE_BUSY_TIMEOUT = 20


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
