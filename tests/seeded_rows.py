"""The rows of the demonstration content, written once and then copied back as they are.

Writing it takes the site itself some fifteen seconds, and every class of tests that reads it
starts from an empty database.
"""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection

from cities_site.freshness.models import Change

# By table: the rows of SQLite as tuples, those of PostgreSQL as the bytes of its COPY.
Rows = dict[str, list[tuple] | bytes]


def copy_of_all_rows() -> Rows:
    """Return what every table of the site holds."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            return {table: _copied_out(cursor, table) for table in _tables()}
        return {
            table: cursor.execute(f"SELECT * FROM {_quoted(table)}").fetchall()  # noqa: S608
            for table in _tables()
        }


def put_back(rows: Rows) -> None:
    """Make every table hold what it held when the copy was made; constraints wait for the end."""
    with connection.cursor() as cursor:
        for table in rows:
            cursor.execute(f"DELETE FROM {_quoted(table)}")  # noqa: S608
        for table, content in rows.items():
            if isinstance(content, bytes):
                with cursor.copy(f"COPY {_quoted(table)} FROM STDIN") as stream:
                    stream.write(content)
            elif content:
                marks = ", ".join(["%s"] * len(content[0]))
                cursor.executemany(f"INSERT INTO {_quoted(table)} VALUES ({marks})", content)  # noqa: S608
    ContentType.objects.clear_cache()
    cache.clear()


def _tables() -> Iterator[str]:
    for table in connection.introspection.django_table_names(
        only_existing=True, include_views=False
    ):
        # SQLite fills the table of its search from the rows of the index, by triggers; changes are
        # counted while the others are filled.
        if not table.endswith("_fts") and table != Change._meta.db_table:
            yield table


def _quoted(table: str) -> str:
    return connection.ops.quote_name(table)


def _copied_out(cursor, table: str) -> bytes:
    with cursor.copy(f"COPY {_quoted(table)} TO STDOUT") as stream:
        return b"".join(bytes(part) for part in stream)
