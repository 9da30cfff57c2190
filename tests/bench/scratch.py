"""A database and folder for one measurement, gone afterwards."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit


@contextmanager
def scratch_environment(settings: str = "tests.bench.settings") -> Iterator[None]:
    """Point `settings` at a new folder and database; call it before Django starts.

    Without DATABASE_URL the database is a SQLite file.  With one, the server that it names gets a
    further database: the one in the address is never touched.
    """
    with tempfile.TemporaryDirectory(prefix="cities-bench-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = settings
        address = os.environ.get("DATABASE_URL", "")
        if not address.startswith(("postgres:", "postgresql:")):
            os.environ.pop("DATABASE_URL", None)
            yield
            return
        with _scratch_postgres(address) as scratch_address:
            os.environ["DATABASE_URL"] = scratch_address
            yield


@contextmanager
def _scratch_postgres(address: str) -> Iterator[str]:
    import psycopg
    from psycopg import sql

    name = f"cities_bench_{os.getpid()}"
    maintenance = urlunsplit(urlsplit(address)._replace(path="/postgres"))

    def administer(command: str) -> None:
        with psycopg.connect(maintenance, autocommit=True) as connection:
            connection.execute(sql.SQL(command).format(sql.Identifier(name)))

    administer("CREATE DATABASE {}")
    try:
        yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
    finally:
        administer("DROP DATABASE IF EXISTS {} WITH (FORCE)")
