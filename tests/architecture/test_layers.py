"""Imports and relations between models point only down the tree."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db.models import Field

from tests.architecture.layers import ROOT, height_of, own_apps


def test_imports_keep_the_contracts() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    result = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stdout + result.stderr


def relations() -> list[Field]:
    """Return every field of our own models that leads to another model, many-to-many included."""
    return [
        field
        for config in own_apps()
        for model in config.get_models(include_auto_created=True)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.remote_field is not None
    ]


def test_relations_point_down() -> None:
    names = {config.label: config.name for config in own_apps()}
    upward = []
    for field in relations():
        target = field.remote_field.model._meta.app_label
        source = field.model._meta.app_label
        if target not in names or source == target:
            continue
        if height_of(names[target]) >= height_of(names[source]):
            upward.append(f"{field} leads up to {target}")

    assert relations(), "the walk over the models found nothing"
    assert upward == []


@pytest.mark.parametrize("config", own_apps(), ids=lambda config: config.label)
def test_package_says_what_it_owns(config) -> None:
    docstring = (config.module.__doc__ or "").lower()

    assert "import" in docstring, f"{config.name}/__init__.py must say what it may import"
