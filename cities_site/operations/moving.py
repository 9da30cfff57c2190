"""Moves the content of one database into another, such as SQLite's into PostgreSQL."""

import itertools
from collections.abc import Callable

from django.core.management.color import no_style
from django.db import DatabaseError, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from cities_site.operations.databases import (
    DERIVED_APPS,
    ROWS_AT_ONCE,
    checksums,
    columns_of,
    rows_of,
    stored_models,
)

Progress = Callable[[str], None]


class MoveError(Exception):
    """The content was not moved, and the target is as it was; the message says why."""


def move(source: str, target: str, *, replace: bool, progress: Progress) -> int:
    """Copy all rows of `source` into `target` in one transaction; return how many there are.

    Both are aliases of databases with the same migrations.  What migrations have put into the
    target is replaced; with `replace` also what people have.  Raises MoveError.
    """
    _refuse_other_migrations(source, target)
    if not replace and (used := _in_use(target)):
        raise MoveError(f"The target is not empty ({used}): create another, or use --replace")
    models = [model for model in stored_models(target) if model is not MigrationRecorder.Migration]
    kept = [model for model in models if model._meta.app_label not in DERIVED_APPS]
    with transaction.atomic(using=target):
        _empty(models, target)
        rows = sum(_copy(model, source, target, progress) for model in kept)
        _reset_sequences(kept, target)
        progress("Comparing")
        _compare(source, target)
    return rows


def _refuse_other_migrations(source: str, target: str) -> None:
    applied = [
        MigrationRecorder(connections[alias]).applied_migrations().keys()
        for alias in (source, target)
    ]
    if differing := sorted(applied[0] ^ applied[1]):
        raise MoveError(f"Run migrate on both: they differ in {'.'.join(differing[0])}")


def _in_use(target: str) -> str:
    """Name a table with rows that no migration has made; empty when there is none."""
    from django.contrib.auth import get_user_model
    from wagtail.models import Revision

    for model in (get_user_model(), Revision):
        if model._base_manager.using(target).exists():
            return model._meta.db_table
    return ""


def _empty(models: list[type[Model]], target: str) -> None:
    connection = connections[target]
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), tables):
            cursor.execute(statement)


def _copy(model: type[Model], source: str, target: str, progress: Progress) -> int:
    """Copy one table, a thousand rows at a time; return the number of rows."""
    connection = connections[target]
    quoted = connection.ops.quote_name
    fields = columns_of(model)
    columns = ", ".join(quoted(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    # The names are those of our own models.
    statement = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    rows, count = rows_of(model, source), 0
    with connection.cursor() as cursor:
        while batch := list(itertools.islice(rows, ROWS_AT_ONCE)):
            prepared = [
                [
                    field.get_db_prep_save(value, connection)
                    for field, value in zip(fields, row, strict=True)
                ]
                for row in batch
            ]
            try:
                cursor.executemany(statement, prepared)
            except DatabaseError as error:
                raise MoveError(f"{model._meta.db_table}: {error}") from error
            count += len(batch)
            progress(f"{model._meta.db_table}: {count} rows")
    return count


def _reset_sequences(models: list[type[Model]], target: str) -> None:
    connection = connections[target]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _compare(source: str, target: str) -> None:
    before = checksums(source, derived=False)
    after = checksums(target, derived=False)
    # When a migration was applied is a fact of each database.
    recorded = MigrationRecorder.Migration._meta.db_table
    differing = [
        table
        for table in sorted(before.keys() | after.keys())
        if table != recorded and before.get(table) != after.get(table)
    ]
    if differing:
        raise MoveError(f"These tables differ after the copy: {', '.join(differing)}")
