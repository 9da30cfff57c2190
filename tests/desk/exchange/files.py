"""Files as translators have them: exported from the desk, changed, and sent back."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from lxml import etree

from cities_site.desk.models import TranslationTask
from news.models import NewsPage
from tests.editor import sign_in
from tests.factories import both_languages, make_news

SCHEMAS = Path(__file__).with_name("schemas")
NAMESPACES = {
    "1.2": "urn:oasis:names:tc:xliff:document:1.2",
    "2.0": "urn:oasis:names:tc:xliff:document:2.0",
}
VERSIONS = ["1.2", "2.0"]

HEADING = {"type": "heading", "id": "b1", "value": {"text": "Why trees", "level": "h3"}}
TEXT = {
    "type": "text",
    "id": "b2",
    "value": (
        '<p data-block-key="k1">Trees <b>cool</b> <a linktype="page" id="3">streets</a> &amp; '
        'squares.<br/>Always.</p><ul><li data-block-key="k2">One</li></ul>'
    ),
}
QUOTATION = {
    "type": "quotation",
    "id": "b3",
    "value": {"text": "Trees work.", "attribution": "A mayor"},
}


def make_article(index: Any, chinese: tuple = (), **fields: Any) -> NewsPage:
    """Add an article with a heading, rich text and a quotation."""
    page = make_news(index, **both_languages(public_zh_hans=False, **fields))
    page.body_en, page.body_zh_hans = [HEADING, TEXT, QUOTATION], list(chinese)
    page.save_revision()
    return NewsPage.objects.get(pk=page.pk)


def task_of(record: Any) -> TranslationTask:
    """Return the record's line on the desk."""
    return TranslationTask.objects.get(
        object_id=record.pk, content_type__model=record._meta.model_name
    )


def export(user: Any, records: list, version: str) -> HttpResponse:
    """Export records from the list as `user`."""
    address = reverse("wagtail_bulk_action", args=["desk", "translationtask", "export-xliff"])
    query = "&".join(f"id={task_of(record).pk}" for record in records)
    return sign_in(user).post(f"{address}?{query}", {"version": version})


def exported(user: Any, records: list, version: str) -> etree._Element:
    """Return the exported file, parsed."""
    response = export(user, records, version)
    assert "attachment" in response.get("Content-Disposition", ""), response.status_code
    return etree.fromstring(response.content)


def send(user: Any, data: bytes | etree._Element, name: str = "back.xlf") -> HttpResponse:
    """Send a file back as `user`, and return the answer."""
    if not isinstance(data, bytes):
        data = etree.tostring(data, xml_declaration=True, encoding="UTF-8")
    response = sign_in(user).post(
        reverse("desk_import_xliff"), {"file": SimpleUploadedFile(name, data)}
    )
    assert response.status_code == 200
    return response


def report_of(user: Any, data: bytes | etree._Element) -> Any:
    """Send a file back, and return the report on it."""
    return send(user, data).context["report"]


def unit(root: etree._Element, key: str) -> etree._Element:
    """Return the unit with an id."""
    (found,) = root.xpath(f"//*[local-name()='trans-unit' or local-name()='unit'][@id='{key}']")
    return found


def side(root: etree._Element, key: str, name: str) -> etree._Element | None:
    """Return the source or the target of a unit."""
    namespace = etree.QName(root).namespace
    return unit(root, key).find(f".//{{{namespace}}}{name}")


def set_target(root: etree._Element, key: str, content: str) -> None:
    """Write a translation, given as the inside of its element, into a unit."""
    source = side(root, key, "source")
    namespace = etree.QName(root).namespace
    target = etree.fromstring(f'<target xmlns="{namespace}">{content}</target>')
    if (before := side(root, key, "target")) is not None:
        before.getparent().remove(before)
    source.addnext(target)


def valid(root: etree._Element, version: str) -> list[str]:
    """Return what the official schema says against a file."""
    name = "xliff-core-1.2-strict.xsd" if version == "1.2" else "xliff-core-2.0.xsd"
    parser = etree.XMLParser()
    parser.resolvers.add(_LocalSchemas())
    schema = etree.XMLSchema(etree.parse(SCHEMAS / name, parser))
    schema.validate(root)
    return [str(error) for error in schema.error_log]


class _LocalSchemas(etree.Resolver):
    def resolve(self, address: str, _public_id: str, context: Any) -> Any:
        return self.resolve_filename(str(SCHEMAS / Path(address).name), context)
