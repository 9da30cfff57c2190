"""The one text treatment that indexes, queries and literal checks go through.

Everything here depends on the text alone, so both databases find the same: they only compare the
terms that this module makes, each a run of letters and digits between spaces.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import snowballstemmer
from anyascii import anyascii
from opencc import OpenCC

# Ideographs of the Unified, Extension A, Compatibility and supplementary blocks, and U+3007 (zero).
_HAN_BLOCKS = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_HAN_BLOCKS += ((0x20000, 0x323AF),)
HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in _HAN_BLOCKS)
_HAN_RUN = re.compile(f"[{HAN}]+")
# A run of Han, or a word of any other script; an apostrophe inside a word belongs to it.
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|[^\W_{HAN}]+(?:'[^\W_{HAN}]+)*")
_MARK_ON_LATIN = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_LATIN = re.compile("[a-z0-9]")
_POSSESSIVE = re.compile(r"'s$")
_PHRASE = re.compile('"([^"]*)"|“([^”]*)”|「([^」]*)」|『([^』]*)』|《([^》]*)》')
_QUOTATION_MARKS = re.compile('["“”「」『』《》]')

# Longer queries cost more than they find: both backends nest one level for each term.
MAXIMUM_QUERY_LENGTH = 200
MAXIMUM_TERMS = 48
# PostgreSQL refuses a query with a term of 2 KiB; at both ends longer words are cut to this.
MAXIMUM_TERM_LENGTH = 64
# PostgreSQL keeps 1 MiB of different terms for one text, each with a few bytes of its own: what a
# book has fits, a flood does not.
MAXIMUM_INDEXED_BYTES, BYTES_OF_TERM = 900_000, 6
# Shorter runs of Han are one term of the index; a longer one may have its pairs in another order.
LITERAL_LENGTH = 3


def _simplified() -> dict[int, str]:
    """Return OpenCC's simplified form of each traditional character.

    Single characters only: what stands beside a character must not change how it is folded, or a
    part of a folded text would differ from the same part folded alone.
    """
    characters = [chr(code) for first, last in _HAN_BLOCKS for code in range(first, last + 1)]
    forms = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, forms, strict=True)
    table = {ord(character): form for character, form in pairs if character != form}
    # OpenCC decides these by the word; for a search both readings are one.
    return table | {ord("瞭"): "了", ord("著"): "着"}


def _folding() -> dict[int, str | None]:
    """Return what becomes of single characters: accents, apostrophes, dashes, invisible ones."""
    latin = (*range(0xDF, 0x250), *range(0x1E00, 0x1F00))
    table: dict[int, str | None] = {
        code: anyascii(chr(code)).lower() for code in latin if chr(code).isalpha()
    }
    table |= dict.fromkeys(map(ord, "‘’ʻʼ‛`´"), "'")
    table |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
    for code in range(0x10000):
        category = unicodedata.category(chr(code))
        if category in ("Cc", "Cf", "Cs"):
            table[code] = " " if category == "Cc" else None
    return table | _simplified()


_FOLDED = _folding()


def folded(text: str) -> str:
    """Return `text` so that what is the same to a reader is equal: the form of literal checks.

    Width and compatibility forms (NFKC, Unicode Standard Annex 15), case, accents of Latin letters,
    traditional characters, control characters and white space are folded.  The length may change.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    return " ".join(_MARK_ON_LATIN.sub("", text).split())


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a folded word by the English Snowball stemmer; numbers stay."""
    # A stemmer keeps the word that it works on, so each thread needs its own.
    return snowballstemmer.stemmer("english").stemWord(word)


def _terms(text: str, stemmed: bool) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield each term of a folded text, with the smaller parts by which it is found as well."""
    for run in _RUN.finditer(text):
        if run["han"]:
            han = run[0]
            yield han[:2], han
            for start in range(1, len(han) - 1):
                yield han[start : start + 2], ()
        else:
            word = _POSSESSIVE.sub("", run[0])
            parts = [
                part[:MAXIMUM_TERM_LENGTH] for part in (word.replace("'", ""), *word.split("'"))
            ]
            term, *smaller = map(stem, parts) if stemmed else parts
            yield term, smaller if len(smaller) > 1 else ()


def cut_for_index(value: Any, stemmed: bool = True) -> str:
    """Return an indexed value as terms: Han in overlapping pairs (泉州湾 → 泉州 州湾), stems else.

    At the end follows, once each, what shorter queries ask for: single Han characters and the parts
    of words with an apostrophe (Xi'an → xian xi an).  Several values are one text; what is not text
    is indexed by its name.  Autocompletion compares beginnings of words and so needs no stems.
    """
    terms: list[str] = []
    parts: dict[str, None] = {}
    known: set[str] = set()
    left = MAXIMUM_INDEXED_BYTES
    for term, smaller in _terms(folded(_as_text(value)), stemmed):
        terms.append(term)
        parts.update(dict.fromkeys(smaller))
        for new in {term, *smaller} - known:
            known.add(new)
            left -= len(new.encode()) + BYTES_OF_TERM
        if left <= 0:
            break
    return " ".join([*terms, *parts])


def _as_text(value: Any) -> str:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_as_text, value))
    return "" if value is None else str(value)


def keeps_order(query: str) -> bool:
    """Whether the terms of `query` stand in the index as they follow each other in a text.

    A single Han character and the parts of a word do not: those stand at the end.
    """
    runs = [run[0] for run in _RUN.finditer(folded(query[:MAXIMUM_QUERY_LENGTH]))]
    return not any(len(run) == 1 and _HAN_RUN.match(run) for run in runs)


def cut_for_query(query: str, stemmed: bool = True) -> str:
    """Return a reader's query as the terms that an index made by `cut_for_index` has.

    Empty where nothing can be searched for.  No more than `MAXIMUM_QUERY_LENGTH` characters and
    `MAXIMUM_TERMS` terms are used; what is left out makes the answer wider, never wrong.
    """
    terms = [term for term, _parts in _terms(folded(query[:MAXIMUM_QUERY_LENGTH]), stemmed)]
    return " ".join(terms[:MAXIMUM_TERMS])


@dataclass(frozen=True)
class SearchQuery:
    """What a reader asks for; every part of it is folded.

    `phrases` were given in quotation marks, `words` are the rest, and `literals` must occur as they
    are in the folded text: phrases, and runs of Han that are longer than one term of the index.
    """

    phrases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether there is anything to search for."""
        return bool(self.phrases or self.words)

    @property
    def text(self) -> str:
        """Phrases and words in one line, as a search backend takes them."""
        return " ".join((*self.phrases, *self.words))


def parse(query: str) -> SearchQuery:
    """Return what `query`, any text at all, asks for; quotation marks of both languages count."""
    query = query[:MAXIMUM_QUERY_LENGTH].replace("\uff02", '"')
    quoted = (next(filter(None, match.groups()), "") for match in _PHRASE.finditer(query))
    phrases = _searchable(folded(phrase) for phrase in quoted)
    rest = _QUOTATION_MARKS.sub(" ", _PHRASE.sub(" ", query))
    words = _searchable(folded(rest).split())
    runs = (run for word in words for run in _HAN_RUN.findall(word) if len(run) >= LITERAL_LENGTH)
    return SearchQuery(phrases, words, tuple(dict.fromkeys((*phrases, *runs))))


def literal_pattern(literal: str) -> str:
    """Return a regular expression for `literal` in a folded text, no Latin word of it cut.

    Han has no words to cut.  The syntax is common to Python and PostgreSQL.
    """
    before = "(^|[^a-z0-9])" if _LATIN.match(literal[0]) else ""
    after = "([^a-z0-9]|$)" if _LATIN.match(literal[-1]) else ""
    return f"{before}{re.escape(literal)}{after}"


def begins_or_ends_in_latin(literal: str) -> bool:
    """Whether a mere comparison of substrings could find `literal` inside longer words."""
    return bool(_LATIN.match(literal[0]) or _LATIN.match(literal[-1]))


def _searchable(texts: Iterable[str]) -> tuple[str, ...]:
    """Return `texts` once each, without those that have no letter, digit or ideograph."""
    return tuple(dict.fromkeys(text for text in texts if _RUN.search(text)))
