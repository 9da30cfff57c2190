"""What a record says, cut into sections: its words in each language, and the facts they share.

A section is what one role may edit and what one publication carries.  Everything works on the
serialised form (`serializable_data()`, the form revisions store), so that pages, snippets, drafts
and live records are compared alike.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import Any

from django.db.models import Field, Model
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from modeltranslation.fields import TranslationField
from wagtail.models import AbstractPage

from cities_site.bilingual.languages import LANGUAGES, localized
from cities_site.bilingual.unsuffixed import translated_names

SHARED = "shared"
SECTIONS: tuple[str, ...] = (*LANGUAGES, SHARED)

# Markup ids that change at every save without a change of words.
_BLOCK_KEY = re.compile(r'\s*data-block-key="[^"]*"')
_MARKUP = re.compile(r"<(?!img|embed|hr)[^>]+>|&nbsp;|\s")
_PUBLIC_FLAGS = frozenset(localized("public", language) for language in LANGUAGES)
_COMMENTS = "wagtail_admin_comments"


def normalised(value: Any) -> Any:
    """Return a serialised value without ids and markup keys; empty text where it says nothing."""
    if isinstance(value, str) and value[:1] in "[{":
        with suppress(ValueError):
            value = json.loads(value)
    if isinstance(value, dict):
        return {key: normalised(item) for key, item in value.items() if key != "id"}
    if isinstance(value, list):
        return [normalised(item) for item in value] or ""
    if isinstance(value, str):
        value = _BLOCK_KEY.sub("", value).strip()
        return value if _MARKUP.sub("", value) else ""
    return "" if value is None else value


@cache
def child_relations(model: type[Model]) -> tuple[tuple[str, type[Model]], ...]:
    """Return the inline relations of `model`, comments left out, as (accessor, row model)."""
    return tuple(
        (relation.get_accessor_name(), relation.related_model)
        for relation in get_all_child_relations(model)
        if relation.get_accessor_name() != _COMMENTS
    )


@cache
def shared_names(model: type[Model]) -> tuple[str, ...]:
    """Return the names of the editable fields of `model` that have no language."""
    structure = set()
    if issubclass(model, AbstractPage):
        structure = {field.name for field in AbstractPage._meta.get_fields()} - {"slug"}
    hidden = structure | set(translated_names(model)) | _PUBLIC_FLAGS
    fields: Iterable[Field] = [*model._meta.concrete_fields, *get_all_child_m2m_relations(model)]
    return tuple(
        field.name
        for field in fields
        if field.editable
        and field.name not in hidden
        and not field.primary_key
        and not isinstance(field, TranslationField)
    )


@cache
def _shared_row_names(model: type[Model]) -> tuple[str, ...]:
    parents = {field.name for field in model._meta.fields if type(field).__name__ == "ParentalKey"}
    return tuple(
        name for name in shared_names(model) if name not in parents and name != "sort_order"
    )


def sorted_rows(content: dict[str, Any], accessor: str) -> list[dict[str, Any]]:
    """Return the inline rows of a serialised record in the order in which they are shown."""
    rows = content.get(accessor) or []
    return sorted(rows, key=lambda row: (row.get("sort_order") or 0, row.get("pk") or 0))


def section_content(model: type[Model], content: dict[str, Any], section: str) -> dict[str, Any]:
    """Return the normalised content of one section of a serialised record."""
    if section == SHARED:
        own = {name: normalised(content.get(name)) for name in shared_names(model)}
    else:
        own = {
            name: normalised(content.get(localized(name, section)))
            for name in translated_names(model)
        }
    for accessor, row_model in child_relations(model):
        names = (
            _shared_row_names(row_model)
            if section == SHARED
            else [localized(name, section) for name in translated_names(row_model)]
        )
        if names or section == SHARED:
            own[accessor] = [
                [normalised(row.get(name)) for name in names]
                for row in sorted_rows(content, accessor)
            ]
    return own


def says_something(record: Any, language: str, content: dict[str, Any] | None = None) -> bool:
    """Return whether `record`, of which `content` is the stored form, has words in `language`."""
    if content is None:
        content = record.serializable_data()
    section = section_content(type(record), content, language)
    return any(_holds_words(value) for value in section.values())


def _holds_words(value: Any) -> bool:
    if isinstance(value, dict):
        # Of a stream block only the value counts: its type is no word of anybody's.
        parts = [value["value"]] if {"type", "value"} <= value.keys() else value.values()
        return any(_holds_words(part) for part in parts)
    if isinstance(value, list):
        return any(_holds_words(part) for part in value)
    return bool(value)


def fingerprint(record: Any, section: str, content: dict[str, Any] | None = None) -> str:
    """Return 64 hexadecimal digits that change when, and only when, the section says otherwise."""
    if content is None:
        content = record.serializable_data()
    text = json.dumps(
        section_content(type(record), content, section),
        sort_keys=True,
        ensure_ascii=False,
        default=str,
    )
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprints(record: Any) -> dict[str, str]:
    """Return the fingerprint of every section of `record`."""
    content = record.serializable_data()
    return {section: fingerprint(record, section, content) for section in SECTIONS}


def compose(model: type[Model], live: dict, draft: dict, sections: Iterable[str]) -> dict[str, Any]:
    """Return the serialised record that has `sections` from `draft` and all else from `live`.

    Inline rows follow the shared facts: their words are matched by primary key, and by position
    among rows that have none yet.
    """
    sections = set(sections)
    base, words_from = (draft, live) if SHARED in sections else (live, draft)
    moved = [language for language in LANGUAGES if (language in sections) != (SHARED in sections)]
    result = dict(base)
    for language in moved:
        for name in (*translated_names(model), "public"):
            column = localized(name, language)
            if column in words_from:
                result[column] = words_from[column]
    for accessor, row_model in child_relations(model):
        columns = [
            localized(name, language) for name in translated_names(row_model) for language in moved
        ]
        if columns and accessor in base:
            result[accessor] = _rows_with_words(
                sorted_rows(base, accessor), sorted_rows(words_from, accessor), columns
            )
    return result


def _rows_with_words(rows: list[dict], words_from: list[dict], columns: list[str]) -> list[dict]:
    by_key = {row["pk"]: row for row in words_from if row.get("pk")}
    merged = []
    for position, row in enumerate(rows):
        source = by_key.get(row.get("pk"))
        if source is None and position < len(words_from) and not words_from[position].get("pk"):
            source = words_from[position]
        merged.append({**row, **{column: (source or {}).get(column) for column in columns}})
    return merged
