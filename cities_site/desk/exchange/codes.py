"""Rich text as words between numbered codes, so that its markup survives people and engines.

A code stands for one element of the markup.  Its number is all that leaves the site; what comes
back gets the markup of the original, so that nothing from outside becomes markup here.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from html.parser import HTMLParser

from django.utils.translation import gettext as _

_BLOCK_KEY = re.compile(r'\s*data-block-key="[^"]*"')
_NAME = re.compile(r"</?([A-Za-z][\w-]*)")
_VOID = frozenset({"br", "embed", "hr", "img", "wbr"})
# Elements that make up the structure of a text; all others mark words inside it.
_STRUCTURE = frozenset(
    ["blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "ul"]
)
# What these hold are other elements, never words.
_LISTS = frozenset({"ol", "ul"})
# What XML can't hold.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Edge(Enum):
    """Which end of an element a code is."""

    START = "start"
    END = "end"
    WHOLE = "whole"


@dataclass(frozen=True)
class Code:
    """The start or the end of an element, or an element without content."""

    number: int
    edge: Edge


Parts = tuple[str | Code, ...]


@dataclass(frozen=True)
class Element:
    """The markup that a code stands for."""

    opening: str
    closing: str = ""

    @property
    def name(self) -> str:
        """The name of the element in small letters."""
        match = _NAME.match(self.opening)
        return match[1].lower() if match else ""

    def is_like(self, other: "Element") -> bool:
        """Return whether both say the same, markup ids aside."""
        ours, theirs = (_BLOCK_KEY.sub("", each.opening) for each in (self, other))
        return ours == theirs and bool(self.closing) == bool(other.closing)


@dataclass(frozen=True)
class Coded:
    """A text with codes, and the elements that they stand for."""

    parts: Parts
    elements: Mapping[int, Element]


class BrokenCodes(ValueError):
    """The codes of a text do not give the markup of its original."""


class _Reader(HTMLParser):
    """Splits markup into words and elements; what is not well-formed stands alone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, str, int]] = []
        self.open: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in _VOID:
            self.open.append((tag, len(self.pieces)))
        self.pieces.append(("alone", self.get_starttag_text() or "", -1))

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.pieces.append(("alone", self.get_starttag_text() or "", -1))

    def handle_endtag(self, tag: str) -> None:
        end = len(self.pieces)
        self.pieces.append(("alone", f"</{tag}>", -1))
        if any(name == tag for name, _start in self.open):
            while self.open:
                name, start = self.open.pop()
                if name == tag:
                    self.pieces[start] = ("start", self.pieces[start][1], end)
                    self.pieces[end] = ("end", self.pieces[end][1], start)
                    return

    def handle_data(self, data: str) -> None:
        self.pieces.append(("words", data, -1))

    def handle_comment(self, data: str) -> None:
        self.pieces.append(("alone", f"<!--{data}-->", -1))


def sayable(text: str) -> str:
    """Return `text` as XML can hold it, with one kind of line end."""
    return _UNSAYABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def encode(markup: str, original: Coded | None = None) -> Coded:
    """Return rich text with codes; elements that `original` has too get its numbers."""
    reader = _Reader()
    reader.feed(sayable(markup))
    reader.close()
    free = dict(original.elements) if original else {}
    highest = max(free, default=0)
    parts: list[str | Code] = []
    numbers: dict[int, int] = {}
    elements: dict[int, Element] = {}
    for position, (kind, text, other) in enumerate(reader.pieces):
        if kind == "words":
            parts.append(text)
        elif kind == "end":
            parts.append(Code(numbers[other], Edge.END))
        else:
            closing = reader.pieces[other][1] if kind == "start" else ""
            element = Element(text, closing)
            number = next((each for each, known in free.items() if element.is_like(known)), 0)
            if number:
                del free[number]
            else:
                highest += 1
                number = highest
            numbers[position], elements[number] = number, element
            parts.append(Code(number, Edge.START if closing else Edge.WHOLE))
    return Coded(joined(parts), elements)


def plain(text: str) -> Coded:
    """Return plain text, which has no codes."""
    return Coded(joined([sayable(text)]), {})


def joined(parts: Sequence[str | Code]) -> Parts:
    """Return the parts with neighbouring words in one piece and without empty ones."""
    result: list[str | Code] = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part
        elif part != "":
            result.append(part)
    return tuple(result)


def words_of(parts: Parts) -> str:
    """Return the words alone."""
    return "".join(part for part in parts if isinstance(part, str))


def decode(parts: Parts, source: Coded, target: Coded) -> str:
    """Return `parts` as rich text with the markup of the original and of the translation so far.

    Raises BrokenCodes where a code is unknown, missing, used twice or in another place.
    """
    known = {**source.elements, **target.elements}
    used = {part.number for part in parts if isinstance(part, Code)}
    if unknown := used - known.keys():
        raise BrokenCodes(
            _("Take out the code %(number)d: the original has none.") % {"number": min(unknown)}
        )
    # Codes that the translation never had are not asked for when it is corrected.
    expected = target.elements.keys() if target.parts else source.elements.keys()
    if missing := (source.elements.keys() & expected) - used:
        raise BrokenCodes(_("Put the code %(number)d back.") % {"number": min(missing)})
    places = [_parents(each.parts, known) for each in (source, target)]
    for number, parent in _parents(parts, known).items():
        allowed = {before[number] for before in places if number in before}
        if known[number].name in _STRUCTURE and parent not in allowed:
            raise BrokenCodes(
                _("Put the code %(number)d back in its place: it is a paragraph or a list.")
                % {"number": number}
            )
    _refuse_stray_words(parts, known)
    return "".join(_markup(part, known) for part in parts)


def _markup(part: str | Code, elements: Mapping[int, Element]) -> str:
    if isinstance(part, str):
        return html.escape(part, quote=False)
    element = elements[part.number]
    return element.closing if part.edge is Edge.END else element.opening


def _parents(parts: Parts, elements: Mapping[int, Element]) -> dict[int, int]:
    """Return the number of the element around each; raise BrokenCodes where they cross."""
    parents: dict[int, int] = {}
    stack = [0]
    for part in parts:
        if isinstance(part, str):
            continue
        is_whole = not elements[part.number].closing
        if is_whole != (part.edge is Edge.WHOLE):
            raise BrokenCodes(_("Mend the code %(number)d.") % {"number": part.number})
        if part.edge is Edge.END:
            if stack.pop() != part.number:
                raise BrokenCodes(
                    _("Close the code %(number)d where it was opened.") % {"number": part.number}
                )
            continue
        if part.number in parents:
            raise BrokenCodes(_("Use the code %(number)d only once.") % {"number": part.number})
        parents[part.number] = stack[-1]
        if part.edge is Edge.START:
            stack.append(part.number)
    if len(stack) > 1:
        raise BrokenCodes(_("Close the code %(number)d.") % {"number": stack[-1]})
    return parents


def _refuse_stray_words(parts: Parts, elements: Mapping[int, Element]) -> None:
    """Refuse words between paragraphs or items, where the editor would lose them."""
    has_structure = any(element.name in _STRUCTURE for element in elements.values())
    stack: list[str] = []
    for part in parts:
        if isinstance(part, str):
            is_stray = (has_structure and not stack) or (stack and stack[-1] in _LISTS)
            if is_stray and part.strip():
                raise BrokenCodes(
                    _("Move “%(words)s” into a paragraph.") % {"words": part.strip()[:40]}
                )
        elif part.edge is Edge.START:
            stack.append(elements[part.number].name)
        elif part.edge is Edge.END:
            stack.pop()
