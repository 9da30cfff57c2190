"""Aligns the stored value of a translated block with the structure of its original.

What the translation lacks is copied from the original without its words; what it has stays.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cities_site.bilingual.passages import pair_blocks
from cities_site.bilingual.texts import TEXT_BLOCKS, block_texts

# The translation has no such value yet.
ABSENT = object()


@dataclass(frozen=True)
class Place:
    """One text inside a block, in both languages."""

    path: tuple[str, ...]
    label: str
    source: str
    translation: str
    is_rich: bool = False
    limit: int | None = None


class Alignment:
    """Walks through a block in both languages, and asks for the words of each text in it."""

    def __init__(self, visit: Callable[[Place], str]) -> None:
        self.visit = visit
        # How many texts got other words than they had.
        self.changes = 0

    def align(
        self, block: blocks.Block, source: Any, target: Any = ABSENT, path: tuple[str, ...] = ()
    ) -> Any:
        """Return the value of the translation's block, with the structure of `source`."""
        if isinstance(block, blocks.BaseStructBlock):
            return self._struct(block, source, target, path)
        if isinstance(block, blocks.BaseStreamBlock):
            return self._items(block.child_blocks.get, source, target, path)
        if isinstance(block, blocks.ListBlock):
            return self._items(lambda _kind: block.child_block, source, target, path)
        if isinstance(block, TypedTableBlock):
            return self._table(block, source or {}, target, path)
        if isinstance(block, blocks.RawHTMLBlock):
            return "" if target is ABSENT else target
        if isinstance(block, (blocks.RichTextBlock, *TEXT_BLOCKS)):
            is_rich = isinstance(block, blocks.RichTextBlock)
            limit = getattr(block.field, "max_length", None)
            return self._text(path, str(block.label), source, target, is_rich, limit)
        return source if target is ABSENT else target

    def _text(
        self,
        path: tuple[str, ...],
        label: str,
        source: Any,
        target: Any,
        is_rich: bool = False,
        limit: int | None = None,
    ) -> str:
        before = "" if target is ABSENT else str(target or "")
        after = self.visit(Place(path, label, str(source or ""), before, is_rich, limit))
        self.changes += after != before
        return after

    def _struct(
        self, block: blocks.BaseStructBlock, source: Any, target: Any, path: tuple[str, ...]
    ) -> dict[str, Any]:
        ours = source if isinstance(source, dict) else {}
        theirs = target if isinstance(target, dict) else {}
        return {
            **theirs,
            **{
                name: self.align(child, ours.get(name), theirs.get(name, ABSENT), (*path, name))
                for name, child in block.child_blocks.items()
            },
        }

    def _items(
        self,
        child_of: Callable[[str], blocks.Block | None],
        source: Any,
        target: Any,
        path: tuple[str, ...],
    ) -> list[dict[str, Any]]:
        ours, theirs = _as_items(source), _as_items(None if target is ABSENT else target)
        items, place = list(theirs), 0
        for number, (item, partner) in enumerate(pair_blocks(ours, theirs, {})):
            child = child_of(item["type"]) if item else None
            if child is None or (partner and partner["type"] != item["type"]):
                continue
            step = (*path, str(number))
            if partner is not None:
                place = next(at for at, each in enumerate(items) if each is partner)
                value = self.align(child, item["value"], partner["value"], step)
                items[place] = {**partner, "value": value}
                place += 1
                continue
            value = self.align(child, item["value"], ABSENT, step)
            # An item that the translator took out stays out until words are written into it.
            if target is ABSENT or any(block_texts(child, value)):
                items.insert(place, {**item, "value": value})
                place += 1
        return items

    def _table(
        self, block: TypedTableBlock, source: dict[str, Any], target: Any, path: tuple[str, ...]
    ) -> Any:
        ours = source.get("columns") or []
        theirs = {} if target is ABSENT else target or {}
        columns = theirs.get("columns") or []
        if columns and [each["type"] for each in columns] != [each["type"] for each in ours]:
            # Another table: nobody can say which cell translates which.
            return target
        columns = [
            {
                **column,
                "heading": self._text(
                    (*path, "columns", str(number)),
                    _("Heading of the column"),
                    column.get("heading"),
                    columns[number].get("heading") if columns else ABSENT,
                ),
            }
            for number, column in enumerate(ours)
        ]
        caption = self._text(
            (*path, "caption"), _("Caption"), source.get("caption"), theirs.get("caption", ABSENT)
        )
        rows = self._rows(block, source, theirs, path)
        return {**source, **theirs, "columns": columns, "caption": caption, "rows": rows}

    def _rows(
        self,
        block: TypedTableBlock,
        source: dict[str, Any],
        theirs: dict[str, Any],
        path: tuple[str, ...],
    ) -> list[dict[str, Any]]:
        kinds = [column["type"] for column in source.get("columns") or []]
        rows, is_new = list(theirs.get("rows") or []), not theirs.get("columns")
        for number, row in enumerate(source.get("rows") or []):
            has_partner = number < len(rows)
            cells = rows[number]["values"] if has_partner else [ABSENT] * len(kinds)
            before = self.changes
            values = [
                self.align(child, ours, cell, (*path, "rows", str(number), str(at)))
                if (child := block.child_blocks.get(kind))
                else ours
                for at, (kind, ours, cell) in enumerate(
                    zip(kinds, row["values"], cells, strict=False)
                )
            ]
            if has_partner:
                rows[number] = {**rows[number], "values": values}
            elif is_new or self.changes > before:
                rows.append({**row, "values": values})
        return rows


def _as_items(value: Any) -> list[dict[str, Any]]:
    # Older lists hold bare values.
    return [
        item if isinstance(item, dict) and "value" in item else {"type": "item", "value": item}
        for item in value or []
    ]
