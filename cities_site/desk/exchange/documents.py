"""XLIFF 1.2 and 2.0 as text: builds the files that go out."""

from collections.abc import Callable, Sequence

from lxml import etree

from cities_site.bilingual.languages import language_tag
from cities_site.bilingual.passages import PassageState
from cities_site.desk.exchange.codes import Code, Coded, Edge, Element, sayable
from cities_site.desk.exchange.units import STATES, RecordUnits, Unit

XLIFF_1 = "urn:oasis:names:tc:xliff:document:1.2"
XLIFF_2 = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
VERSIONS = {"1.2": "XLIFF 1.2", "2.0": "XLIFF 2.0"}

# How XLIFF names what marks words; everything else is named by its own element.
_TYPES_1 = {"a": "link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "br": "lb"}
_TYPES_2 = {
    "a": ("link", ""),
    "b": ("fmt", "xlf:b"),
    "strong": ("fmt", "xlf:b"),
    "i": ("fmt", "xlf:i"),
    "em": ("fmt", "xlf:i"),
    "br": ("fmt", "xlf:lb"),
    "embed": ("image", ""),
}


def document(records: Sequence[RecordUnits], version: str) -> bytes:
    """Return a file of the records; those of XLIFF 2.0 share one pair of languages."""
    root = _document_1(records) if version == "1.2" else _document_2(records)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _document_1(records: Sequence[RecordUnits]) -> etree._Element:
    root = etree.Element(f"{{{XLIFF_1}}}xliff", nsmap={None: XLIFF_1}, version="1.2")
    for record in records:
        file = _child(
            root,
            "file",
            {
                "original": record.name,
                "source-language": language_tag(record.source),
                "target-language": language_tag(record.target),
                "datatype": "html",
            },
        )
        body = _child(file, "body")
        for unit in record.units:
            _unit_1(body, unit)
    return root


def _unit_1(body: etree._Element, unit: Unit) -> None:
    element = _child(
        body,
        "trans-unit",
        {
            "id": unit.id,
            "approved": "yes" if unit.state == PassageState.CURRENT else "no",
            XML_SPACE: "preserve",
            # What the texts were when they went out: a file that is behind is found out by it.
            "extradata": f"source:{unit.source_digest} target:{unit.target_digest}",
        },
    )
    _fill(_child(element, "source"), unit.source, _code_1)
    if unit.segment.is_translated:
        target = _child(element, "target", {"state": STATES[unit.state][0]})
        _fill(target, unit.target, _code_1)
    for category, text in unit.notes:
        _child(element, "note", {"from": category}).text = sayable(text)


def _code_1(parent: etree._Element, code: Code, element: Element) -> etree._Element:
    kind = _TYPES_1.get(element.name) or f"x-html-{element.name or 'other'}"
    name = "g" if code.edge is Edge.START else "x"
    return _child(parent, name, {"id": str(code.number), "ctype": kind})


def _document_2(records: Sequence[RecordUnits]) -> etree._Element:
    root = etree.Element(
        f"{{{XLIFF_2}}}xliff",
        nsmap={None: XLIFF_2, "mda": METADATA},
        version="2.0",
        srcLang=language_tag(records[0].source),
        trgLang=language_tag(records[0].target),
    )
    for record in records:
        names = {"id": record.name.replace(":", "-"), "original": record.name}
        file = _child(root, "file", names)
        for unit in record.units:
            _unit_2(file, unit)
    return root


def _unit_2(file: etree._Element, unit: Unit) -> None:
    element = _child(file, "unit", {"id": unit.id})
    metadata = etree.SubElement(element, f"{{{METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", category="digests")
    for kind, value in (("source", unit.source_digest), ("target", unit.target_digest)):
        etree.SubElement(group, f"{{{METADATA}}}meta", type=kind).text = value
    notes = _child(element, "notes")
    for category, text in unit.notes:
        _child(notes, "note", {"category": category}).text = sayable(text)
    elements = {**unit.source.elements, **unit.target.elements}
    if elements:
        originals = _child(element, "originalData")
        for number, code in sorted(elements.items()):
            _child(originals, "data", {"id": f"start{number}"}).text = code.opening
            if code.closing:
                _child(originals, "data", {"id": f"end{number}"}).text = code.closing
    segment = _child(element, "segment", {"state": STATES[unit.state][1]})
    _fill(_child(segment, "source", {XML_SPACE: "preserve"}), unit.source, _code_2)
    if unit.segment.is_translated:
        _fill(_child(segment, "target", {XML_SPACE: "preserve"}), unit.target, _code_2)


def _code_2(parent: etree._Element, code: Code, element: Element) -> etree._Element:
    kind, detail = _TYPES_2.get(element.name, ("other", ""))
    values = {"id": str(code.number), "canCopy": "no", "type": kind}
    if detail:
        values["subType"] = detail
    if code.edge is Edge.WHOLE:
        return _child(parent, "ph", {**values, "dataRef": f"start{code.number}"})
    starts, ends = f"start{code.number}", f"end{code.number}"
    return _child(parent, "pc", {**values, "dataRefStart": starts, "dataRefEnd": ends})


def _child(
    parent: etree._Element, name: str, values: dict[str, str] | None = None
) -> etree._Element:
    return etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}", values or {})


def _fill(
    parent: etree._Element,
    text: Coded,
    code_element: Callable[[etree._Element, Code, Element], etree._Element],
) -> None:
    """Put words and codes into `source` or `target`."""
    stack = [parent]
    for part in text.parts:
        top = stack[-1]
        if isinstance(part, str):
            if len(top):
                top[-1].tail = (top[-1].tail or "") + part
            else:
                top.text = (top.text or "") + part
        elif part.edge is Edge.END:
            stack.pop()
        else:
            child = code_element(top, part, text.elements[part.number])
            if part.edge is Edge.START:
                stack.append(child)
