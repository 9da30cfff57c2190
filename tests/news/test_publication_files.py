"""A publication offers its files, and says of each what the file itself says."""

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.defaultfilters import filesizeformat
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cities_site.library.models import SiteDocument
from news.models import PublicationFile, PublicationIndexPage, PublicationPage
from tests.editor import open_editor, save_editor, send, sign_in
from tests.factories import make_administrator, make_site, make_user
from tests.library.makers import (
    ADDRESS_LANGUAGES,
    add_public,
    main_of,
    make_document,
    make_index,
    pdf,
    reads_the_admin_in,
)

pytestmark = pytest.mark.django_db

EXTERNAL = "https://files.example.org/rapport.pdf"
FORGED = {"page_count": "999", "checksum": "f" * 64, "file_size": "1"}


@pytest.fixture
def page() -> PublicationPage:
    return add_public(
        make_index(make_site(), PublicationIndexPage, "publications"), PublicationPage
    )


def upload(content: bytes, name: str = "report.pdf") -> SiteDocument:
    """Upload a file as an editor does, with facts forged beside it."""
    response = sign_in(make_user("uploader", "Editors")).post(
        reverse("wagtaildocs:add"),
        {
            "title": "",
            "label_en": "City report",
            "language": "en",
            "file": SimpleUploadedFile(name, content),
        }
        | FORGED,
    )
    assert response.status_code == 302, response.context["form"].errors
    return SiteDocument.objects.get()


def file_rows(*rows: dict[str, Any]) -> dict[str, str]:
    """Return what a browser sends for these rows of files."""
    sent = {"files-TOTAL_FORMS": str(len(rows))}
    for number, row in enumerate(rows):
        filled = {"document": "", "external_url": "", "language": "", "id": ""} | row
        sent |= {f"files-{number}-{name}": str(value) for name, value in filled.items()}
        sent[f"files-{number}-ORDER"] = str(number + 1)
    return sent


def add_files(page: PublicationPage, *rows: dict[str, Any]) -> None:
    """Add files to the publication through its editor, and publish it."""
    editor = open_editor(page, make_administrator())
    save_editor(editor, file_rows(*rows) | {"action-publish": "1"})


def test_size_pages_and_checksum_come_from_the_file() -> None:
    content = pdf(pages=7)

    document = upload(content)

    assert document.file_size == len(content)
    assert document.page_count == 7
    assert document.checksum == hashlib.sha256(content).hexdigest()


def test_a_new_file_replaces_what_the_old_one_said() -> None:
    document, content = make_document(pages=7), pdf(pages=2)
    browser = sign_in(make_user("editor", "Editors"))

    browser.post(
        reverse("wagtaildocs:edit", args=(document.pk,)),
        {"language": "en", "file": SimpleUploadedFile("second.pdf", content)} | FORGED,
    )

    document = SiteDocument.objects.get(pk=document.pk)
    assert (document.file_size, document.page_count) == (len(content), 2)
    assert document.checksum == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_readers_get_uploaded_and_external_files(page, language: str) -> None:
    content = pdf(pages=7)
    document = upload(content)
    add_files(page, {"document": document.pk}, {"external_url": EXTERNAL, "language": "fr"})

    html = main_of(page, language)

    rows = html.split("<tbody>")[1].split("</tbody>")[0].split("</tr>")
    with translation.override(language):
        size = filesizeformat(len(content))
    own = ["City report", "PDF", ">7<", f">{size}<"]
    outside = [f'href="{EXTERNAL}"', "files.example.org", 'rel="external noopener"']
    own += ["English"] if language == "en" else ["英文"]
    outside += ["French", "external site"] if language == "en" else ["法文", "外部网站"]
    assert [word for word in own if word not in rows[0]] == []
    assert [word for word in outside if word not in rows[1]] == []
    assert "PDF" not in rows[1]
    download = Client().get(document.url)
    assert b"".join(download.streaming_content) == content


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
@pytest.mark.parametrize("content", [b"%PDF-1.7 cut off", b"", pdf(1)[:-200]])
def test_a_damaged_file_is_offered_without_pages(page, content: bytes, language: str) -> None:
    document = make_document()
    document.file.save("damaged.pdf", SimpleUploadedFile("damaged.pdf", content))
    PublicationFile.objects.create(page=page, document=document)

    html = main_of(page, language)

    assert SiteDocument.objects.get(pk=document.pk).page_count is None
    assert document.url in html


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_a_file_that_went_missing_leaves_the_page_whole(page, language: str) -> None:
    document = make_document()
    PublicationFile.objects.create(page=page, document=document)
    document.file.storage.delete(document.file.name)

    assert document.url in main_of(page, language)
    assert Client().get(document.url).status_code == 404


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, ("Choose a document or give an external address", "请选择文件")),
        (
            {"external_url": EXTERNAL, "document": True, "language": "fr"},
            ("Choose a document or give an external address", "请选择文件"),
        ),
        ({"external_url": EXTERNAL}, ("Choose the language of the external file", "外部文件")),
        ({"external_url": "javascript:alert(1)", "language": "fr"}, ("valid URL", "URL")),
    ],
)
@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_a_file_without_one_clear_source_is_refused(page, row, said, language: str) -> None:
    editor = open_editor(page, reads_the_admin_in(make_administrator(), language))
    chosen = {name: make_document().pk if value is True else value for name, value in row.items()}

    response = send(editor, file_rows(chosen) | {"headline_en": "Typed words"})

    assert response.status_code == 200
    assert said[ADDRESS_LANGUAGES.index(language)] in response.content.decode()
    assert response.context["form"]["headline_en"].value() == "Typed words"
    assert PublicationPage.objects.get(pk=page.pk).files.count() == 0
