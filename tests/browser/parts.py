"""A document, and one of every block that a body can have."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from pypdf import PdfWriter

from cities_site.bilingual.models import BasePage
from cities_site.library.models import SiteDocument, SiteImage

TEXT = '<p>A paragraph with <a href="https://example.org/">a link</a> and <b>weight</b>.</p>'
ELSEWHERE = "https://example.org/elsewhere"


def both(name: str, value: Any) -> dict[str, Any]:
    """Return one value for both languages."""
    return {f"{name}_en": value, f"{name}_zh_hans": value}


def make_document() -> SiteDocument:
    """Add a PDF of one empty page."""
    file, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(file)
    return SiteDocument.objects.create(
        title="A report",
        file=ContentFile(file.getvalue(), name="report.pdf"),
        **both("label", "A report"),
    )


def every_block(image: SiteImage, document: SiteDocument, page: BasePage) -> list[tuple]:
    table = {
        "columns": [
            {"type": "text", "heading": "City"},
            {"type": "number", "heading": "Roofs"},
        ],
        "rows": [{"values": ["Quanzhou", 12]}, {"values": ["Khajura", 3]}],
        "caption": "Roofs by city",
    }
    link = {"platform": "Platform", "url": ELSEWHERE, "language": "en", "may_not_open": True}
    return [
        {"type": "heading", "value": {"text": "A section", "level": "h2"}},
        {"type": "heading", "value": {"text": "A subsection", "level": "h3"}},
        {"type": "text", "value": TEXT},
        {"type": "image", "value": {"image": image.pk, "caption": ""}},
        {"type": "quotation", "value": {"text": "Roofs matter.", "attribution": "A mayor"}},
        {
            "type": "figure",
            "value": {"value": "12", "label": "roofs", "as_of": "2020-06-30", "source": "City"},
        },
        {"type": "table", "value": {"table": table}},
        {"type": "documents", "value": {"heading": "Files", "documents": [document.pk]}},
        {"type": "links", "value": {"links": [{"page": page.pk, "text": "Why to read it"}]}},
        {
            "type": "video",
            "value": {
                "title": "A talk",
                "poster": image.pk,
                "links": [link],
                "transcript": TEXT,
            },
        },
    ]
