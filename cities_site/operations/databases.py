"""A second database beside the site's own, and checksums that compare tables of any two.

A checksum follows from the values as Django reads them, so that a table in SQLite and its copy in
PostgreSQL have the same one, and from the rows in any order.
"""

import datetime
import decimal
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Field, Model, QuerySet
from django.db.utils import load_backend

from cities_site.freshness.models import Change

ROWS_AT_ONCE = 1000
# What the database's own search engine derives; it is built again, never compared.
DERIVED_APPS = ("modelsearch", "wagtailsearch")


@contextmanager
def second_database(settings: dict[str, Any], alias: str = "second") -> Iterator[str]:
    """Open the database of `settings` beside the site's own; yield its alias."""
    complete = connections.configure_settings({"default": {}, alias: settings})[alias]
    backend = load_backend(complete["ENGINE"])
    # Known to this thread alone, and to nothing that goes through all databases of the site.
    connections[alias] = backend.DatabaseWrapper(complete, alias)
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]


def missing_migrations(alias: str = "default") -> list[str]:
    """Return the migrations of this version of the site that the database does not have."""
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return sorted(f"{app}.{name}" for app, name in known.keys() - applied.keys())


def stored_models(alias: str) -> list[type[Model]]:
    """Return every model that has a table of its own in the database `alias`.

    All but the marks of generations, which the writing of the others leaves.
    """
    tables = set(connections[alias].introspection.table_names())
    models = [*apps.get_models(include_auto_created=True), MigrationRecorder.Migration]
    return [
        model
        for model in models
        if model._meta.managed and not (model._meta.proxy or model._meta.swapped)
        if model is not Change
        if model._meta.db_table in tables
    ]


def columns_of(model: type[Model]) -> list[Field]:
    """Return the fields that are columns of the model's own table, without computed ones."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def rows_of(model: type[Model], alias: str) -> Iterator[tuple]:
    """Return the rows of the model's own table, a thousand at a time.

    A plain query set: managers leave rows out, and modeltranslation replaces columns.
    """
    names = [field.attname for field in columns_of(model)]
    return (
        QuerySet(model, using=alias)
        .order_by("pk")
        .values_list(*names)
        .iterator(chunk_size=ROWS_AT_ONCE)
    )


def checksums(
    alias: str, *, derived: bool = True, progress: Callable[[str], None] | None = None
) -> dict[str, dict[str, Any]]:
    """Return the number of rows and a checksum for each table; `derived` includes search tables."""
    found = {}
    for model in stored_models(alias):
        if derived or model._meta.app_label not in DERIVED_APPS:
            if progress:
                progress(model._meta.db_table)
            found[model._meta.db_table] = _checksum(model, alias)
    return found


def _checksum(model: type[Model], alias: str) -> dict[str, Any]:
    fields = columns_of(model)
    rows = total = 0
    for row in rows_of(model, alias):
        values = [_plain(field, value) for field, value in zip(fields, row, strict=True)]
        text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        # A sum does not depend on the order, in which databases differ.
        total = (total + int.from_bytes(digest)) % 2**256
        rows += 1
    return {"rows": rows, "sha256": f"{total:064x}"}


def _plain(field: Field, value: Any) -> Any:
    if hasattr(value, "stream_block"):
        value = field.get_prep_value(value)
    if field.get_internal_type() == "JSONField" and isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return _plain_value(value)


def _plain_value(value: Any) -> Any:
    if isinstance(value, datetime.datetime) and value.tzinfo:
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, decimal.Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, memoryview | bytes):
        return bytes(value).hex()
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)
