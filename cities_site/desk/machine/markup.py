"""Rich text as HTML for an engine, which learns of links no more than their places."""

from html import escape
from html.parser import HTMLParser

from cities_site.desk.exchange.codes import Code, Coded, Edge, Parts, joined, sayable


def tagged(coded: Coded) -> str:
    """Return HTML for an engine: elements by their names and numbers, without their links."""
    said = []
    for part in coded.parts:
        if isinstance(part, str):
            said.append(escape(part, quote=False))
            continue
        name = coded.elements[part.number].name or "span"
        said.append(
            {
                Edge.START: f'<{name} id="{part.number}">',
                Edge.END: f"</{name}>",
                Edge.WHOLE: f'<{name} id="{part.number}"/>',
            }[part.edge]
        )
    return "".join(said)


class _AnswerReader(HTMLParser):
    """Reads the codes back from an engine's HTML; anything else in it makes it unusable."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str | Code] = []
        self.open: list[int] = []
        self.is_usable = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if number := self._number(attrs):
            # Engines write elements without content with and without a stroke.
            is_whole = tag in ("br", "embed", "hr", "img", "wbr")
            self.parts.append(Code(number, Edge.WHOLE if is_whole else Edge.START))
            if not is_whole:
                self.open.append(number)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if number := self._number(attrs):
            self.parts.append(Code(number, Edge.WHOLE))

    def handle_endtag(self, tag: str) -> None:
        if self.open:
            self.parts.append(Code(self.open.pop(), Edge.END))
        else:
            self.is_usable = False

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def _number(self, attrs: list[tuple[str, str | None]]) -> int:
        given = dict(attrs).get("id") or ""
        if given.isascii() and given.isdigit() and len(given) < 7:
            return int(given)
        self.is_usable = False
        return 0


def untagged(answer: str) -> Parts | None:
    """Return an engine's HTML as words and codes; None where its elements are not ours."""
    reader = _AnswerReader()
    reader.feed(sayable(answer))
    reader.close()
    return joined(reader.parts) if reader.is_usable and not reader.open else None
