"""Personal data in files and the words about them: shown, refused, answered for, kept back."""

from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from cities_site.bilingual.models import PersonalDataOverride
from cities_site.bilingual.personal_data.guard import OVERRIDDEN
from cities_site.library.models import SiteDocument, SiteImage
from news.models import NewsPage, PublicationFile, PublicationIndexPage, PublicationPage
from tests.editor import open_editor, send, sign_in
from tests.factories import make_administrator, make_news, make_news_index, make_site, make_user
from tests.library.files import docx, pdf_of, xlsx
from tests.library.makers import add_public, make_document, make_image, make_index, png

pytestmark = pytest.mark.django_db

TELEPHONE = "138 0013 8000"
FILES = {
    "report.pdf": pdf_of(f"Call {TELEPHONE}"),
    "report.docx": docx(f"李伟，电话{TELEPHONE}"),
    "deleted.docx": docx("Roofs", deleted=f"Call {TELEPHONE}"),
    "properties.docx": docx("Roofs", author=f"Li Wei {TELEPHONE}"),
    "table.xlsx": xlsx(["电话", 13800138000]),
    "comment.xlsx": xlsx(["Roofs"], comment=f"Call {TELEPHONE}"),
}


def upload(user: Any, content: bytes, name: str, **fields: str) -> Any:
    return sign_in(user).post(
        reverse("wagtaildocs:add"),
        {"label_en": "Report", "language": "en", "file": SimpleUploadedFile(name, content)}
        | fields,
    )


@pytest.mark.parametrize("name", FILES)
def test_an_upload_with_personal_data_is_refused_with_the_passage(name: str) -> None:
    response = upload(make_user("editor", "Editors"), FILES[name], name)

    [error] = response.context["form"].errors["file"]
    assert "looks like personal data" in error
    assert "8000" in error
    assert not SiteDocument.objects.exists()


def test_the_refusal_is_in_the_language_of_the_user() -> None:
    user = make_user("editor", "Editors")
    UserProfile.objects.create(user=user, preferred_language="zh-hans")
    [error] = upload(user, FILES["report.docx"], "a.docx").context["form"].errors["file"]
    assert "疑似个人信息" in error


@pytest.mark.parametrize(
    ("fields", "name", "place"),
    [
        ({"label_zh_hans": f"李伟{TELEPHONE}"}, "a.docx", "label_zh_hans"),
        ({"title": f"Li Wei {TELEPHONE}"}, "a.docx", "title"),
        ({}, "Li_Wei_13800138000.docx", "file"),
    ],
)
def test_titles_and_names_of_files_count(fields: dict, name: str, place: str) -> None:
    response = upload(make_administrator(), docx("Roofs"), name, **fields)

    assert place in response.context["form"].errors
    assert not SiteDocument.objects.exists()


def test_a_permitted_user_answers_with_a_reason_that_is_logged_and_ends_with_the_file() -> None:
    user = make_administrator()
    name = f"{TELEPHONE} report.docx"
    response = upload(user, FILES["report.docx"], name)
    form = response.context["form"]
    assert "personal_data_reason" in form.errors
    assert not form["personal_data_reason"].is_hidden

    reason = {"personal_data_reason": "The office’s own line"}
    assert upload(user, FILES["report.docx"], name, **reason).status_code == 302

    document = SiteDocument.objects.get()
    assert document.file_text.text
    assert not document.withheld
    assert Client().get(document.url).status_code == 200
    entries = ModelLogEntry.objects.filter(action=OVERRIDDEN)
    assert {entry.data["reason"] for entry in entries} == {"The office’s own line"}
    assert "8000" not in str([entry.data for entry in entries])
    # The same file is saved again without another reason; another file asks for one.
    form = sign_in(user).get(document_address(document)).context["form"]
    assert form.shown_personal_data == []
    changed = {"label_en": "Report", "language": "en", "title": "Report"}
    assert sign_in(user).post(document_address(document), changed).status_code == 302
    changed["file"] = SimpleUploadedFile("new.pdf", FILES["report.pdf"])
    assert sign_in(user).post(document_address(document), changed).status_code == 200


def document_address(document: SiteDocument) -> str:
    return reverse("wagtaildocs:edit", args=(document.pk,))


def test_an_editor_cannot_answer_by_sending_the_field() -> None:
    response = upload(
        make_user("editor", "Editors"),
        FILES["report.pdf"],
        "report.pdf",
        personal_data_reason="Mine",
    )
    assert response.status_code == 200
    assert not PersonalDataOverride.objects.exists()


def test_a_file_that_is_read_later_is_kept_from_readers_until_somebody_answers() -> None:
    document = make_document(file=ContentFile(FILES["report.pdf"], name="report.pdf"))
    assert Client().get(document.url).status_code == 200
    call_command("read_documents", stdout=StringIO())
    document = SiteDocument.objects.get()

    assert document.withheld
    assert Client().get(document.url).status_code == 404
    publisher = make_user("publisher", "Publishers")
    assert sign_in(publisher).get(document.url).status_code == 200
    html = sign_in(publisher).get(document_address(document)).content.decode()
    assert "help-critical" in html
    assert "Text for the search" in html
    assert TELEPHONE in html
    # Somebody who may not answer works on the rest of the record.
    translator = sign_in(make_user("translator", "Translators"))
    assert translator.post(document_address(document), {"label_zh_hans": "报告"}).status_code == 302
    assert SiteDocument.objects.get().withheld

    sign_in(publisher).post(
        document_address(document),
        {"label_en": "Report", "language": "en", "personal_data_reason": "The office’s line"},
    )
    assert not SiteDocument.objects.get().withheld
    assert Client().get(document.url).status_code == 200


def withheld_document(**fields: Any) -> SiteDocument:
    document = make_document(file=ContentFile(FILES["report.pdf"], name="report.pdf"), **fields)
    call_command("read_documents", stdout=StringIO())
    return SiteDocument.objects.get(pk=document.pk)


def test_pages_do_not_go_public_with_a_document_that_is_kept_from_readers() -> None:
    document = withheld_document()
    page = make_news(make_news_index(make_site()))
    page.body_en = [("text", f'<p><a linktype="document" id="{document.pk}">Report</a></p>')]
    page.save_revision()
    editor = open_editor(page, make_administrator())
    converter = ContentstateConverter(features=["document-link"])
    editor.data["body_en-0-value"] = converter.from_database_format(page.body_en[0].value.source)

    answer = send(editor, {"action-publish": "1", "personal_data_reason": "No answer here"})

    assert answer.status_code == 200
    errors = str(answer.context["form"].errors)
    assert "City report" in errors
    assert document_address(document) in errors
    assert not NewsPage.objects.get(pk=page.pk).body_en

    page.get_latest_revision().publish()
    assert not NewsPage.objects.get(pk=page.pk).body_en
    document.file = ContentFile(docx("Roofs"), name="clean.docx")
    document.save()
    assert send(editor, {"action-publish": "1"}).status_code == 302
    assert NewsPage.objects.get(pk=page.pk).body_en


def test_a_publication_shows_no_file_that_is_kept_from_readers() -> None:
    index = make_index(make_site(), PublicationIndexPage, "publications")
    page = add_public(index, PublicationPage)
    document = withheld_document()
    PublicationFile.objects.create(page=page, document=document)
    for language in ("en", "zh-hans"):
        html = Client().get(page.url_in(language)).content.decode()
        assert document.url not in html
        assert document.checksum not in html
    answer = Client().get(f"/api/v2/pages/{page.pk}/").content.decode()
    assert document.url not in answer


@pytest.mark.parametrize(
    "column", ["title", "alt_text_en", "caption_zh_hans", "credit_en", "map_clearance_reference"]
)
def test_the_words_of_pictures_count(column: str) -> None:
    words = {"alt_text_en": "Roof", column: f"Li Wei {TELEPHONE}"}
    client = sign_in(make_administrator())
    new = {"file": SimpleUploadedFile("a.png", png())} | words
    response = client.post(reverse("wagtailimages:add"), new)
    assert column in response.context["form"].errors
    assert not SiteImage.objects.exists()

    image = make_image()
    address = reverse("wagtailimages:edit", args=(image.pk,))
    response = client.post(address, words)
    assert column in response.context["form"].errors
    reason = {"personal_data_reason": "She agreed in writing"}
    assert client.post(address, words | reason).status_code == 302
    assert TELEPHONE in getattr(SiteImage.objects.get(), column)
    assert client.post(address, words).status_code == 302


def test_the_uploader_of_many_files_says_what_is_wrong_with_one() -> None:
    response = sign_in(make_user("editor", "Editors")).post(
        reverse("wagtaildocs:add_multiple"),
        {"files[]": SimpleUploadedFile("report.pdf", FILES["report.pdf"])},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    answer = response.json()
    assert not answer["success"]
    assert TELEPHONE in answer["error_message"]
    assert not SiteDocument.objects.exists()
