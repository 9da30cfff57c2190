"""Every text that a record would show, by section: words, facts, rows, files and notes."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from wagtail.fields import RichTextField, StreamField

from cities_site.bilingual.content import (
    SECTIONS,
    SHARED,
    child_relations,
    shared_names,
    sorted_rows,
)
from cities_site.bilingual.languages import localized
from cities_site.bilingual.texts import plain_lines
from cities_site.bilingual.unsuffixed import translated_names

_ADDRESS = re.compile(r'(?:href|url|src)="([^"]*)"|<([^<>\s]+@[^<>\s]+)>')
# What the parts of a stored block are called; ids are random and types are ours.
_NO_WORDS = {"id", "type"}
# Notes for readers, kept by language beside the words.
_NOTES = ("change_notes",)


@dataclass(frozen=True)
class Text:
    """One text: in which section and column it stands, and what editors call its place."""

    section: str
    column: str
    label: str
    text: str


def texts_of(record: models.Model, content: dict[str, Any]) -> Iterator[Text]:
    """Yield the texts of a record as `content` has it, inline rows included."""
    model = type(record)
    yield from _own_texts(model, content)
    for accessor, row_model in child_relations(model):
        for position, row in enumerate(sorted_rows(content, accessor), start=1):
            place = f"{capfirst(row_model._meta.verbose_name)} {position}: "
            for found in _own_texts(row_model, row):
                yield Text(found.section, "", place + found.label, found.text)
    for name in _NOTES:
        for language, note in (content.get(name) or {}).items():
            column = localized(name.removesuffix("s"), language)
            yield Text(language, column, str(_label(model, name)), note)


def _label(model: type[models.Model], name: str) -> Any:
    return capfirst(model._meta.get_field(name).verbose_name)


def _own_texts(model: type[models.Model], content: dict[str, Any]) -> Iterator[Text]:
    for section in SECTIONS:
        for column, field in _columns(model, section):
            label = str(capfirst(getattr(field, "translated_field", field).verbose_name))
            for position, text in enumerate(_texts(field, content.get(column)), start=1):
                place = f"{label} {position}" if isinstance(field, StreamField) else label
                yield Text(section, column, place, text)


def _columns(model: type[models.Model], section: str) -> Iterator[tuple[str, models.Field]]:
    names = (
        shared_names(model)
        if section == SHARED
        else [localized(name, section) for name in translated_names(model)]
    )
    for name in names:
        field = model._meta.get_field(name)
        is_text = isinstance(field, models.CharField | models.TextField | models.FileField)
        if (is_text or isinstance(field, models.JSONField | StreamField)) and not field.choices:
            yield name, field


def _texts(field: models.Field, value: Any) -> Iterator[str]:
    if isinstance(field, StreamField | models.JSONField):
        yield from stored_texts(value)
    elif isinstance(field, RichTextField):
        yield rich_words(str(value or ""))
    elif isinstance(field, models.FileField):
        # In names of files this sign stands for a space.
        yield str(value or "").rpartition("/")[2].replace("_", " ")
    else:
        yield str(value or "")


def rich_words(markup: str) -> str:
    """Return the words of rich text, and the addresses its links and pictures lead to."""
    addresses = [part for match in _ADDRESS.findall(markup) for part in match if part]
    return "\n".join([plain_lines(markup), *addresses])


def stored_texts(value: Any) -> Iterator[str]:
    """Yield the texts of a stored stream or of any JSON, one for each block of a stream."""
    if isinstance(value, str) and value[:1] in "[{":
        with suppress(ValueError):
            value = json.loads(value)
    if isinstance(value, list):
        for item in value:
            yield "\n".join(_strings(item))
    elif value:
        yield "\n".join(_strings(value))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in _NO_WORDS or not isinstance(item, str):
                yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, str):
        yield rich_words(value) if "<" in value else value
