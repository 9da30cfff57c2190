"""Sees every statement that writes, so that no code and no library can forget to tell.

Signals would miss bulk updates, and lists of addresses to purge always miss a page.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from cities_site.freshness.generation import changed
from cities_site.freshness.models import Change

_WRITE = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(\w+)", re.I
)
_COLUMNS_SET = re.compile(r"\sSET\s(.*?)(?:\sWHERE\s|$)", re.I | re.S)
_COLUMN = re.compile(r"\"(\w+)\" = ")

_paused_for: set[str] = set()


def watch(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Watch a new connection."""
    if _tell not in connection.execute_wrappers:
        connection.execute_wrappers.append(_tell)


def pause(using: str, **_: Any) -> None:
    """Tell nothing while the tables are changed; the one of the generation may not be there."""
    _paused_for.add(using)


def resume(using: str, **_: Any) -> None:
    """Tell again after a migration, which may have changed anything."""
    connection = connections[using]
    if using in _paused_for and Change._meta.db_table in connection.introspection.table_names():
        _paused_for.discard(using)
        changed(using)


def _tell(execute: Callable, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Execute a statement, and begin a new generation with it if readers may see what it does."""
    # Frames of whoever looks on are no place where an error arises.
    __traceback_hide__ = True
    connection = context["connection"]
    if connection.alias in _paused_for or not is_public_write(sql):
        return execute(sql, params, many, context)
    # Outside a transaction the two could be parted by a crash.  Only SQLite has to take the risk:
    # it commits nothing while rows of the statement wait to be fetched.
    is_unfetched = connection.vendor == "sqlite" and "RETURNING" in sql
    if connection.in_atomic_block or is_unfetched:
        return _execute_and_tell(execute, sql, params, many, context)
    with transaction.atomic(connection.alias):
        return _execute_and_tell(execute, sql, params, many, context)


def _execute_and_tell(
    execute: Callable, sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    __traceback_hide__ = True
    result = execute(sql, params, many, context)
    # The number of rows is -1 where it is unknown, and 0 where they wait to be fetched.
    if "RETURNING" in sql or context["cursor"].rowcount != 0:
        changed(context["connection"].alias)
    return result


def is_public_write(sql: str) -> bool:
    """Tell whether a statement writes to a table, and columns, that readers may see.

    What is not named in `FRESHNESS_IGNORES` may be seen.
    """
    write = _WRITE.match(sql)
    if not write:
        return False
    table = write[1]
    ignored = ignored_columns().get(table, frozenset())
    if ignored is None:
        return False
    columns_set = _COLUMNS_SET.search(sql) if ignored else None
    columns = set(_COLUMN.findall(columns_set[1])) if columns_set else set()
    return not columns or not columns <= ignored


@cache
def ignored_columns() -> dict[str, frozenset[str] | None]:
    """Return the columns of each table that no reader sees; None where all are meant.

    Raises LookupError where the setting names no app, model or field.
    """
    ignored: dict[str, frozenset[str] | None] = {}
    for name in settings.FRESHNESS_IGNORES:
        app, *rest = name.split(".")
        if len(rest) == 2:
            meta = apps.get_model(app, rest[0])._meta
            known = ignored.get(meta.db_table) or frozenset()
            ignored[meta.db_table] = known | {meta.get_field(rest[1]).column}
            continue
        config = apps.get_app_config(app)
        models = [config.get_model(rest[0])] if rest else config.get_models()
        for model in models:
            own = [model, *(field.remote_field.through for field in model._meta.local_many_to_many)]
            ignored |= {each._meta.db_table: None for each in own}
    return ignored
