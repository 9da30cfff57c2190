"""What a result shows of a text: the piece in which the words of a query stand, each marked.

Words are looked for in the folded text and shown as they were written, so every folded character
knows the place that it comes from.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cities_site.bilingual.languages import CHINESE
from cities_site.bilingual.search.text import HAN, SearchQuery, cut_for_query, folded

# In characters: about thirty English words, or two lines of Chinese.
EXCERPT_LENGTH = {CHINESE: 90}
USUAL_LENGTH = 200
# What stands before the first marked word, as a part of the length.
LEAD = 0.3
# A text is read in pieces and no further than this: a book shall not hold up the page.
PIECE_LENGTH, PIECES_OVERLAP, MOST_READ = 4_000, 200, 200_000
# From the first piece with a hit, so many are compared for the one with most of the words.
PIECES_COMPARED = 8
# A cut moves so far at most to spare a word.
LONGEST_WORD = 30

_WORD = rf"[^\W_{HAN}]+(?:'[^\W_{HAN}]+)*"
_RUNS = re.compile(rf"[{HAN}]+|{_WORD}")
_WORDS = re.compile(_WORD)
_LATIN = re.compile("[a-z0-9]")
_PART_OF_WORD = re.compile(rf"[^\W_{HAN}]")


@dataclass(frozen=True)
class Place:
    """A marked part of a text, from `start` up to `end`, and the term that was looked for."""

    start: int
    end: int
    term: str


class Marker:
    """Finds the words, phrases and runs of Han of one query in any text."""

    def __init__(self, query: SearchQuery) -> None:
        runs = [run for word in query.words for run in _RUNS.findall(word)]
        substrings = {*query.phrases, *(run for run in runs if not _PART_OF_WORD.match(run))}
        self._stems = {_stem(run) for run in runs if _PART_OF_WORD.match(run)} - {""}
        self._patterns = [_overlapping(each) for each in sorted(filter(None, substrings))]
        self.terms = len(self._patterns) + len(self._stems)

    def in_folded(self, text: str) -> Iterator[Place]:
        """Yield what the query names in a folded text; places may overlap."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                yield Place(match.start(1), match.end(1), match[1])
        for match in _WORDS.finditer(text) if self._stems else ():
            term = _stem(match[0])
            if term in self._stems:
                yield Place(match.start(), match.end(), term)

    def places(self, text: str) -> list[Place]:
        """Return what the query names in `text` as it is written."""
        form, origins = folded_with_origins(text)
        places = (
            Place(origins[place.start][0], origins[place.end - 1][1], place.term)
            for place in self.in_folded(form)
        )
        return sorted(places, key=lambda place: (place.start, place.end))


def _overlapping(literal: str) -> re.Pattern[str]:
    """Return what finds every place of `literal`, overlapping ones too, but no part of a word."""
    before = "(?<![a-z0-9])" if _LATIN.match(literal[0]) else ""
    after = "(?![a-z0-9])" if _LATIN.match(literal[-1]) else ""
    return re.compile(f"{before}(?=({re.escape(literal)}){after})")


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return cut_for_query(word).partition(" ")[0]


def folded_with_origins(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the folded text, and for each of its characters where it begins and ends in `text`."""
    characters: list[str] = []
    origins: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        form = _folded_cluster(text[start:end]) or ("" if not text[start:end].isspace() else " ")
        for character in form:
            if character == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(character)
            origins.append((start, end))
    return "".join(characters), origins


@lru_cache(maxsize=20_000)
def _folded_cluster(cluster: str) -> str:
    form = folded(cluster)
    # A control character is folded to a space, which a text of its own does not keep.
    return form or (" " if unicodedata.category(cluster[0]) in ("Cc", "Zs", "Zl", "Zp") else "")


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield each character together with the marks that combine with it."""
    start = 0
    for place in range(1, len(text)):
        if not unicodedata.combining(text[place]):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def highlighted(text: str, query: SearchQuery) -> SafeString:
    """Return the whole of a short text with the words of `query` marked."""
    return _marked(text, Marker(query).places(text), 0, len(text))


def excerpt(text: str, query: SearchQuery, language: str) -> SafeString:
    """Return the piece of `text` that has most of the words of `query`, marked.

    Without any of them it is the beginning; empty where there is no text.  No word of a script with
    spaces is cut, Chinese is cut between characters.
    """
    length = EXCERPT_LENGTH.get(language, USUAL_LENGTH)
    marker = Marker(query)
    piece, begins, ends = _piece(text, marker)
    places = marker.places(piece)
    first = _best(places, length)
    start = max(0, first - int(length * LEAD))
    if len(piece) - start < length:
        start = max(0, len(piece) - length)
    start = _outside_word(piece, start, 1)
    end = _outside_word(piece, min(len(piece), start + length), -1)
    cut = _marked(piece, places, start, end)
    before = "…" if start > 0 or not begins else ""
    after = "…" if end < len(piece) or not ends else ""
    return format_html("{}{}{}", before, mark_safe(cut.strip()), after) if cut.strip() else cut  # noqa: S308


def _piece(text: str, marker: Marker) -> tuple[str, bool, bool]:
    """Return the piece of `text` with most terms, and whether it begins and ends the text."""
    best, most, compared = 0, 0, 0
    for start in range(0, min(len(text), MOST_READ), PIECE_LENGTH):
        piece = text[start : start + PIECE_LENGTH + PIECES_OVERLAP]
        terms = len({place.term for place in marker.in_folded(folded(piece))})
        if terms > most:
            best, most = start, terms
        compared += bool(most)
        if most == marker.terms or compared == PIECES_COMPARED:
            break
    piece = text[best : best + PIECE_LENGTH + PIECES_OVERLAP]
    return piece, best == 0, best + len(piece) >= len(text)


def _best(places: list[Place], length: int) -> int:
    """Return the start of the first hit that has the most different terms behind it."""
    best, most = 0, 0
    for number, place in enumerate(places):
        terms = set()
        for other in places[number:]:
            if other.end - place.start > length * (1 - LEAD):
                break
            terms.add(other.term)
        if len(terms) > most:
            best, most = place.start, len(terms)
    return best


def _outside_word(text: str, place: int, step: int) -> int:
    """Return the nearest place in the direction of `step` at which no word is cut."""
    for moved in range(place, place + step * LONGEST_WORD, step):
        if not 0 < moved < len(text):
            return max(0, min(moved, len(text)))
        inside = _PART_OF_WORD.match(text[moved - 1]) and _PART_OF_WORD.match(text[moved])
        if not inside and not unicodedata.combining(text[moved]):
            return moved
    return place


def _marked(text: str, places: list[Place], start: int, end: int) -> SafeString:
    """Return `text` from `start` to `end`, escaped, with a mark around each place in it."""
    parts, done = [], start
    for first, last in _merged(
        place for place in places if start <= place.start <= place.end <= end
    ):
        parts.append(conditional_escape(text[done:first]))
        parts.append(format_html("<mark>{}</mark>", text[first:last]))
        done = last
    parts.append(conditional_escape(text[done:end]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above


def _merged(places: Iterable[Place]) -> list[list[int]]:
    """Return where marks begin and end: places that overlap have one together."""
    marks: list[list[int]] = []
    for place in places:
        if marks and place.start < marks[-1][1]:
            marks[-1][1] = max(marks[-1][1], place.end)
        else:
            marks.append([place.start, place.end])
    return marks
