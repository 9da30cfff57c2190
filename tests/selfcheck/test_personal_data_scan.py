"""One command finds personal data wherever they are stored or published, and repeats none."""

import io
import json
from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from PIL import ExifTags, Image
from wagtail.models import Comment

from cities_site.library.models import SiteImage, Topic
from news.models import NewsPage
from tests.base import SeededTestCase
from tests.factories import make_administrator, make_news, make_news_index, make_site
from tests.library.files import pdf_of
from tests.library.makers import make_document, make_image

TELEPHONE, MAIL = "138 0013 8000", "li.wei@example.com"


def scan(*options: str) -> tuple[list[dict[str, Any]], str]:
    """Return what the command reports as JSON, and why it failed, if it did."""
    output = StringIO()
    try:
        call_command("scan_personal_data", "--json", *options, stdout=output, stderr=output)
    except CommandError as error:
        assert error.returncode == 1
        return json.loads(output.getvalue()), str(error)
    return json.loads(output.getvalue()), ""


class CleanContentTests(SeededTestCase):
    """The content that everybody gets."""

    def test_the_demonstration_content_is_clean_stored_and_published(self) -> None:
        assert scan() == ([], "")


def photograph() -> bytes:
    exif, file = Image.Exif(), io.BytesIO()
    exif[ExifTags.Base.Artist] = f"Li Wei {TELEPHONE}"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (24.0, 52.0, 12.0)
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.mark.django_db
def test_every_place_is_told_with_where_to_change_it_and_nothing_is_repeated() -> None:
    page = make_news(make_news_index(make_site()))
    draft = NewsPage.objects.get(pk=page.pk)
    draft.summary_zh_hans = f"请致电李伟：{TELEPHONE}"
    draft.save_revision()
    # Past every guard, as before there was one.
    NewsPage.objects.filter(pk=page.pk).update(summary_en=f"Write to {MAIL}.")
    call_command("search_index", repair=True, stdout=StringIO())
    topic = Topic.objects.create(name_en="Climate", slug="climate")
    Topic.objects.filter(pk=topic.pk).update(description_en=f"Call {TELEPHONE}")
    document = make_document(file=ContentFile(pdf_of(f"Call {TELEPHONE}"), name="a.pdf"))
    call_command("read_documents", stdout=StringIO())
    image = make_image()
    name = default_storage.save("original_images/old.jpg", ContentFile(photograph()))
    SiteImage.objects.filter(pk=image.pk).update(file=name, caption_en=f"Write to {MAIL}.")
    Comment.objects.create(
        page=page, user=make_administrator(), text=f"Call {TELEPHONE}", contentpath="summary_en"
    )

    places, failure = scan()

    assert failure
    told = {(place["record"].partition(" ")[0], place["field"]) for place in places}
    assert {
        ("news.NewsPage", "Summary"),
        ("news.NewsPage", "Summary (draft)"),
        ("library.Topic", "Description"),
        ("library.SiteDocument", "Text of the file"),
        ("library.SiteImage", "Caption"),
        ("library.SiteImage", "metadata: Artist"),
        ("library.SiteImage", "metadata"),
        ("wagtailcore.Comment", "text"),
        ("/en/news/green-roofs/", "search index"),
        ("http://testserver/en/news/green-roofs/", "text/html"),
        ("http://testserver/en/news/feed.xml", "application/atom+xml"),
        (f"http://testserver/api/v2/pages/{page.pk}/", "application/json"),
    } <= told
    addresses = {place["address"] for place in places}
    assert f"/admin/pages/{page.pk}/edit/" in addresses
    assert f"/admin/documents/edit/{document.pk}/" in addresses
    assert "8000" not in str(places)
    assert "li.wei" not in str(places)
    assert MAIL in str(scan("--show", "--stored-only")[0])


@pytest.mark.django_db
def test_what_somebody_answered_for_and_role_addresses_pass(settings) -> None:
    settings.PERSONAL_DATA_ROLE_ADDRESSES = ["@example.com"]
    page = make_news(make_news_index(make_site()))
    page.summary_en = f"Write to {MAIL} or call {TELEPHONE}."
    page.save()
    places, failure = scan()
    assert failure
    assert {place["kind"] for place in places} == {"telephone"}

    from cities_site.bilingual.personal_data.guard import Acceptance, findings_of, keep_acceptance

    page.accepted_personal_data = Acceptance(tuple(findings_of(page)), "The office’s line", None)
    keep_acceptance(page)
    places, failure = scan()
    assert failure == ""
    assert {place["answered"] for place in places} == {True}
    # At the record, in the search and on every page that shows it.
    assert len(places) > 4


@pytest.mark.django_db
def test_letters_are_counted_and_not_read() -> None:
    make_site()
    output = StringIO()
    call_command("scan_personal_data", "--letters", stdout=output, stderr=output)
    assert "correspondence.Letter: 0, not read" in output.getvalue()
    assert "0 found, 0 unanswered" in output.getvalue()
