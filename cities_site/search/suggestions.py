"""What a reader may have meant: names that begin like what was typed, and names that are near it.

English names are found in spite of a slip of the hand; Chinese names also by their pinyin and its
initials (quanzhou, qz → 泉州); a former name or acronym leads to the name in use.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from cities_site.bilingual.languages import localized
from cities_site.bilingual.search.text import HAN, MAXIMUM_QUERY_LENGTH, folded
from cities_site.library.models import City
from cities_site.library.readings import reading
from cities_site.search.selectors import names_and_terms

MOST_SUGGESTIONS = 8
MOST_MEANT = 3
# Longer names are sentences, which nobody types.
LONGEST_NAME = 80
# From 0 to 100: one slip in a word of five letters is 80.
NEAR_ENOUGH = 80
# A shorter word is near to too many others.
SHORTEST_NEAR = 4
# Fewer letters are the beginning of too many names in pinyin.
SHORTEST_PINYIN = 2

_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True)
class Name:
    """A name that readers can search for, and the one in use where this is another."""

    words: str
    in_use: str
    forms: tuple[str, ...] = field(default=(), compare=False)


class NameTable:
    """The names of one language, by every form in which a reader may type them."""

    def __init__(self, rows: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._names: dict[str, Name] = {}
        for title, others in rows:
            for words in (title, *others):
                key = folded(words)
                if key and len(words) <= LONGEST_NAME and key not in self._names:
                    self._names[key] = Name(words, title, (key, *_spellings(words)))
        words = {word for key in self._names for word in key.split()}
        self._words = sorted(word for word in words if len(word) >= SHORTEST_NEAR)

    def completions(self, typed: str) -> list[str]:
        """Return names that begin like `typed`, then those with a word that does."""
        typed = folded(typed[:MAXIMUM_QUERY_LENGTH])
        if not typed:
            return []
        ranks: dict[str, tuple[int, int, str]] = {}
        for key, name in self._names.items():
            rank = _rank(typed, key, name.forms[1:])
            if rank is not None:
                place = (rank, len(key), name.words)
                ranks[name.words] = min(ranks.get(name.words, place), place)
        return sorted(ranks, key=ranks.__getitem__)[:MOST_SUGGESTIONS]

    def meant(self, query: str) -> list[str]:
        """Return what a reader may have meant by `query`; nothing where it is a name itself."""
        query = folded(query[:MAXIMUM_QUERY_LENGTH])
        known = self._names.get(query)
        if not query or (known and known.in_use == known.words):
            return []
        meant = [known.in_use] if known else [*self._spelled(query), *self._near(query)]
        # The same name in capitals and without is offered once, as it was first found.
        others = {folded(words): words for words in reversed(meant) if folded(words) != query}
        return list(reversed(others.values()))[:MOST_MEANT]

    def inside(self, query: str) -> list[str]:
        """Return the longest names that are parts of `query`, none of them a part of another."""
        query = folded(query[:MAXIMUM_QUERY_LENGTH])
        found: list[str] = []
        for key in sorted(self._names, key=len, reverse=True):
            whole = key in query if _HAN.search(key) else f" {key} " in f" {query} "
            if 1 < len(key) < len(query) and whole and not any(key in other for other in found):
                found.append(key)
        return [self._names[key].words for key in found[:MOST_MEANT]]

    def _spelled(self, query: str) -> list[str]:
        """Return the shortest names whose pinyin, or the initials of it, are or begin with this."""
        letters = "".join(query.split()).replace("'", "")
        if len(letters) < SHORTEST_PINYIN or not letters.isascii():
            return []
        names = [
            (letters not in name.forms[1:], len(name.words), name.in_use)
            for name in self._names.values()
            if any(form.startswith(letters) for form in name.forms[1:])
        ]
        return [in_use for _whole, _length, in_use in sorted(names)]

    def _near(self, query: str) -> Iterator[str]:
        """Yield the nearest name as a whole, then the query with unknown words mended."""
        if len(query) < SHORTEST_NEAR or _HAN.search(query):
            return
        whole = process.extractOne(
            query, self._names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH
        )
        if whole:
            yield self._names[whole[0]].words
        mended = [self._mended(word) for word in query.split()]
        if mended != query.split():
            yield " ".join(mended)

    def _mended(self, word: str) -> str:
        if len(word) < SHORTEST_NEAR or word in self._words:
            return word
        near = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
        return near[0] if near else word


def _spellings(words: str) -> tuple[str, ...]:
    """Return the pinyin and its initials of a Chinese name; none of another."""
    if not _HAN.search(words):
        return ()
    syllables = reading(words).split()
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def _rank(typed: str, key: str, spellings: Sequence[str]) -> int | None:
    if key.startswith(typed):
        return 0
    if f" {typed}" in key:
        return 1
    if _HAN.search(typed):
        return 2 if typed in key else None
    letters = "".join(typed.split()).replace("'", "")
    return 3 if letters and any(form.startswith(letters) for form in spellings) else None


@lru_cache(maxsize=4)
def name_table(language: str, state: str) -> NameTable:
    """Return the names that are public in `language`, kept while the entries have this `state`."""
    rows = [
        (title, names.splitlines()) for title, names, _kind, _address in names_and_terms(language)
    ]
    # Cities have no page; readers look for them all the same.
    name = localized("name", language)
    cities = City.objects.available_in(language).order_by("pk").values_list(name, flat=True)
    return NameTable([*((city, ()) for city in cities), *rows])
