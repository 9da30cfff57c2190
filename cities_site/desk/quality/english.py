"""The facts of an English text."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

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
from cities_site.desk.quality.idioms import IDIOM, counts, mentions
from cities_site.desk.quality.measures import currencies, english_measures
from cities_site.desk.quality.numerals import (
    ENGLISH_ORDINALS,
    ENGLISH_SCALES,
    ENGLISH_WORDS,
    decimal,
    english_value,
)


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


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
# The month or the verb, in a title or at the beginning of a sentence.
_MAY = re.compile(r"\bMay\b")
ISO_DATE = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")
_DECADE = re.compile(r"\b(?:the )?(1[89]|20)(\d)0s\b")
_HOUR = r"(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?"
_TIME = re.compile(
    rf"\b(?:{_HOUR}{RANGE})?{_HOUR}\s*(a\.?m\.?|p\.?m\.?)(?![a-z])|\b(noon|midnight)\b",
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
_CARDINAL = rf"(?:{_longest_first(ENGLISH_WORDS)}|hundred|thousand|million|billion)"
_ORDINAL = rf"(?:{_longest_first(ENGLISH_ORDINALS)})"
# “And” belongs to a number after its scale only: one hundred and five, but second and third.
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+"
# An ordinal ends a number: “the first three” are two numbers.
_WORDS = re.compile(
    rf"\b(?:{_CARDINAL}(?:{_AND}|[\s-]))*(?:{_CARDINAL}|{_ORDINAL})\b(?!s\b)", re.IGNORECASE
)
_WORD_PERCENT = re.compile(rf"\b((?:{_CARDINAL}[\s-])*{_CARDINAL}) per ?cent\b", re.IGNORECASE)
_PARTS = {"quarter": 4} | ENGLISH_ORDINALS
_PART_WORD = "|".join(word for word, value in _PARTS.items() if 3 <= value <= 10)
# “A third” alone may be one more, “the first three quarters” are those of a year.
_FRACTION = re.compile(
    rf"(?<!first )(?<!last )\b(?:(?P<some>two|three|four|five|six|seven|eight|nine)[\s-]"
    rf"(?P<parts>{_PART_WORD})s\b|one[\s-](?P<part>{_PART_WORD})\b(?!-)"
    rf"|an?\s(?P<share>{_PART_WORD})(?=\sof\b)|(?P<half>half|halves|halved)\b)",
    re.IGNORECASE,
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
# One in four, nine out of ten, 3 in 5.
_IN_HOW_MANY = re.compile(
    rf"\b(?P<some>{_SMALL}|\d{{1,2}})\s(?:in|(?:out\s)?of)\s(?:every\s)?"
    rf"(?P<all>{_SMALL}|\d{{1,3}})\b(?![\s,.]*\d)",
    re.IGNORECASE,
)
_HALF_A_DOZEN = re.compile(r"\bhalf[ -]a[ -]dozen\b", re.IGNORECASE)
_DECADES = re.compile(rf"\b({_SMALL}|\d{{1,2}}) decades\b", re.IGNORECASE)
_ROMAN = re.compile(
    r"\b(?:(?:[Cc]hapter|[Pp]art|[Aa]nnex|[Aa]rticle|[Ss]ection|[Vv]olume|World War)s? ([IVXLC]+)"
    r"|[A-Za-z]{3,} ([IVX]{2,}|V))\b"
)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_BETWEEN = re.compile(rf"(?<=[Bb]etween )({DIGITS}) and ({DIGITS})(?!\d)")


def english_facts(text: str) -> list[Fact]:
    """Return the facts of an English text, by value."""
    reader = Reader(_BETWEEN.sub(r"\1–\2", text))
    read_shared(reader)
    reader.facts += [*currencies(reader.text), *english_measures(reader.text)]
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
    reader.read(_MAY, lambda match: iter([Fact(Kind.DATE, ("month", 5), match[0], False)]))
    reader.read(_ROMAN, _roman)
    reader.facts += mentions(reader.text)
    reader.skip(IDIOM)
    reader.read(_HALF_A_DOZEN, _half_a_dozen)
    reader.read(_DECADES, _decades)
    reader.read(_FRACTION, _fraction)
    reader.read(_IN_HOW_MANY, _in_how_many)
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
    first, first_minute, last, last_minute, half, name = match.groups()
    if name:
        yield Fact(Kind.TIME, 12 * 60 if name.lower() == "noon" else 0, match[0], False)
        return
    is_afternoon = half[0].lower() == "p"
    end = _minutes(last, last_minute, is_afternoon)
    if first:
        start = _minutes(first, first_minute, is_afternoon)
        # From 10 to 2 p.m. begins in the other half of the day.
        yield Fact(Kind.TIME, start if start < end else (start + 720) % 1440, match[0])
    yield Fact(Kind.TIME, end, match[0])


def _minutes(hour: str, minute: str | None, is_afternoon: bool) -> int:
    return (int(hour) % 12 + (12 if is_afternoon else 0)) * 60 + int(minute or 0)


def _roman(match: re.Match[str]) -> Iterator[Fact]:
    digits = [_ROMAN_DIGITS[sign] for sign in match[1] or match[2]]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    value = sum(-one if one < following else one for one, following in pairs)
    yield Fact(Kind.NUMBER, Decimal(value), match[0], is_certain=False)


def _half_a_dozen(match: re.Match[str]) -> Iterator[Fact]:
    yield Fact(Kind.NUMBER, Decimal(6), match[0], is_certain=False, is_counted=True)


def _decades(match: re.Match[str]) -> Iterator[Fact]:
    count = _small(match[1])
    yield Fact(
        Kind.NUMBER, Decimal(count * 10), match[0], is_certain=False, parts=(Decimal(count),)
    )


def _small(text: str) -> int:
    return int(text) if text.isdigit() else ENGLISH_WORDS[text.lower()]


def _fraction(match: re.Match[str]) -> Iterator[Fact]:
    if match["half"]:
        yield Fact(Kind.NUMBER, Fraction(1, 2), match[0], is_certain=False)
        return
    count = _small(match["some"] or "one")
    part = _PARTS[(match["parts"] or match["part"] or match["share"]).lower()]
    # A quarter of a century may be 25 years.
    is_certain = not match.string.startswith(" of a ", match.end())
    yield Fact(Kind.NUMBER, Fraction(count, part), match[0], is_certain)


def _in_how_many(match: re.Match[str]) -> Iterator[Fact] | None:
    some, whole = _small(match["some"]), _small(match["all"])
    if not 0 < some < whole:
        return None
    parts = (Decimal(some), Decimal(whole))
    return iter([Fact(Kind.NUMBER, Fraction(some, whole), match[0], parts=parts)])


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
    if value is None:
        return
    yield Fact(
        Kind.NUMBER,
        Decimal(value),
        match[0],
        is_certain=value >= 13,
        is_counted=value >= 2 and counts(match, is_ordinal=words[-1] in ENGLISH_ORDINALS),
    )
