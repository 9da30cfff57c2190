"""The facts of an English text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cities_site.desk.quality.facts import (
    CLOCK,
    DIGITS,
    RANGE,
    Fact,
    Reader,
    range_values,
    read_shared,
)
from cities_site.desk.quality.findings import Kind
from cities_site.desk.quality.numerals import (
    ENGLISH_ORDINALS,
    ENGLISH_SCALES,
    ENGLISH_WORDS,
    decimal,
    english_value,
)

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"(?P<day>{_DAY})(?:(?:{RANGE}|\s+and\s+|, )(?P<last>{_DAY}))?"
_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)"
DAY_MONTH = re.compile(rf"\b{_DAYS}(?:\s+of)?\s+{_MONTH}\b(?:,?\s+{_YEAR}\b)?")
MONTH_DAY = re.compile(rf"\b{_MONTH}\s+{_DAYS}\b(?:,?\s+{_YEAR}\b)?")
MONTH_YEAR = re.compile(rf"\b{_MONTH}\s+{_YEAR}\b")
MONTH = re.compile(
    r"\b(?P<month>January|February|March|April|June|July|August|September|October|November|"
    r"December)\b|(?<=\b[Ii]n )(?P<may>May)\b|(?<=\b[Bb]y )(?P<by>May)\b"
)
ISO_DATE = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")
_DECADE = re.compile(r"\b(?:the )?(1[89]|20)(\d)0s\b")
_TIME = re.compile(
    r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s*(a\.?m\.?|p\.?m\.?)(?![a-z])|\b(noon|midnight)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})s?\b", re.IGNORECASE)
_PERCENT = re.compile(
    rf"({DIGITS})(?:\s*(?:%|per ?cent)?{RANGE}({DIGITS}))?\s*"
    r"(?:%|per ?cent\b|percentage points?\b)",
    re.IGNORECASE,
)
_SCALE = (
    r"(?:\s*(hundred thousand|hundred million|thousand|million|billion|trillion|bn|hundred)\b|m\b)?"
)
_NUMBER = re.compile(
    rf"(?<![A-Za-z\d.])({DIGITS})(?:\s*(?:st|nd|rd|th)\b)?(?:{RANGE}({DIGITS}))?{_SCALE}",
    re.IGNORECASE,
)
_WORD = "|".join(sorted([*ENGLISH_WORDS, *ENGLISH_ORDINALS], key=lambda word: -len(word)))
_PIECE = rf"(?:{_WORD}|hundred|thousand|million|billion)"
# “And” belongs to a number after its scale only: one hundred and five, but second and third.
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+"
_WORDS = re.compile(rf"\b(?:{_PIECE}(?:{_AND}|[\s-]))*{_PIECE}\b(?!s\b)", re.IGNORECASE)
_WORD_PERCENT = re.compile(rf"\b((?:{_PIECE}[\s-])*{_PIECE}) per ?cent\b", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?:a|one|two|three|four|five)[\s-](?:thirds?|quarters?|fifths?|sixths?|tenths?)\b"
    r"|\bhalf\b|\bhalves\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(
    r"\b(?:[Cc]hapter|[Pp]art|[Aa]nnex|[Aa]rticle|[Ss]ection|[Vv]olume|World War)s? ([IVXLC]+)\b"
)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_BETWEEN = re.compile(rf"(?<=[Bb]etween )({DIGITS}) and ({DIGITS})(?!\d)")
# Words that hold a number and state no quantity.
_IDIOM = re.compile(
    r"\b(?:one another|no one|one of|one day|at first|first of all|first and foremost|"
    r"second to none|in the first place|one-stop|first-hand|twofold|threefold|fourfold|tenfold|"
    r"one-size-fits-all|on the one hand|the one hand|at one|one by one|each one|this one|"
    r"first lady|[Ff]ive-[Yy]ear [Pp]lans?|second-hand|the latter two|hundreds of|"
    r"thousands of|millions of|tens of|dozens? of|May (?=[a-z]))\b"
)


def english_facts(text: str) -> list[Fact]:
    """Return the facts of an English text, by value."""
    reader = Reader(_BETWEEN.sub(r"\1–\2", text))
    read_shared(reader)
    for pattern in (ISO_DATE, DAY_MONTH, MONTH_DAY, MONTH_YEAR):
        reader.read(pattern, _date)
    reader.read(_WEEKDAY, _weekday)
    reader.read(
        _DECADE,
        lambda match: iter([Fact(Kind.DATE, ("decade", int(f"{match[1]}{match[2]}0")), match[0])]),
    )
    reader.read(_TIME, _time)
    reader.read(
        CLOCK, lambda match: iter([Fact(Kind.TIME, int(match[1]) * 60 + int(match[2]), match[0])])
    )
    reader.read(MONTH, _month)
    reader.read(_ROMAN, _roman)
    reader.skip(_IDIOM)
    reader.skip(_FRACTION)
    reader.read(_PERCENT, lambda match: range_values(match[1], match[2], 1, Kind.PERCENT, match[0]))
    reader.read(_WORD_PERCENT, _word_percent)
    reader.read(_NUMBER, _number)
    reader.read(_WORDS, _words)
    return reader.facts


def month_number(name: str) -> int:
    """Return the number of a month by the first three letters of its name."""
    return next(
        number for number, month in enumerate(MONTHS, start=1) if month[:3] == name[:3].lower()
    )


def _date(match: re.Match[str]) -> Iterator[Fact]:
    parts = match.groupdict()
    if parts.get("year"):
        yield Fact(Kind.NUMBER, Decimal(parts["year"]), match[0])
    month = parts["month"]
    number = int(month) if month.isdigit() else month_number(month)
    yield Fact(Kind.DATE, ("month", number), match[0])
    for name in ("day", "last"):
        if parts.get(name):
            yield Fact(Kind.DATE, ("day", int(re.sub(r"\D", "", parts[name]))), match[0])


def _month(match: re.Match[str]) -> Iterator[Fact]:
    yield Fact(Kind.DATE, ("month", month_number(match[0])), match[0])


def _weekday(match: re.Match[str]) -> Iterator[Fact]:
    yield Fact(Kind.WEEKDAY, WEEKDAYS.index(match[1].lower()), match[0])


def _time(match: re.Match[str]) -> Iterator[Fact]:
    if match[4]:
        yield Fact(Kind.TIME, 12 * 60 if match[4].lower() == "noon" else 0, match[0], False)
        return
    hour = int(match[1]) % 12 + (12 if match[3][0].lower() == "p" else 0)
    yield Fact(Kind.TIME, hour * 60 + int(match[2] or 0), match[0])


def _roman(match: re.Match[str]) -> Iterator[Fact]:
    digits = [_ROMAN_DIGITS[sign] for sign in match[1]]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    value = sum(-one if one < following else one for one, following in pairs)
    yield Fact(Kind.NUMBER, Decimal(value), match[0], is_certain=False)


def _word_percent(match: re.Match[str]) -> Iterator[Fact]:
    value = english_value(re.split(r"[\s-]+", match[1].lower()))
    if value is not None:
        yield Fact(Kind.PERCENT, Decimal(value), match[0])


def _number(match: re.Match[str]) -> Iterator[Fact]:
    scale = 1
    if match[3]:
        for word in match[3].lower().split():
            scale *= ENGLISH_SCALES[word]
    elif match[0].endswith("m") and decimal(match[1]) is not None:
        scale = 10**6
    values = list(range_values(match[1], match[2], scale, Kind.NUMBER, match[0].strip()))
    # Of a range that spells its ends differently the first may have no scale: 900 to 1,000.
    return iter(values)


def _words(match: re.Match[str]) -> Iterator[Fact]:
    words = re.split(r"[\s-]+", match[0].lower())
    value = english_value(words)
    if value is not None:
        yield Fact(Kind.NUMBER, Decimal(value), match[0], is_certain=value >= 13)
