"""Keeps approved terms out of an engine's hands: marks go out for them, and terms come back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cities_site.bilingual.languages import CHINESE, ENGLISH
from cities_site.desk.exchange.codes import Parts
from cities_site.desk.quality.wording import Term
from cities_site.library.term_forms import term_pattern

# Engines write brackets as their language has them, and put spaces where none were.
_MARK_KEEPING_SPACE = re.compile(r"[\[【［]\s*[TtＴ]\s*(\d{1,6})\s*[\]】］]")
_MARK = re.compile(rf"[^\S\n]*{_MARK_KEEPING_SPACE.pattern}[^\S\n]*")


@dataclass(frozen=True)
class Protected:
    """A text with marks, and the translations that they stand for."""

    parts: Parts
    translations: tuple[str, ...] = ()

    def restored(self, parts: Parts, target: str) -> Parts | None:
        """Return a translation with its terms; None where the engine lost or doubled a mark."""
        found: list[int] = []

        def term(match: re.Match[str]) -> str:
            found.append(int(match[1]))
            number = int(match[1])
            is_known = 0 < number <= len(self.translations)
            return self.translations[number - 1] if is_known else match[0]

        # Chinese has no spaces around words.
        mark = _MARK if target == CHINESE else _MARK_KEEPING_SPACE
        restored = tuple(mark.sub(term, part) if isinstance(part, str) else part for part in parts)
        return restored if sorted(found) == list(range(1, len(self.translations) + 1)) else None


def protected(parts: Parts, terms: Sequence[Term], source: str) -> Protected:
    """Return the text with a mark for each approved term; the longest term wins."""
    if any(isinstance(part, str) and _MARK.search(part) for part in parts):
        return Protected(parts)
    pairs = [
        (term.english, term.chinese) if source == ENGLISH else (term.chinese, term.english)
        for term in terms
    ]
    pairs.sort(key=lambda pair: -len(pair[0]))
    if not pairs:
        return Protected(parts)
    pattern = re.compile(
        "|".join(f"(?P<term{at}>{term_pattern(pair[0], source)})" for at, pair in enumerate(pairs))
    )
    translations: list[str] = []

    def mark(match: re.Match[str]) -> str:
        _words, translation = pairs[int(match.lastgroup.removeprefix("term"))]
        translations.append(translation)
        return f"[T{len(translations)}]"

    marked = tuple(pattern.sub(mark, part) if isinstance(part, str) else part for part in parts)
    return Protected(marked, tuple(translations))
