"""Terms as TBX-Basic (ISO 30042:2019, style DCA), which terminology tools exchange."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from lxml import etree

from cities_site.bilingual.languages import CHINESE, ENGLISH, LANGUAGES, language_tag
from cities_site.library.models import GlossaryTerm
from cities_site.library.termbase.rows import TermRow
from cities_site.library.xml_files import UnreadableFile, parsed

TBX = "urn:iso:std:iso:30042:ed-2"
MEDIA_TYPE = "application/x-tbx"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUSES = {
    GlossaryTerm.Status.CONFIRMED: "preferredTerm-admn-sts",
    GlossaryTerm.Status.TO_CONFIRM: "admittedTerm-admn-sts",
}
_FORBIDDEN = "deprecatedTerm-admn-sts"
_COLUMNS = {
    ENGLISH: ("term_en", "forbidden_english"),
    CHINESE: ("term_zh_hans", "forbidden_chinese"),
}
# The older name of each part, as TBX 2 has it.
_ENTRIES = frozenset({"conceptEntry", "termEntry"})
_LANGUAGE_SECTIONS = frozenset({"langSec", "langSet"})
_TERM_SECTIONS = frozenset({"termSec", "tig", "ntig"})


def write_tbx(rows: Iterable[TermRow], title: str) -> bytes:
    """Return a TBX file of the rows."""
    root = etree.Element(
        f"{{{TBX}}}tbx",
        {"type": "TBX-Basic", "style": "dca", _LANG: language_tag(ENGLISH)},
        nsmap={None: TBX},
    )
    description = _add(_add(_add(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _add(description, "p", title)
    body = _add(_add(root, "text"), "body")
    for row in rows:
        entry = _add(body, "conceptEntry", id=row.slug)
        _add(entry, "descrip", row.category, type="subjectField")
        if row.confirmed_on:
            group = _add(entry, "transacGrp")
            _add(group, "transac", "modification", type="transactionType")
            _add(group, "date", row.confirmed_on)
        if row.note:
            _add(entry, "note", row.note)
        for language, (column, forbidden) in _COLUMNS.items():
            section = _add(entry, "langSec")
            section.set(_LANG, language_tag(language))
            status = _STATUSES[row.status]
            _write_term(section, getattr(row, column), status, row.source)
            for variant in filter(None, map(str.strip, getattr(row, forbidden).splitlines())):
                _write_term(section, variant, _FORBIDDEN)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _write_term(section: etree._Element, words: str, status: str, source: str = "") -> None:
    term = _add(section, "termSec")
    _add(term, "term", words)
    _add(term, "termNote", status, type="administrativeStatus")
    if source:
        _add(term, "admin", source, type="source")


def _add(parent: etree._Element, name: str, text: str = "", **values: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{TBX}}}{name}", values)
    if text:
        child.text = text
    return child


def read_tbx(data: bytes) -> list[TermRow]:
    """Return the terms of a TBX file of version 3 or 2; raise UnreadableFile for anything else."""
    root = parsed(data)
    if _name(root) not in ("tbx", "martif"):
        raise UnreadableFile(_("Send a TBX file or a CSV table: this is another format."))
    return [_row(entry) for entry in root.iter() if _name(entry) in _ENTRIES]


def _row(entry: etree._Element) -> TermRow:
    values: dict[str, str] = {"slug": entry.get("id", "")}
    for child in entry.iter():
        name, kind, text = _name(child), child.get("type"), (child.text or "").strip()
        if name == "descrip" and kind == "subjectField":
            values["category"] = text
        elif name == "date":
            values["confirmed_on"] = text
        elif name == "admin" and kind == "source":
            values.setdefault("source", text)
        elif name == "note" and child.getparent() is entry:
            values["note"] = text
    for section in entry.iter():
        language = _language(section) if _name(section) in _LANGUAGE_SECTIONS else ""
        if language:
            values |= _words(section, language)
    return TermRow(**values)


def _words(section: etree._Element, language: str) -> dict[str, str]:
    column, forbidden = _COLUMNS[language]
    values: dict[str, str] = {}
    variants = []
    for words, status in _terms(section):
        if status == _FORBIDDEN:
            variants.append(words)
        elif column not in values:
            values[column] = words
            is_confirmed = status == _STATUSES[GlossaryTerm.Status.CONFIRMED]
            values["status"] = (
                GlossaryTerm.Status.CONFIRMED if is_confirmed else GlossaryTerm.Status.TO_CONFIRM
            )
    return {**values, forbidden: "\n".join(variants)}


def _terms(section: etree._Element) -> Iterator[tuple[str, str]]:
    for part in section.iter():
        if _name(part) not in _TERM_SECTIONS:
            continue
        words, status = "", ""
        for child in part.iter():
            if _name(child) == "term":
                words = " ".join("".join(child.itertext()).split())
            elif _name(child) == "termNote" and child.get("type") == "administrativeStatus":
                status = (child.text or "").strip()
        yield words, status


def _language(section: etree._Element) -> str:
    tag = section.get(_LANG, "").lower()
    # A file may say zh or zh-CN; both are the simplified Chinese of this site.
    return next((each for each in LANGUAGES if tag[:2] == each[:2]), "")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
