"""What editors can put into a page body: no raw HTML, and no block tree in a migration."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from wagtail.blocks import Block, RawHTMLBlock
from wagtail.fields import StreamField

from tests.architecture.layers import ROOT, own_apps

LABELS = {config.label for config in own_apps()}
STREAMS = [
    field
    for model in apps.get_models()
    if model._meta.app_label in LABELS
    for field in model._meta.local_fields
    if isinstance(field, StreamField)
]


def blocks_below(block: Block) -> Iterator[Block]:
    """Yield `block` and every block that can be nested in it."""
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from blocks_below(child)
    if hasattr(block, "child_block"):
        yield from blocks_below(block.child_block)


def test_the_walk_finds_streams() -> None:
    assert STREAMS


@pytest.mark.parametrize("field", STREAMS, ids=str)
def test_no_block_takes_raw_html(field) -> None:
    raw = [block for block in blocks_below(field.stream_block) if isinstance(block, RawHTMLBlock)]

    assert raw == []


@pytest.mark.parametrize("field", STREAMS, ids=str)
def test_stream_may_be_empty(field) -> None:
    """A required stream would refuse every page that exists in one language only."""
    assert field.blank


@pytest.mark.parametrize("field", STREAMS, ids=str)
def test_field_keeps_blocks_out_of_migrations(field) -> None:
    _name, _path, args, options = field.deconstruct()

    assert args == [[]]
    assert "block_lookup" not in options


def test_migrations_hold_no_block_tree() -> None:
    holding = [
        f"{label}.{name}"
        for label, name in MigrationLoader(None).disk_migrations
        if label in LABELS
        and "block_lookup"
        in (ROOT / apps.get_app_config(label).path / "migrations" / f"{name}.py").read_text(
            encoding="utf-8"
        )
    ]

    assert holding == []
