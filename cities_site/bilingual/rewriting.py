"""Rewrites the texts in stored values: blocks without their words, words with other signs."""

from collections.abc import Callable, Mapping
from typing import Any

from bs4 import BeautifulSoup
from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField

from cities_site.bilingual.content import child_relations
from cities_site.bilingual.languages import localized
from cities_site.bilingual.passages import pair_blocks
from cities_site.bilingual.texts import TEXT_BLOCKS
from cities_site.bilingual.unsuffixed import translated_names

# Returns the new words for the words it is given.
Rewriting = Callable[[str], str]


def rewrite_markup(markup: str, rewriting: Rewriting) -> str:
    """Return rich text with each run of words rewritten and its markup as it was."""
    soup = BeautifulSoup(markup, "html.parser")
    for run in soup.find_all(string=True):
        words = rewriting(str(run))
        if words != run:
            run.replace_with(words)
    return str(soup)


def rewrite_block(block: blocks.Block, value: Any, plain: Rewriting, rich: Rewriting) -> Any:
    """Return a stored block value with its words rewritten; all else in it stays as it is."""
    if isinstance(block, blocks.BaseStructBlock):
        return {
            **(value or {}),
            **{
                name: rewrite_block(child, value[name], plain, rich)
                for name, child in block.child_blocks.items()
                if name in (value or {})
            },
        }
    if isinstance(block, blocks.BaseStreamBlock):
        return [
            {**item, "value": _child(block, item["type"], item["value"], plain, rich)}
            for item in value or []
        ]
    if isinstance(block, blocks.ListBlock):
        return [
            {**item, "value": rewrite_block(block.child_block, item["value"], plain, rich)}
            if isinstance(item, dict) and "value" in item
            else rewrite_block(block.child_block, item, plain, rich)
            for item in value or []
        ]
    if isinstance(block, TypedTableBlock):
        return _table(block, value or {}, plain, rich)
    if isinstance(block, blocks.RichTextBlock):
        return rich(value or "")
    return plain(value or "") if isinstance(block, TEXT_BLOCKS) else value


def _child(block: Any, kind: str, value: Any, plain: Rewriting, rich: Rewriting) -> Any:
    child = block.child_blocks.get(kind)
    return rewrite_block(child, value, plain, rich) if child else value


def _table(block: TypedTableBlock, table: dict, plain: Rewriting, rich: Rewriting) -> dict:
    columns = table.get("columns") or []
    return {
        **table,
        "caption": plain(table.get("caption") or ""),
        "columns": [{**column, "heading": plain(column["heading"])} for column in columns],
        "rows": [
            {
                **row,
                "values": [
                    _child(block, column["type"], cell, plain, rich)
                    for column, cell in zip(columns, row["values"], strict=False)
                ],
            }
            for row in table.get("rows") or []
        ],
    }


def _streams(record: Any) -> list[tuple[StreamField, StreamField, Mapping[str, str]]]:
    """Return the stream of the original, that of the translation, and which blocks are partners."""
    found = []
    for name in translated_names(type(record)):
        source, target = (
            record._meta.get_field(localized(name, language))
            for language in (record.source_language, record.target_language)
        )
        if isinstance(source, StreamField):
            partners = {
                key.partition(":")[2]: approval["block"]
                for key, approval in record.reviewed_passages.items()
                if key.startswith(f"{name}:") and approval.get("block")
            }
            found.append((source, target, partners))
    return found


def _raw(record: Any, field: StreamField) -> list[dict[str, Any]]:
    return list(field.value_from_object(record).get_prep_value())


def copy_structure(record: Any, with_words: bool) -> None:
    """Give the translation each block that the original has and it lacks, in the original's order.

    Images and other shared values are in place; words are empty, or those of the original.  What
    the translator has keeps its words; blocks without an original stay, at the end.
    """
    for source, target, partners in _streams(record):
        pairs = pair_blocks(_raw(record, source), _raw(record, target), partners)
        blank = str if with_words else _nothing
        stream = []
        for ours, theirs in pairs:
            if theirs is None:
                value = _child(source.stream_block, ours["type"], ours["value"], blank, blank)
                theirs = {**ours, "value": value}
            stream.append(theirs)
        setattr(record, target.name, target.to_python(stream))


def _nothing(words: str) -> str:
    return ""


def apply_order(record: Any) -> None:
    """Put the blocks of the translation in the order of the original; those without one go last."""
    for source, target, partners in _streams(record):
        pairs = pair_blocks(_raw(record, source), _raw(record, target), partners)
        stream = [theirs for _ours, theirs in pairs if theirs is not None]
        setattr(record, target.name, target.to_python(stream))


def rewrite_passage(record: Any, key: str, rewriting: Rewriting) -> None:
    """Rewrite the translation of the passage `key`, whatever holds it; unknown keys do nothing."""
    for passage in record.passages():
        if passage.key != key:
            continue
        place, _colon, rest = key.partition(":")
        if dict(child_relations(type(record))).get(place):
            _rewrite_row(record, place, *rest.rsplit(":", 1), rewriting)
        elif passage.block:
            _rewrite_in_stream(record, place, passage.block, rewriting)
        else:
            _rewrite_field(record, place, record.target_language, rewriting)


def _rewrite_field(record: Any, name: str, language: str, rewriting: Rewriting) -> None:
    column = localized(name, language)
    field, value = record._meta.get_field(column), getattr(record, column) or ""
    if isinstance(field, RichTextField):
        setattr(record, column, rewrite_markup(value, rewriting))
    elif isinstance(field, models.CharField | models.TextField):
        setattr(record, column, rewriting(value))


def _rewrite_in_stream(record: Any, name: str, block_id: str, rewriting: Rewriting) -> None:
    field = record._meta.get_field(localized(name, record.target_language))
    stream = _raw(record, field)
    for item in stream:
        child = field.stream_block.child_blocks.get(item["type"])
        if item.get("id") == block_id and child:
            rich = lambda markup: rewrite_markup(markup, rewriting)  # noqa: E731
            item["value"] = rewrite_block(child, item["value"], rewriting, rich)
    setattr(record, field.name, field.to_python(stream))


def _rewrite_row(record: Any, accessor: str, number: str, name: str, rewriting: Rewriting) -> None:
    rows = list(getattr(record, accessor).all())
    for row in rows:
        if str(row.pk) == number:
            _rewrite_field(row, name, record.target_language, rewriting)
    getattr(record, accessor).set(rows)
