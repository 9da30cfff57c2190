"""The facts of a text, by value, and the marks that both languages share.

Each language has a module that reads its own facts; what they return is compared by `compare`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cities_site.desk.quality.findings import Kind
from cities_site.desk.quality.numerals import decimal


@dataclass(frozen=True)
class Fact:
    """A value, the words that state it, and whether the other language must state it too."""

    kind: Kind
    value: Any
    text: str
    # Small numbers in words are often no quantity: "one of the", 一些.
    is_certain: bool = True
    # One that stands before what it counts should be found in the other language, in any form.
    is_counted: bool = False
    # The other language may state the parts instead: of five cities four, for four fifths.
    parts: tuple[Decimal, ...] = ()


class Reader:
    """Reads a text pattern by pattern; what one pattern has read, later ones do not see."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.facts: list[Fact] = []

    def read(
        self, pattern: re.Pattern[str], facts_of: Callable[[re.Match[str]], Iterator[Fact] | None]
    ) -> None:
        """Take the facts of every match; a match without facts (None) stays for later patterns."""

        def replacement(match: re.Match[str]) -> str:
            found = facts_of(match)
            if found is None:
                return match[0]
            self.facts.extend(found)
            # A sign that no pattern matches, so that the neighbours stay apart.
            return " \x00 "

        self.text = pattern.sub(replacement, self.text)

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Take words out that look like facts and are none."""
        self.read(pattern, lambda match: iter(()))


URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+", re.IGNORECASE)
EMAIL = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"[A-Z]{1,5}(?:/[A-Z0-9]+(?:\.[A-Z0-9]+)*)+"  # A/RES/70/1
    r"|v?\d+(?:\.(?!(?:19|20)\d\d(?!\d))\d+){2,}"  # version 1.4.2, but no date
    r"|10\.\d{4,9}/[A-Za-z0-9.\-_/]*[A-Za-z0-9]"  # DOI
    r"|97[89][- ]?(?:\d[- ]?){9}\d"  # ISBN
    r"|\d{1,3}/\d{1,4}(?:/\d+)?"  # resolution 70/1
    r"|(?:ISO|IEC|GB/T)[ -]?\d[\d.:\-]*\d"
    r"|[A-Z]{1,6}-?\d+(?:\.\d+)?(?:-[A-Z0-9]+)*"  # G20, PM2.5, H7-N9
    r")(?![A-Za-z0-9])"
)
# The illness has names of its own in each language; its number is no quantity.
_ILLNESS = re.compile(r"COVID[-‑–]?19|2019冠状病毒病?|SARS-CoV-2", re.IGNORECASE)
_AROUND_THE_CLOCK = re.compile(
    r"\b24/7\b|(?:\bUTC|\bGMT|格林尼治(?:标准)?时间|协调世界时|世界协调时) ?[+\-−]\d+(?::\d\d)?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?<![\d:：])([01]?\d|2[0-3])[:：]([0-5]\d)(?![\d:：])")
# With commas, or with spaces as documents of the United Nations have them in Chinese.
DIGITS = (
    r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?"
    r"|(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
)
RANGE = r"(?:\s*[-–—~～至到]+\s*|\s+to\s+)"
FULL_WIDTH = str.maketrans("０１２３４５６７８９％．＋－／：", "0123456789%.+-/:")

# Longer than any number that is written out; patterns that try every part of it never end.
_NO_NUMBER = re.compile(r"\d{31,}|[〇零一二三四五六七八九十百千万亿两]{31,}")


def read_shared(reader: Reader) -> None:
    """Read what both languages write alike: links, addresses and codes."""
    reader.text = _NO_NUMBER.sub(" \x00 ", reader.text.translate(FULL_WIDTH))
    reader.read(URL, _link)
    reader.read(EMAIL, lambda match: iter([Fact(Kind.EMAIL, match[0].lower(), match[0])]))
    reader.skip(_ILLNESS)
    reader.skip(_AROUND_THE_CLOCK)
    reader.read(CODE, lambda match: iter([Fact(Kind.CODE, _code(match[0]), match[0])]))


def _code(text: str) -> str:
    return re.sub(r"[\s\-]", "", text).upper()


def _link(match: re.Match[str]) -> Iterator[Fact]:
    address = match[0].rstrip(".,;:!?)'")
    value = re.sub(r"^https?://(?:www\.)?|^www\.", "", address, flags=re.IGNORECASE)
    # The same page in the other language is the same link.
    value = re.sub(
        r"/(?:en|zh|zh-hans|zh-cn|chinese|english)(?=/|$)", "", value, flags=re.IGNORECASE
    )
    yield Fact(Kind.LINK, value.rstrip("/"), address)


def range_values(
    first: str, second: str | None, scale: int, kind: Kind, text: str
) -> Iterator[Fact]:
    """Yield the one or two values of a number or a range that share a scale."""
    for digits in filter(None, (first, second)):
        value = decimal(digits)
        if value is not None:
            yield Fact(kind, (value * Decimal(scale)).normalize(), text)
