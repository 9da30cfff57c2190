"""Kinds of fields of the API: each knows its value and its JSON Schema (draft 2020-12)."""

import datetime
from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from cities_site.api.reading import Reading
from cities_site.bilingual.languages import language_tag, localized, words
from cities_site.bilingual.reference_date import as_date, reference_date
from cities_site.library.open_data.columns import known_date, plain_number
from partners.references import public_names

Schema = dict[str, Any]

WORDS: Schema = {"$ref": "#/components/schemas/Words"}
# The field of each vocabulary that stays when its name changes.
KEYS = {"Country": "iso_code", "SustainableDevelopmentGoal": "number"}


def key_of(record: models.Model) -> str:
    """Return what names a record of a vocabulary for good: its slug, code or number."""
    return str(getattr(record, KEYS.get(type(record).__name__, "slug")))


def object_schema(properties: dict[str, Schema], **more: Any) -> Schema:
    """Return the schema of an object that has all of `properties` and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        **more,
    }


@dataclass(frozen=True)
class Field(ABC):
    """A field of a page or of one of its rows."""

    name: str
    # What reading it for a whole page fetches beforehand, as `prefetch_related` takes it.
    fetches: tuple[str, ...] = ()

    @abstractmethod
    def value(self, record: Any, page: Any, reading: Reading) -> Any:
        """Return the public value of `record`, which is `page` or a row of it."""

    @abstractmethod
    def schema(self, model: type[models.Model]) -> Schema:
        """Return what values of `model` look like."""


class Fact(Field):
    """A value that no language changes."""

    def value(self, record: Any, page: Any, reading: Reading) -> Any:
        value = getattr(record, self.name)
        if isinstance(value, datetime.date | datetime.time | datetime.datetime):
            return value.isoformat()
        return plain_number(value) if isinstance(value, Decimal) else value

    def schema(self, model: type[models.Model]) -> Schema:
        field = model._meta.get_field(self.name)
        schema = dict(_schema_of(field))
        if field.choices:
            blank = [""] if field.blank else []
            schema["enum"] = [*blank, *(value for value, _label in field.choices)]
        if field.null:
            schema["type"] = [schema["type"], "null"]
        return schema


def _schema_of(field: models.Field) -> Schema:
    kinds: list[tuple[type[models.Field], Schema]] = [
        (models.DateTimeField, {"type": "string", "format": "date-time"}),
        (models.DateField, {"type": "string", "format": "date"}),
        (models.TimeField, {"type": "string", "format": "time"}),
        (models.BooleanField, {"type": "boolean"}),
        (models.IntegerField, {"type": "integer"}),
        (models.DecimalField, {"type": "number"}),
    ]
    return next((schema for kind, schema in kinds if isinstance(field, kind)), {"type": "string"})


@dataclass(frozen=True)
class KnownDate(Field):
    """A date as exact as it is known: 2018, 2018-05 or 2018-05-31; null where it is not."""

    precision: str = ""

    def value(self, record: Any, page: Any, reading: Reading) -> str | None:
        return known_date(getattr(record, self.name), getattr(record, self.precision))

    def schema(self, model: type[models.Model]) -> Schema:
        return {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


class Words(Field):
    """A text in each public language."""

    def value(self, record: Any, page: Any, reading: Reading) -> dict[str, str]:
        return reading.words(record, self.name, page)

    def schema(self, model: type[models.Model]) -> Schema:
        return WORDS


class DayOfEachVersion(Words):
    """A date in each public language, such as that of the latest facts."""

    def value(self, record: Any, page: Any, reading: Reading) -> dict[str, str]:
        days = super().value(record, page, reading)
        return {tag: day.isoformat() for tag, day in days.items()}


class Markup(Field):
    """Formatted text in each public language, as HTML with addresses relative to the site."""

    def value(self, record: Any, page: Any, reading: Reading) -> dict[str, str]:
        texts = {}
        token = reference_date.set(as_date(page.display_date))
        try:
            for language in reading.languages_of(page):
                if stored := words(record, self.name, language):
                    with translation.override(language):
                        html = self._html(record, language, stored)
                    if html:
                        texts[language_tag(language)] = html
        finally:
            reference_date.reset(token)
        return texts

    def _html(self, record: Any, language: str, stored: Any) -> str:
        field = record._meta.get_field(localized(self.name, language))
        if isinstance(field, StreamField):
            return render_to_string("components/body.html", {"body": stored}).strip()
        return str(RichText(stored)) if isinstance(field, RichTextField) else str(stored)

    def schema(self, model: type[models.Model]) -> Schema:
        return WORDS


class Vocabulary(Field):
    """Records of a vocabulary, each with the key that stays and its public names."""

    def value(self, record: Any, page: Any, reading: Reading) -> list[dict[str, Any]]:
        entries = (self.entry(each, reading) for each in getattr(record, self.name).all())
        return sorted(entries, key=lambda entry: entry["key"])

    @staticmethod
    def entry(record: Any, reading: Reading) -> dict[str, Any]:
        """Return one record."""
        return {"key": key_of(record), "name": reading.words(record, "name")}

    def schema(self, model: type[models.Model]) -> Schema:
        return {"type": "array", "items": {"$ref": "#/components/schemas/Entry"}}


class VocabularyEntry(Field):
    """One record of a vocabulary, or null."""

    def value(self, record: Any, page: Any, reading: Reading) -> dict[str, Any] | None:
        entry = getattr(record, self.name)
        return Vocabulary.entry(entry, reading) if entry else None

    def schema(self, model: type[models.Model]) -> Schema:
        return {"oneOf": [{"$ref": "#/components/schemas/Entry"}, {"type": "null"}]}


class Organisation(Field):
    """An organisation by its names; its number leads to the record where that is public."""

    def value(self, record: Any, page: Any, reading: Reading) -> dict[str, Any] | None:
        partner = getattr(record, self.name)
        if partner is None:
            return None
        tags = {language_tag(language) for language in reading.languages}
        names = {tag: name for tag, name in public_names(partner).items() if tag in tags}
        return {"id": partner.pk if reading.is_public(partner) else None, "name": names}

    def schema(self, model: type[models.Model]) -> Schema:
        return {"oneOf": [{"$ref": "#/components/schemas/Organization"}, {"type": "null"}]}


class PageNumber(Field):
    """The number of another page, or null where that page is not public."""

    def value(self, record: Any, page: Any, reading: Reading) -> int | None:
        other = getattr(record, self.name)
        return other.pk if other and reading.is_public(other) else None

    def schema(self, model: type[models.Model]) -> Schema:
        return {"type": ["integer", "null"]}


class PageNumbers(Field):
    """The numbers of other pages that are public."""

    def value(self, record: Any, page: Any, reading: Reading) -> list[int]:
        others = getattr(record, self.name).all()
        return sorted(other.pk for other in others if reading.is_public(other))

    def schema(self, model: type[models.Model]) -> Schema:
        return {"type": "array", "items": {"type": "integer"}}


class File(Field):
    """A document of the library: its address and what was read from the file.

    Null without one, and for one that is kept from readers.
    """

    def value(self, record: Any, page: Any, reading: Reading) -> dict[str, Any] | None:
        document = getattr(record, self.name)
        if document is None or document.withheld:
            return None
        return {
            "title": reading.words(document, "label", page),
            "url": reading.request.build_absolute_uri(document.url),
            "media_type": document.content_type,
            "language": document.language,
            "bytes": document.file_size,
            "pages": document.page_count,
            "sha256": document.checksum,
            "licence": document.licence,
        }

    def schema(self, model: type[models.Model]) -> Schema:
        return {"oneOf": [{"$ref": "#/components/schemas/File"}, {"type": "null"}]}


@dataclass(frozen=True)
class Rows(Field):
    """Rows that are kept with a page, in their order."""

    fields: tuple[Field, ...] = ()

    def value(self, record: Any, page: Any, reading: Reading) -> list[dict[str, Any]]:
        return [
            {field.name: field.value(row, page, reading) for field in self.fields}
            for row in getattr(record, self.name).all()
        ]

    def schema(self, model: type[models.Model]) -> Schema:
        rows = model._meta.get_field(self.name).related_model
        items = object_schema({field.name: field.schema(rows) for field in self.fields})
        return {"type": "array", "items": items}
