"""Migrations of the site can run while the version before them still serves.

`released_migrations.txt` names those of the last release, whose databases exist; it is written
again with each release: UPDATE_RELEASED_MIGRATIONS=1 pytest tests/architecture/test_migrations.py
"""

import os
from pathlib import Path

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.loader import MigrationLoader

from tests.architecture.layers import own_apps
from tests.architecture.migration_rules import _of_whole, models_created_by, problems

RELEASED = Path(__file__).with_name("released_migrations.txt")


def own_migrations(loader: MigrationLoader) -> list[tuple[str, str]]:
    labels = {config.label for config in own_apps()}
    return sorted(key for key in loader.disk_migrations if key[0] in labels)


def test_no_migration_since_the_last_release_harms_the_version_before() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = own_migrations(loader)
    if os.environ.get("UPDATE_RELEASED_MIGRATIONS"):
        RELEASED.write_text("".join(f"{app}.{name}\n" for app, name in known), encoding="utf-8")
    released = set(RELEASED.read_text(encoding="utf-8").split())
    assert released <= {f"{app}.{name}" for app, name in known}, "a released migration is gone"
    new = [key for key in known if ".".join(key) not in released]
    fresh = models_created_by(loader, new)
    found = {".".join(key): problems(loader, key, fresh) for key in new}
    assert {name: unsafe for name, unsafe in found.items() if unsafe} == {}


def title(**options) -> models.CharField:
    return models.CharField(**{"max_length": 100} | options)


def nothing(apps, editor) -> None:
    """Change nothing."""


@pytest.mark.parametrize(
    ("operation", "problem"),
    [
        (migrations.RemoveField("roof", "title"), "one release later"),
        (migrations.RenameField("roof", "title", "name"), "one release later"),
        (migrations.DeleteModel("Roof"), "one release later"),
        (migrations.AddField("roof", "colour", title(default="green")), "db_default or null"),
        (migrations.AlterField("roof", "title", title(max_length=50)), "may be longer"),
        (migrations.AlterField("roof", "title", title(unique=True)), "may not be unique"),
        (migrations.AlterField("roof", "title", models.TextField()), "under a lock"),
        (migrations.AlterField("roof", "note", title(null=False)), "may be null"),
        (
            migrations.AddConstraint(
                "roof", models.UniqueConstraint(fields=["title"], name="one_title")
            ),
            "may break it",
        ),
        (migrations.AddIndex("roof", models.Index(fields=["title"], name="titles")), "locks"),
        (migrations.RunPython(nothing), "cannot be taken back"),
        (migrations.AddField("roof", "colour", title(null=True)), None),
        (migrations.AddField("roof", "colour", title(db_default="green")), None),
        (migrations.AlterField("roof", "title", title(max_length=200)), None),
        (migrations.RunPython(nothing, nothing), None),
        (
            AddIndexConcurrently("roof", models.Index(fields=["title"], name="titles")),
            None,
        ),
    ],
)
def test_rules_find_what_is_unsafe_and_nothing_else(operation, problem: str | None) -> None:
    def found(*operations, fresh=frozenset(), **attributes) -> list[str]:
        loader = MigrationLoader(None, load=False)
        loader.graph = MigrationGraph()
        loader.unmigrated_apps = set()
        first = migrations.Migration("0001_first", "roofs")
        fields = [("title", title()), ("note", title(null=True))]
        first.operations = [migrations.CreateModel("Roof", fields)]
        second = type("Migration", (migrations.Migration,), attributes)("0002_second", "roofs")
        second.operations = list(operations)
        for migration in (first, second):
            loader.graph.add_node(("roofs", migration.name), migration)
        loader.graph.add_dependency(second, ("roofs", "0002_second"), ("roofs", "0001_first"))
        return problems(loader, ("roofs", "0002_second"), set(fresh))

    assert (problem is None) == (found(operation) == [])
    assert problem is None or problem in found(operation)[0]
    assert found(operation, safe_because="No version reads it.") == []
    if not isinstance(operation, migrations.RunPython):
        assert found(operation, fresh={"roofs.roof"}) == []


def test_rows_and_tables_are_not_changed_in_one_transaction() -> None:
    adds = migrations.AddField("roof", "colour", title(null=True))
    moves = migrations.RunPython(nothing, nothing)
    migration = migrations.Migration("0002_second", "roofs")
    migration.operations = [adds, moves]
    assert "two migrations" in next(_of_whole(migration, "roofs", set()))
    migration.atomic = False
    assert list(_of_whole(migration, "roofs", set())) == []
