"""Makers of pictures, files and vocabularies, small and in memory."""

import io
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from pypdf import PdfWriter
from wagtail.users.models import UserProfile

from cities_site.bilingual.models import BasePage
from cities_site.library.fields import Licence
from cities_site.library.models import SiteDocument, SiteImage, Topic

ADDRESS_LANGUAGES = ["en", "zh-hans"]


# What a picture needs before a page that shows it goes public.
RIGHTS = {"credit_en": "City of Quanzhou", "licence": Licence.CC_BY_4_0}


def png() -> bytes:
    """Return a picture of a few pixels."""
    file = io.BytesIO()
    Image.new("RGB", (32, 24), "navy").save(file, "PNG")
    return file.getvalue()


def pdf(pages: int) -> bytes:
    """Return a PDF of so many empty pages."""
    writer, file = PdfWriter(), io.BytesIO()
    for _number in range(pages):
        writer.add_blank_page(width=72, height=72)
    writer.write(file)
    return file.getvalue()


def make_image(**fields: Any) -> SiteImage:
    """Add an image that is described in both languages unless told otherwise."""
    words = {"alt_text_en": "A square at dusk", "alt_text_zh_hans": "黄昏时的广场"}
    file = ImageFile(io.BytesIO(png()), name="square.png")
    image = SiteImage.objects.create(**{"title": "square", "file": file} | words | fields)
    return SiteImage.objects.get(pk=image.pk)


def make_document(pages: int = 3, **fields: Any) -> SiteDocument:
    """Add a PDF that is named in both languages unless told otherwise."""
    words = {"label_en": "City report", "label_zh_hans": "城市报告"}
    file = ContentFile(pdf(pages), name="report.pdf")
    document = SiteDocument.objects.create(**{"file": file} | words | fields)
    return SiteDocument.objects.get(pk=document.pk)


def make_topic(**fields: Any) -> Topic:
    """Add a topic that is public in both languages unless told otherwise."""
    words = {"name_en": "Climate", "name_zh_hans": "气候", "slug": "climate"}
    return Topic.objects.create(**words | {"public_zh_hans": True} | fields)


def make_index(home: BasePage, model: type[BasePage], slug: str) -> BasePage:
    """Add an index page of a type, public in both languages."""
    index = model(headline_en="List", headline_zh_hans="列表", slug=slug, public_zh_hans=True)
    home.add_child(instance=index)
    return index


def add_public(parent: BasePage, model: type[BasePage], **fields: Any) -> Any:
    """Add a page that is public in both languages unless told otherwise."""
    words = {
        "headline_en": "Green roofs",
        "summary_en": "Green roofs cool the city.",
        "headline_zh_hans": "绿色屋顶",
        "summary_zh_hans": "绿色屋顶为城市降温。",
        "public_zh_hans": True,
    }
    page = model(**words | fields)
    parent.add_child(instance=page)
    return page


def reads_the_admin_in(user: Any, language: str) -> Any:
    """Give an account the language in which it reads the admin."""
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user


def main_of(page: BasePage, language: str) -> str:
    """Return the main part of a public page, which must answer with 200."""
    response = Client().get(page.url_in(language))
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]
