"""Makers of small files with words: PDF, Office, OpenDocument and EPUB, in memory."""

import io
import zipfile

from openpyxl import Workbook
from openpyxl.comments import Comment
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from tests.library.makers import pdf

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def archive(**parts: str | bytes) -> bytes:
    """Return an archive of parts, given by their names with `__` for `/` and `_xml` for `.xml`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return file.getvalue()


def docx(*paragraphs: str, deleted: str = "", author: str = "") -> bytes:
    """Return a document of Word with these paragraphs."""
    rows = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    if deleted:
        rows += f"<w:p><w:del><w:r><w:delText>{deleted}</w:delText></w:r></w:del></w:p>"
    return archive(
        word__document_xml=f'<w:document xmlns:w="{WORD}"><w:body>{rows}</w:body></w:document>',
        docProps__core_xml=f'<p:coreProperties xmlns:p="{CORE}"><p:keywords>{author}</p:keywords>'
        "</p:coreProperties>",
    )


def pptx(*slides: str) -> bytes:
    """Return a presentation with a line of text on each slide."""
    return archive(
        **{
            f"ppt__slides__slide{number}_xml": f'<p:sld xmlns:p="{SLIDE}" xmlns:a="{DRAWING}">'
            f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>"
            for number, text in enumerate(slides, start=1)
        }
    )


def xlsx(*rows: list[object], comment: str = "") -> bytes:
    """Return a sheet with these rows, and a comment on its first cell."""
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    if comment:
        book.active["A1"].comment = Comment(comment, "Author")
    book.save(file)
    return file.getvalue()


def odt(*paragraphs: str) -> bytes:
    """Return an OpenDocument text with these paragraphs."""
    rows = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    return archive(
        content_xml=f'<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}">'
        f"<office:body>{rows}</office:body></office:document-content>"
    )


def epub(text: str) -> bytes:
    """Return a book of one page."""
    page = f"<!DOCTYPE html><html><head><title>Book</title></head><body><p>{text}</p></body></html>"
    return archive(**{"OEBPS__page.xhtml": page})


def pdf_of(*lines: str, password: str = "") -> bytes:
    """Return a PDF with these lines of ASCII on its page, locked where a password is given."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(1))))
    page = writer.pages[0]
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    shown = " ".join(f"({line}) Tj 0 -12 Td" for line in lines)
    content.set_data(f"BT /F1 10 Tf 10 60 Td {shown} ET".encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
