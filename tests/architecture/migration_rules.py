"""What a migration may do while the version before it still serves readers.

A deployment migrates first and starts the new version then, so that for a while the old code works
on the new tables.  Migrations therefore add; a later release takes away what no code reads any
more.  Operations are read as Django has them: no server is asked.
"""

from collections.abc import Iterator

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Field, ManyToManyField

# What a reviewer has read and answers for is said in the migration itself:
#     safe_because = "No version reads this column since 2026-11."
ANSWER = "safe_because"

TAKING_AWAY = (
    operations.DeleteModel,
    operations.RenameModel,
    operations.RemoveField,
    operations.RenameField,
    operations.AlterModelTable,
)
SCHEMA = (
    operations.CreateModel,
    operations.AddField,
    operations.AlterField,
    operations.AddIndex,
    operations.AddConstraint,
    *TAKING_AWAY,
)


def problems(loader: MigrationLoader, key: tuple[str, str], fresh: set[str]) -> list[str]:
    """Return what is unsafe in the migration `key`.

    `fresh` are the models ("app.model") that no released version knows: they may change freely.
    """
    migration = loader.graph.nodes[key]
    if getattr(migration, ANSWER, ""):
        return []
    state = loader.project_state(key, at_end=False)
    found = list(_of_whole(migration, key[0], fresh))
    for operation in migration.operations:
        before = state.clone()
        operation.state_forwards(key[0], state)
        for part in _parts(operation):
            if _model_of(part, key[0]) not in fresh:
                found += _of_operation(part, key[0], before)
    return found


def _parts(operation: Operation) -> list[Operation]:
    """Return what reaches the database."""
    if isinstance(operation, operations.SeparateDatabaseAndState):
        return operation.database_operations
    return [operation]


def _model_of(operation: Operation, app: str) -> str:
    name = getattr(operation, "model_name", None) or getattr(operation, "name", None)
    name = name or getattr(operation, "old_name", "")
    return f"{app}.{name}".lower()


def _of_whole(migration: Migration, app: str, fresh: set[str]) -> Iterator[str]:
    moves = [
        operation
        for operation in migration.operations
        if isinstance(operation, operations.RunPython | operations.RunSQL)
    ]
    if any(not operation.reversible for operation in moves):
        yield "cannot be taken back: give RunPython or RunSQL its reverse"
    changed = [
        operation
        for operation in migration.operations
        if isinstance(operation, SCHEMA) and _model_of(operation, app) not in fresh
    ]
    if moves and changed and migration.atomic:
        yield "changes rows and tables in one transaction, which locks them: use two migrations"


def _of_operation(operation: Operation, app: str, before: ProjectState) -> Iterator[str]:
    what = operation.describe()
    if isinstance(operation, TAKING_AWAY):
        yield f"{what}: the version before still uses it; take it away one release later"
    elif isinstance(operation, operations.AddField):
        if _needs_value(operation.field):
            yield f"{what}: rows of the version before lack it; give it db_default or null"
    elif isinstance(operation, operations.AlterField):
        old = before.models[app, operation.model_name_lower].fields[operation.name]
        yield from (f"{what}: {reason}" for reason in _narrowed(old, operation.field))
    elif isinstance(operation, operations.AddConstraint):
        yield f"{what}: rows of the version before may break it; add it NOT VALID, or later"
    elif isinstance(operation, operations.AddIndex | operations.RemoveIndex) and not isinstance(
        operation, AddIndexConcurrently | RemoveIndexConcurrently
    ):
        yield f"{what}: locks the table for writing; use AddIndexConcurrently"


def _needs_value(field: Field) -> bool:
    return not (isinstance(field, ManyToManyField) or field.null or field.has_db_default())


def _narrowed(old: Field, new: Field) -> Iterator[str]:
    if old.null and not new.null:
        yield "rows of the version before may be null"
    if new.unique and not old.unique:
        yield "rows of the version before may not be unique"
    if old.get_internal_type() != new.get_internal_type():
        yield "writes the whole table again under a lock"
    elif old.max_length and new.max_length and new.max_length < old.max_length:
        yield "values of the version before may be longer"


def models_created_by(loader: MigrationLoader, keys: list[tuple[str, str]]) -> set[str]:
    """Return the models ("app.model") that these migrations create."""
    return {
        f"{app}.{operation.name}".lower()
        for app, name in keys
        for operation in loader.graph.nodes[app, name].operations
        if isinstance(operation, operations.CreateModel)
    }
