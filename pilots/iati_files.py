"""Activities in the shape of IATI as files: XML, and the same elements as JSON."""

from typing import Any

from django.http import HttpResponse
from lxml import etree

from cities_site.library.open_data.files import json_response, opened
from pilots.iati import Element

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def as_xml(root: Element) -> HttpResponse:
    """Return the elements as an XML document in UTF-8."""
    document = etree.tostring(
        _xml_element(root), xml_declaration=True, encoding="utf-8", pretty_print=True
    )
    return opened(HttpResponse(document, content_type="application/xml; charset=utf-8"))


def as_json(root: Element) -> HttpResponse:
    """Return the same elements as JSON: attributes with "@", children always in lists."""
    return json_response({root.name: _json_value(root)})


def _xml_element(element: Element) -> etree._Element:
    node = etree.Element(element.name)
    for name, value in element.known_attributes().items():
        node.set(XML_LANGUAGE if name == "xml:lang" else name, _allowed(value))
    if element.text:
        node.text = _allowed(element.text)
    node.extend(_xml_element(child) for child in element.children)
    return node


def _allowed(text: str) -> str:
    """Return `text` without the control characters that XML 1.0 cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")


def _json_value(element: Element) -> Any:
    attributes = {f"@{name}": value for name, value in element.known_attributes().items()}
    if not attributes and not element.children:
        return element.text
    value: dict[str, Any] = attributes
    if element.text:
        value["text"] = element.text
    for child in element.children:
        value.setdefault(child.name, []).append(_json_value(child))
    return value
