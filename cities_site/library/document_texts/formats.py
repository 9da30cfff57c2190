"""Reads the words of one file, by its format: PDF, Office, OpenDocument, EPUB and plain text.

Every reader fills a `Words`, which refuses to grow beyond its limit: what is too long is cut, not
lost. Nothing in a file is trusted: XML is read piece by piece without entities, and archives are
read only up to a size.
"""

import codecs
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

# Characters that are kept of what a file shows, and of what it carries besides.
MOST_CHARACTERS, MOST_HIDDEN_CHARACTERS = 1_000_000, 100_000
# An archive with more members, or with parts that unpack to more bytes, is none of an office.
MOST_MEMBERS, MOST_UNPACKED = 10_000, 300 * 1024 * 1024
CHUNK = 256 * 1024
# Encodings of plain text, the stricter first; the last reads most of what Chinese systems wrote.
ENCODINGS = ("utf-8-sig", "gb18030")


class TooMuch(Exception):
    """The file asks for more than a document can need."""


class Encrypted(Exception):
    """The file asks for a password."""


class Words:
    """What was read so far, up to a limit of characters."""

    def __init__(self, limit: int) -> None:
        self.left = limit
        self.parts: list[str] = []

    @property
    def is_full(self) -> bool:
        """Whether nothing more is kept."""
        return self.left <= 0

    def add(self, text: str) -> None:
        """Keep `text`, or as much of it as there is room for."""
        self.parts.append(text[: max(0, self.left)])
        self.left -= len(text)

    def __str__(self) -> str:
        return "".join(self.parts)


Reader = Callable[[str, Words, Words], None]


def read_pdf(path: str, shown: Words, hidden: Words) -> None:
    """Read the pages of a PDF; its properties are what it carries besides."""
    # Loaded only here, under the limits of the program.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise Encrypted from problem
        raise
    with document:
        for value in document.get_metadata_dict(skip_empty=True).values():
            hidden.add(f"{value}\n")
        for page in document:
            shown.add(page.get_textpage().get_text_range() + "\n")
            page.close()
            if shown.is_full:
                return


# By the local name of an element: its text is words, or it ends a line or a cell.
_WORD_TAGS = frozenset({"t", "instrText"})
_LINE_TAGS = frozenset(
    {"p", "h", "tr", "table-row", "br", "cr", "line-break", "li", "div", "title"}
)
_LINE_TAGS |= {f"h{level}" for level in range(1, 7)}
_CELL_TAGS = frozenset({"tab", "tc", "table-cell", "td", "th", "s"})
# What Word keeps of deleted words, which whoever opens the file can bring back.
_DELETED_TAGS = frozenset({"delText"})
_NO_WORD_TAGS = frozenset({"script", "style", "head"})
# Links whose address may be that of a person.
_LEADS_AWAY = re.compile(r"(?:mailto|tel|sms|https?):", re.IGNORECASE)


class _Collector:
    """Takes the words out of a stream of XML; `tags` names their elements, None takes all text."""

    def __init__(self, shown: Words, hidden: Words, tags: frozenset[str] | None) -> None:
        self.shown, self.hidden, self.tags = shown, hidden, tags
        self.open: list[str] = []
        self.skipped = 0

    def start(self, tag: Any, attributes: Any) -> None:
        name = _local(tag)
        self.open.append(name)
        self.skipped += name in _NO_WORD_TAGS
        for key, target in attributes.items():
            if _local(key) == "href" and _LEADS_AWAY.match(target):
                self.hidden.add(f"{target}\n")

    def end(self, tag: Any) -> None:
        name = _local(tag)
        if self.open:
            self.open.pop()
        self.skipped -= name in _NO_WORD_TAGS
        if name in _LINE_TAGS:
            self.shown.add("\n")
        elif name in _CELL_TAGS:
            self.shown.add(" ")

    def data(self, text: str) -> None:
        innermost = self.open[-1] if self.open else ""
        if innermost in _DELETED_TAGS:
            self.hidden.add(f"{text}\n")
        elif not self.skipped and (self.tags is None or innermost in self.tags):
            self.shown.add(text)

    def doctype(self, name: str, *_identifiers: Any) -> None:
        """Refuse what could declare entities; pages of EPUB declare their type alone."""
        if name.lower() != "html":
            raise ValueError("a document type is declared")

    def close(self) -> None:
        """Nothing is built, so there is nothing to return."""


def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _parts(archive: zipfile.ZipFile, pattern: str) -> Iterator[zipfile.ZipInfo]:
    """Yield the members with such a name, in the order of their numbers."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise TooMuch(f"{len(members)} members")
    chosen = [member for member in members if re.fullmatch(pattern, member.filename)]
    if any(member.flag_bits & 1 for member in chosen):
        raise Encrypted
    if sum(member.file_size for member in chosen) > MOST_UNPACKED:
        raise TooMuch("the parts unpack to too many bytes")
    yield from sorted(chosen, key=lambda member: _numbered(member.filename))


def _numbered(name: str) -> list[Any]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name)]


def _feed(
    archive: zipfile.ZipFile,
    pattern: str,
    shown: Words,
    hidden: Words,
    tags: frozenset[str] | None = None,
    is_html: bool = False,
) -> None:
    for member in _parts(archive, pattern):
        collector = _Collector(shown, hidden, tags)
        parser: Any = (
            etree.HTMLParser(target=collector, no_network=True)
            if is_html
            else etree.XMLParser(
                target=collector, resolve_entities=False, load_dtd=False, no_network=True
            )
        )
        with archive.open(member) as stream:
            while (chunk := stream.read(CHUNK)) and not shown.is_full:
                parser.feed(chunk)
        if not shown.is_full:
            parser.close()
        shown.add("\n")


def _archive(path: str) -> zipfile.ZipFile:
    with open(path, "rb") as file:
        if file.read(8) == codecs.decode("d0cf11e0a1b11ae1", "hex"):
            # An Office file with a password is wrapped into the older container.
            raise Encrypted
    return zipfile.ZipFile(path)


_PROPERTIES = r"docProps/(?:core|app|custom)\.xml|meta\.xml"


def read_docx(path: str, shown: Words, hidden: Words) -> None:
    """Read the text, notes, headers and footers; comments and deleted words are hidden ones."""
    with _archive(path) as archive:
        parts = r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml"
        _feed(archive, parts, shown, hidden, _WORD_TAGS)
        _feed(archive, r"word/comments\w*\.xml", hidden, hidden, _WORD_TAGS)
        _targets(archive, hidden)
        _feed(archive, _PROPERTIES, hidden, hidden)


def read_pptx(path: str, shown: Words, hidden: Words) -> None:
    """Read the slides; the notes of the speaker and comments are what they carry besides."""
    with _archive(path) as archive:
        _feed(archive, r"ppt/(?:slides|diagrams)/\w+\.xml", shown, hidden, _WORD_TAGS)
        notes = r"ppt/(?:notesSlides|comments)/\w+\.xml"
        _feed(archive, notes, hidden, hidden, _WORD_TAGS | {"text"})
        _targets(archive, hidden)
        _feed(archive, _PROPERTIES, hidden, hidden)


def read_xlsx(path: str, shown: Words, hidden: Words) -> None:
    """Read the cells row by row, as they were last computed; comments come besides."""
    from openpyxl import load_workbook

    with _archive(path) as archive:
        # Counts and measures the members before anything unpacks them.
        for _member in _parts(archive, r".*"):
            pass
        _feed(archive, r"xl/(?:comments\d*|comments/\w+|threadedComments/\w+)\.xml", hidden, hidden)
        _targets(archive, hidden)
        _feed(archive, _PROPERTIES, hidden, hidden)
    workbook = load_workbook(path, read_only=True, data_only=True)
    for sheet in workbook.worksheets:
        shown.add(f"{sheet.title}\n")
        for row in sheet.iter_rows(values_only=True):
            if cells := [_cell(value) for value in row if value not in (None, "")]:
                shown.add(" ".join(cells) + "\n")
            if shown.is_full:
                return


def _cell(value: Any) -> str:
    # A telephone number that was typed as a number has no digits after its point.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def read_odt(path: str, shown: Words, hidden: Words) -> None:
    """Read an OpenDocument text."""
    with _archive(path) as archive:
        _feed(archive, r"content\.xml", shown, hidden)
        _feed(archive, _PROPERTIES, hidden, hidden)


def read_epub(path: str, shown: Words, hidden: Words) -> None:
    """Read the pages of a book in the order of their names."""
    with _archive(path) as archive:
        _feed(archive, r".*\.x?html?", shown, hidden, is_html=True)
        _feed(archive, r".*\.opf", hidden, hidden)


def read_plain(path: str, shown: Words, hidden: Words) -> None:
    """Read a file of text; its marks of Unicode or the usual encodings tell how."""
    with open(path, "rb") as file:
        data = file.read(MOST_CHARACTERS * 4)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        shown.add(data.decode("utf-16", "replace"))
        return
    for encoding in ENCODINGS:
        try:
            shown.add(codecs.getincrementaldecoder(encoding)().decode(data))
        except UnicodeDecodeError:
            continue
        return
    shown.add(data.decode("utf-8", "replace"))


_TARGET = re.compile(rb'Target="((?:mailto|tel|sms|https?):[^"]*)"', re.IGNORECASE)


def _targets(archive: zipfile.ZipFile, hidden: Words) -> None:
    """Keep where links lead to, which Office files store beside their parts."""
    for member in _parts(archive, r"(?:word|ppt|xl)/(?:\w+/)?_rels/\w+\.xml\.rels"):
        with archive.open(member) as stream:
            for target in _TARGET.findall(stream.read(CHUNK * 16)):
                hidden.add(target.decode("utf-8", "replace") + "\n")


READERS: dict[str, Reader] = {
    "csv": read_plain,
    "docx": read_docx,
    "epub": read_epub,
    "odt": read_odt,
    "pdf": read_pdf,
    "pptx": read_pptx,
    "txt": read_plain,
    "xlsx": read_xlsx,
}
