"""The files of the sample content, read as they are."""

import csv
import datetime
import json
from functools import cached_property
from pathlib import Path
from typing import Any

from cities_site.bilingual.languages import CHINESE, ENGLISH, LANGUAGES, localized

FOLDER = Path(__file__).parent / "content"
# The files name Chinese by its short code.
CODES = {ENGLISH: "en", CHINESE: "zh"}
CONFIRMED = frozenset({"source", "confirmed"})


class SampleContent:
    """The sample content: the items, the glossary and the site's own plain pages."""

    @cached_property
    def items(self) -> dict[str, Any]:
        """Return the records that come from the source text."""
        return _read_json("items.json")

    @cached_property
    def pages(self) -> list[dict[str, Any]]:
        """Return the sections and plain pages of the site, in the order of the menu."""
        return _read_json("pages.json")

    @cached_property
    def site(self) -> dict[str, Any]:
        """Return the legal sentences, the headings of the About page and the drawings."""
        return _read_json("site.json")

    @cached_property
    def glossary(self) -> list[dict[str, str]]:
        """Return the rows of the glossary."""
        with (FOLDER / "glossary.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def _confirmed_pairs(self) -> set[tuple[str, str]]:
        return {(row["en"], row["zh"]) for row in self.glossary if row["status"] == "confirmed"}

    def is_confirmed(self, name: dict[str, str], status: str = "") -> bool:
        """Tell whether somebody has confirmed the translation of `name`."""
        return status in CONFIRMED or (name["en"], name["zh"]) in self._confirmed_pairs


def _read_json(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def in_columns(name: str, words: dict[str, Any] | None) -> dict[str, Any]:
    """Return `words` as language columns of the field `name`; what is not said stays empty."""
    return {
        localized(name, language): (words or {}).get(CODES[language]) or ""
        for language in LANGUAGES
    }


def dates_in_columns(name: str, dates: dict[str, str] | None) -> dict[str, Any]:
    """Return the dates of each language as columns of the field `name`."""
    return {
        localized(name, language): day((dates or {}).get(CODES[language])) for language in LANGUAGES
    }


def language_of(code: str) -> str:
    """Return the site's code of a language named in the files."""
    return next(language for language, short in CODES.items() if short == code)


def day(text: str | None) -> datetime.date | None:
    """Return a date written as year, year-month or full date; its first day where not given."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    return datetime.date(*parts, *[1] * (3 - len(parts)))


def last_day_of_month(text: str | None) -> datetime.date | None:
    """Return the last day of a month written as year-month."""
    if (first := day(text)) is None:
        return None
    next_month = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return next_month - datetime.timedelta(days=1)


def precision(text: str | None) -> str:
    """Return how much of a date its writing gives: day, month, year or unknown."""
    return ("unknown", "year", "month", "day")[len(text.split("-")) if text else 0]
