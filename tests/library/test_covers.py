"""A PDF lends its first page as a cover; a file that cannot be drawn does no harm."""

import io
import logging
import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from wagtail.models import Collection, CollectionViewRestriction

from cities_site.library.covers import render
from cities_site.library.covers.making import make_cover
from cities_site.library.models import SiteDocument, SiteImage
from news.models import PublicationFile, PublicationIndexPage, PublicationPage
from tests.editor import sign_in
from tests.factories import make_site, make_user
from tests.library.makers import add_public, main_of, make_document, make_image, make_index, pdf

pytestmark = pytest.mark.django_db
IMMEDIATE = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}


@pytest.fixture
def pictures_at_once(settings: Any) -> None:
    settings.TASKS = {"default": IMMEDIATE, "pictures": IMMEDIATE}


@pytest.fixture
def page() -> PublicationPage:
    return add_public(
        make_index(make_site(), PublicationIndexPage, "publications"), PublicationPage
    )


def title_page(colour: str, size: tuple[int, int] = (300, 400)) -> bytes:
    """Return a PDF whose first page is one colour, with a second page in black."""
    pages, file = [Image.new("RGB", size, name) for name in (colour, "black")], io.BytesIO()
    ImageDraw.Draw(pages[0]).rectangle((0, 0, 20, 20), fill="white")
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:])
    return file.getvalue()


def encrypted(content: bytes) -> bytes:
    writer, file = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(content)))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def document_of(content: bytes, name: str = "report.pdf", **fields: Any) -> SiteDocument:
    return make_document(file=ContentFile(content, name=name), **fields)


def middle_of(image: SiteImage) -> tuple[int, ...]:
    with image.file.open("rb") as file:
        picture = Image.open(file).convert("RGB")
        return picture.getpixel((picture.width // 2, picture.height // 2))


def test_an_upload_gets_its_first_page_as_cover_after_the_commit(
    django_capture_on_commit_callbacks, pictures_at_once
) -> None:
    with django_capture_on_commit_callbacks() as after_commit:
        response = sign_in(make_user("uploader", "Editors")).post(
            reverse("wagtaildocs:add"),
            {
                "label_en": "City report",
                "language": "en",
                "licence": "cc_by_4_0",
                "file": SimpleUploadedFile("report.pdf", title_page("red")),
            },
        )
    assert response.status_code == 302
    assert SiteDocument.objects.get().cover is None
    for callback in after_commit:
        callback()

    document = SiteDocument.objects.get()
    assert middle_of(document.cover)[0] > 200 > 60 > middle_of(document.cover)[1]
    assert (document.cover.width, document.cover.height) == (900, 1200)
    assert (document.cover.licence, document.cover.is_decorative) == ("cc_by_4_0", True)
    # Both places in which a cover stands are ready, in three formats each.
    assert document.cover.renditions.count() == 3 * 6


@pytest.mark.parametrize(
    ("language", "alt"), [("en", "Cover of Green roofs"), ("zh-hans", "《绿色屋顶》封面")]
)
def test_readers_see_the_cover_named_after_the_publication(page, language, alt) -> None:
    english = document_of(title_page("red"))
    chinese = document_of(title_page("blue"), language="zh-hans")
    for document in (english, chinese):
        PublicationFile.objects.create(page=page, document=document)
    call_command("make_covers")
    made = set(SiteImage.objects.values_list("pk", flat=True))

    html = main_of(page, language)

    cover = re.search(r'record__cover">\s*<picture>.*?</picture>', html, re.DOTALL)[0]
    own = SiteDocument.objects.get(pk=(english if language == "en" else chinese).pk)
    assert f'alt="{alt}"' in cover
    assert own.cover.file.name.rsplit("/")[-1].removesuffix(".png") in cover
    assert set(SiteImage.objects.values_list("pk", flat=True)) == made


def test_a_chosen_cover_goes_before_the_first_page(page) -> None:
    PublicationFile.objects.create(page=page, document=document_of(title_page("red")))
    call_command("make_covers")
    page.cover = make_image()
    page.save()

    assert "square" in main_of(page, "en").split("record__cover")[1].split("</picture>")[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7 cut off",
        b"GIF89a that says it is a PDF",
        encrypted(title_page("red")),
        title_page("red", size=(10, 2000)),
    ],
    ids=["empty", "cut off", "another format", "encrypted", "a strip"],
)
def test_a_file_without_a_first_page_leaves_a_log_line_and_no_cover(content, caplog) -> None:
    document = document_of(content)

    with caplog.at_level(logging.WARNING):
        assert make_cover(document) is False

    assert f"No cover for document {document.pk}" in caplog.text
    assert SiteDocument.objects.get(pk=document.pk).cover is None
    assert SiteImage.objects.count() == 0
    caplog.clear()
    make_cover(SiteDocument.objects.get(pk=document.pk))
    assert caplog.text == ""


def test_a_huge_page_is_drawn_small() -> None:
    document = document_of(pdf(1).replace(b"72", b"14400"))

    make_cover(document)

    assert max(document.cover.width, document.cover.height) <= render.MAX_HEIGHT


def test_a_drawing_that_takes_too_long_or_too_much_is_ended(monkeypatch, caplog, tmp_path) -> None:
    document = document_of(title_page("red"))
    program = tmp_path / "cities_site" / "library" / "covers"
    program.mkdir(parents=True)
    limited = "from resource import *; setrlimit(RLIMIT_AS, (2**28, 2**28)); b'x' * 2**29"
    for source, patience in ((limited, 20), ("import time; time.sleep(60)", 1)):
        (program / "render.py").write_text(source)
        monkeypatch.setattr("cities_site.library.covers.making.PATIENCE", patience)
        monkeypatch.setattr("django.conf.settings.BASE_DIR", tmp_path)
        SiteDocument.objects.update(cover_checksum="")

        assert make_cover(document) is False

    assert "MemoryError" in caplog.text
    assert "timed out" in caplog.text


def test_the_same_file_is_drawn_once(monkeypatch) -> None:
    content = title_page("red")
    first, second = document_of(content), document_of(content, name="copy.pdf")
    make_cover(first)
    monkeypatch.setattr("cities_site.library.covers.making._draw", None)

    assert make_cover(second) is True

    assert second.cover == first.cover


def test_a_replaced_or_deleted_file_takes_its_cover_along(
    django_capture_on_commit_callbacks, pictures_at_once
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        document = document_of(title_page("red"))
    document = SiteDocument.objects.get(pk=document.pk)
    with django_capture_on_commit_callbacks() as after_commit:
        document.file.save("second.pdf", ContentFile(title_page("blue")))
        assert SiteDocument.objects.get(pk=document.pk).shown_cover is None
    for callback in after_commit:
        callback()

    document = SiteDocument.objects.get(pk=document.pk)
    assert middle_of(document.shown_cover)[2] > 200
    assert SiteImage.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert SiteImage.objects.count() == 0


def test_a_private_document_has_no_public_cover() -> None:
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")

    assert make_cover(document_of(title_page("red"), collection=collection)) is False


def test_the_command_does_what_is_left_and_tries_again_when_told(capsys) -> None:
    document_of(title_page("red"))
    document_of(b"%PDF-1.7 cut off", name="damaged.pdf")
    document_of(b"words", name="words.txt")

    said = []
    for options in ([], [], ["--again"]):
        call_command("make_covers", *options)
        said.append(capsys.readouterr().out.strip())

    assert said == [
        "1 with a cover, 1 without",
        "0 with a cover, 0 without",
        "0 with a cover, 1 without",
    ]
