"""Approved terms that readers look up inside a text, without leaving the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cities_site.bilingual.languages import (
    LANGUAGES,
    language_tag,
    localized,
    other_language,
    words,
)
from cities_site.freshness.memo import Memo
from cities_site.library.models import GlossaryTerm
from cities_site.library.term_forms import term_pattern

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
# What is inside these is a link, a title or no running text.
_LEFT_ALONE = frozenset(
    ["a", "button", "caption", "code", "dt", "figcaption", "h2", "h3", "h4", "summary", "th"]
)
# A longer name explains itself, and a mark on several lines would not be one; the terms inside
# it are no terms there.
_LONGEST = 40
_tables = Memo(size=2)
_OPENING = "[(（“‘《「]?"
_CLOSING = "[)）”’》」,.;:!?，。；：！？、]*"


def public_terms() -> QuerySet[GlossaryTerm]:
    """Return the confirmed terms that readers may see; words of the interface are none."""
    terms = GlossaryTerm.objects.filter(status=GlossaryTerm.Status.CONFIRMED)
    for language in LANGUAGES:
        terms = terms.filter(**{localized("public", language): True})
        terms = terms.exclude(**{localized("term", language): ""})
    return terms.exclude(category=GlossaryTerm.Category.INTERFACE)


@dataclass(frozen=True)
class Entry:
    """One term of a text, with its other language."""

    slug: str
    words: str
    other: str
    other_tag: str


class LookUpTable:
    """The terms of one language; marks the first place of each in a text."""

    def __init__(self, entries: Sequence[Entry], language: str) -> None:
        self.entries = sorted(entries, key=lambda entry: -len(entry.words))
        forms = "|".join(
            f"(?P<form{number}>{term_pattern(escape(entry.words), language)})"
            for number, entry in enumerate(self.entries)
        )
        self.pattern = re.compile(f"(?P<before>{_OPENING})(?:{forms})(?P<after>{_CLOSING})")

    def annotate(self, markup: str) -> tuple[SafeString, list[Entry]]:
        """Return `markup` with a button at the first place of each term, and those terms."""
        if not self.entries:
            return mark_safe(markup), []  # noqa: S308 - it was rendered by a template
        found: dict[int, Entry] = {}

        def mark(match: re.Match[str]) -> str:
            forms = match.groupdict().items()
            name = next(each for each, words in forms if words and each.startswith("form"))
            number = int(name.removeprefix("form"))
            entry = self.entries[number]
            if number in found or len(entry.words) > _LONGEST:
                return match[0]
            found[number] = entry
            # The words are part of markup already, and escaped as such.
            before, words, after = match["before"], match[name], match["after"]
            button = format_html(
                '<button type="button" class="term-mark" popovertarget="term-{}">{}</button>',
                entry.slug,
                mark_safe(words),  # noqa: S308
            )
            # Browsers break lines around buttons, and a bracket or comma would stand alone.
            return f'<span class="term-keep">{before}{button}{after}</span>'

        parts, depth = [], 0
        for piece in _TAG.split(markup):
            if piece.startswith("<"):
                depth += _step(piece)
            elif not depth and piece.strip():
                piece = self.pattern.sub(mark, piece)
            parts.append(piece)
        return mark_safe("".join(parts)), list(found.values())  # noqa: S308


def _step(tag: str) -> int:
    name = _NAME.match(tag)
    if not name or name[1].lower() not in _LEFT_ALONE:
        return 0
    return -1 if tag.startswith("</") else 1


def look_up_table(language: str) -> LookUpTable:
    """Return what readers of `language` look up; kept.

    Names of places need no explanation, and would mark every second word of some articles.
    """
    return _tables.get(language, lambda: _read_table(language))


def _read_table(language: str) -> LookUpTable:
    other = other_language(language)
    entries = [
        Entry(
            term.slug,
            words(term, "term", language),
            words(term, "term", other),
            language_tag(other),
        )
        for term in public_terms().exclude(category=GlossaryTerm.Category.PLACE)
    ]
    return LookUpTable(entries, language)
