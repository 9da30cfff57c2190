"""The words of documents are read from their files; no file does harm or ends in an error."""

import io
import zipfile
from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from cities_site.library.document_texts import reading
from cities_site.library.document_texts.keeping import read_document
from cities_site.library.models import DocumentText, SiteDocument
from tests.library.files import archive, docx, epub, odt, pdf_of, pptx, xlsx
from tests.library.makers import make_document, pdf

pytestmark = pytest.mark.django_db


def document_of(content: bytes, name: str, **fields: Any) -> SiteDocument:
    return make_document(file=ContentFile(content, name=name), **fields)


READABLE = {
    "report.pdf": (pdf_of("Cool roofs", "of cities"), "Cool roofs\nof cities"),
    "report.docx": (docx("Cool roofs", "泉州的屋顶"), "Cool roofs\n泉州的屋顶"),
    "slides.pptx": (pptx("第二页之前", *["x"] * 8, "Slide ten"), "第二页之前"),
    "table.xlsx": (xlsx(["City", "城市"], ["Quanzhou", 2020]), "City 城市\nQuanzhou 2020"),
    "letter.odt": (odt("Cool roofs", "泉州的屋顶"), "Cool roofs\n泉州的屋顶"),
    "book.epub": (epub("Cool roofs"), "Cool roofs"),
    "note.txt": ("泉州的屋顶".encode("gb18030"), "泉州的屋顶"),
    "data.csv": ("city,城市\r\n".encode("utf-8-sig"), "city,城市"),
}


@pytest.mark.parametrize("name", READABLE)
def test_each_format_is_read_in_both_scripts(name: str) -> None:
    content, expected = READABLE[name]

    text = read_document(document_of(content, name))

    assert (text.state, text.error) == ("read", "")
    assert expected in text.text


def bomb() -> bytes:
    """Return a document of Word with a part that unpacks to 400 megabytes."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _piece in range(400):
            part.write(b" " * 1024 * 1024)
    return file.getvalue()


LAUGHS = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'
HOSTILE = {
    "empty.pdf": (pdf(2), "empty"),
    "nothing.pdf": (b"", "damaged"),
    "lie.pdf": (b"<html>no PDF</html>", "damaged"),
    "cut.pdf": (pdf_of("Cool roofs")[:300], "damaged"),
    "locked.pdf": (pdf_of("Cool roofs", password="secret"), "encrypted"),
    "locked.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "encrypted"),
    "lie.docx": (b"MZ\x90", "damaged"),
    "bomb.docx": (bomb(), "too_large"),
    "laughs.docx": (archive(word__document_xml=LAUGHS), "damaged"),
    "laughs.odt": (archive(content_xml=LAUGHS), "damaged"),
    "broken.pptx": (archive(ppt__slides__slide1_xml="<p:sld"), "damaged"),
    "empty.xlsx": (archive(xl__workbook_xml="<workbook/>"), "damaged"),
    "archive.zip": (archive(anything="words"), "unknown_format"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_leaves_a_state(name: str) -> None:
    content, state = HOSTILE[name]

    text = read_document(document_of(content, name))

    assert (text.state, text.text) == (state, "")


def test_a_reading_that_takes_too_long_is_stopped_and_remembered(monkeypatch) -> None:
    document = document_of(docx("Cool roofs"), "report.docx")

    text = read_document(document, patience=0.001)

    assert text.state == "too_large"
    monkeypatch.setattr(reading, "_answer_of_program", lambda *_: pytest.fail("read again"))
    call_command("read_documents", stdout=StringIO())


def test_a_missing_file_leaves_a_state() -> None:
    document = document_of(docx("Cool roofs"), "report.docx")
    document.file.storage.delete(document.file.name)

    assert read_document(document).state == "missing"


def test_words_that_break_at_the_ends_of_lines_are_whole_again() -> None:
    assert reading.plain_text("co\x02\r\noperation\r\n\r\n 南南\r\n合作。\n第二") == (
        "cooperation\n南南合作。第二"
    )
    assert reading.plain_text("a\x00b\ud800c\x0b") == "a b c"


def test_the_command_reads_what_is_left_and_each_file_once() -> None:
    first = document_of(docx("Cool roofs"), "report.docx")
    twin = document_of(docx("Cool roofs"), "copy.docx")
    output = StringIO()

    call_command("read_documents", stdout=output)
    call_command("read_documents", stdout=output)

    assert output.getvalue().splitlines() == ["2 read", "2 documents read", "", "0 documents read"]
    assert {text.text for text in DocumentText.objects.all()} == {"Cool roofs"}
    first.delete()
    assert DocumentText.objects.get().document == twin


def test_a_new_file_of_a_document_is_read_after_the_commit(
    settings, django_capture_on_commit_callbacks
) -> None:
    at_once = {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
    settings.TASKS = {"default": at_once, "pictures": at_once}
    with django_capture_on_commit_callbacks(execute=True):
        document = document_of(docx("Cool roofs"), "report.docx")
    assert DocumentText.objects.get().text == "Cool roofs"

    with django_capture_on_commit_callbacks(execute=True):
        document.file = ContentFile(odt("Brown roofs"), name="report.odt")
        document.save()
    assert DocumentText.objects.get().text == "Brown roofs"
    with django_capture_on_commit_callbacks() as after:
        document.label_en = "Another title"
        document.save()
    assert after == [] or all("read_document" not in str(callback) for callback in after)
