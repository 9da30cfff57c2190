"""What a data set says of each record, column by column, and the values as the files have them."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import LANGUAGES, language_tag, words
from cities_site.library.fields import DatePrecision


class Kind(models.TextChoices):
    """What a column holds, as the data dictionary names it."""

    NUMBER = "number", _("plain number")
    TEXT = "text", _("plain text")
    CODE = "code", _("code")
    FLAG = "flag", _("true or false")
    DATE = "date", _("date (ISO 8601), as exact as it is known")
    LINK = "link", _("web address")
    WORDS = "words", _("text, one for each public language")
    ADDRESSES = "addresses", _("web address, one for each public language")
    LIST = "list", _("list of texts or codes")
    OBJECTS = "objects", _("list of objects")


# Columns of these kinds hold a value for each language; a table has a column for each.
BY_LANGUAGE = {Kind.WORDS, Kind.ADDRESSES}


@dataclass(frozen=True)
class Column:
    """One fact about each record; `value` reads it from the record, fetched beforehand."""

    name: str
    kind: Kind
    meaning: str | Promise
    example: str
    value: Callable[[Any], Any]
    # What the codes mean, where the column holds codes of a fixed list.
    codes: Sequence[tuple[str, Any]] = ()


@dataclass(frozen=True)
class DataSet:
    """Records that are offered for download; `name` is part of addresses and file names."""

    name: str
    title: str | Promise
    columns: tuple[Column, ...]
    # The formats on offer, and the names of their addresses.
    files: Mapping[str, str]
    dictionary: str
    # Latitude and longitude of a record in degrees (WGS 84), or None.
    point: Callable[[Any], tuple[float, float] | None]

    def record(self, page: Any, request: HttpRequest | None = None) -> dict[str, Any]:
        """Return what the data set says of `page`, in public words only."""
        addresses = {
            language_tag(language): page.url_in(language, request, full=True)
            for language in page.available_languages
        }
        return {
            column.name: addresses if column.kind == Kind.ADDRESSES else column.value(page)
            for column in self.columns
        }

    def links(self, query: str = "") -> list[tuple[str, str]]:
        """Return the formats with their addresses, under the filters of `query`."""
        suffix = f"?{query}" if query else ""
        return [(label, reverse(name) + suffix) for label, name in self.files.items()]

    def head(self) -> list[str]:
        """Return the names of a table's columns: `name_en` and `name_zh-Hans` for words."""
        return [name for column in self.columns for name in column_names(column)]


def column_names(column: Column) -> list[str]:
    """Return the columns that a table has for `column`."""
    if column.kind not in BY_LANGUAGE:
        return [column.name]
    return [f"{column.name}_{language_tag(language)}" for language in LANGUAGES]


def public_words(record: Any, name: str, page: Any = None) -> dict[str, str]:
    """Return the words of `record` by language tag, without versions that are not public.

    A row of a page has no public state of its own: `page` is then the page that it belongs to.
    """
    if record is None:
        return {}
    return {
        language_tag(language): text
        for language in (page or record).available_languages
        if (text := words(record, name, language))
    }


def known_date(value: datetime.date | None, precision: str = DatePrecision.DAY) -> str | None:
    """Return the known part of a date as ISO 8601 has it: 2018, 2018-05 or 2018-05-31."""
    if value is None or precision == DatePrecision.UNKNOWN:
        return None
    if precision == DatePrecision.YEAR:
        return f"{value.year:04}"
    return value.isoformat()[:7] if precision == DatePrecision.MONTH else value.isoformat()


def plain_number(value: Decimal | None) -> int | float | None:
    """Return a stored decimal as a number, whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
