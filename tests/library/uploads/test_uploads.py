"""What becomes of each file of the corpus: stored clean, or refused with a clear message."""

import io
import re
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile

from cities_site.library.models import SiteDocument, SiteImage
from cities_site.library.uploads.names import stored_name
from tests.editor import sign_in
from tests.factories import make_user
from tests.library.makers import reads_the_admin_in
from tests.library.uploads.corpus import DOCUMENTS, IMAGES, SCRIPT, Sample, photograph, picture

pytestmark = pytest.mark.django_db

LONG_NAME = next(sample.name for sample in IMAGES if len(sample.name) > 100)
DOORS = {
    "one image": ("wagtailimages:add", "file", SiteImage),
    "several images": ("wagtailimages:add_multiple", "files[]", SiteImage),
    "one document": ("wagtaildocs:add", "file", SiteDocument),
    "several documents": ("wagtaildocs:add_multiple", "files[]", SiteDocument),
}
FIELDS = {"title": "Upload", "collection": "1", "language": "en"}
CASES = [
    pytest.param(door, sample, id=f"{door}: {sample}")
    for door in DOORS
    for sample in (IMAGES if "image" in door else DOCUMENTS)
]


def test_the_corpus_is_large_and_holds_both_kinds() -> None:
    assert len(IMAGES) + len(DOCUMENTS) >= 60
    for samples in (IMAGES, DOCUMENTS):
        assert len({sample.is_accepted for sample in samples}) == 2


def uploader(language: str = "en") -> Client:
    user = make_user("uploader", "Editors")
    reads_the_admin_in(user, language)
    return sign_in(user)


def upload(browser: Client, door: str, name: str, content: bytes, **more: Any) -> Any:
    view, field, _model = DOORS[door]
    file = SimpleUploadedFile("x", content)
    # The class takes folders away from a name; a hostile client does not.
    file._name = name
    browser.raise_request_exception = False
    return browser.post(reverse(view), FIELDS | {field: file} | more)


def message_of(response: Any) -> str:
    if response.headers["Content-Type"].startswith("application/json"):
        return response.json().get("error_message", "")
    return " ".join(response.context["form"].errors.get("file", []))


def stored_files() -> set[str]:
    return {
        f"{folder}/{name}"
        for folder in ("original_images", "documents", "wagtail_uploads")
        if default_storage.exists(folder)
        for name in default_storage.listdir(folder)[1]
    }


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    """Make each file once."""
    return {}


@pytest.mark.parametrize(("door", "sample"), CASES)
def test_a_file_is_stored_whole_or_refused_with_a_reason(
    door: str, sample: Sample, contents: dict[str, bytes]
) -> None:
    content = contents.setdefault(f"{door[-4:]}{sample.name}", sample.make())
    model = DOORS[door][2]
    before = stored_files()

    response = upload(uploader(), door, sample.name, content)

    if sample.is_accepted:
        assert response.status_code in (200, 302), response.content[:500]
        # Of several documents each waits for its language.
        record = UploadedFile.objects.get() if door == "several documents" else model.objects.get()
        stored = record.file.name.rpartition("/")[2]
        assert re.fullmatch(r"[\w.\-() ]+", stored), stored
        assert len(stored.encode()) < 255
        assert model is SiteDocument or SCRIPT not in record.file.read()
        record.file.close()
        record.delete()
    else:
        assert response.status_code == 200, response.content[:500]
        assert len(message_of(response)) > 20 or "empty" in message_of(response)
        assert not model.objects.exists()
        assert not UploadedFile.objects.exists()
        assert stored_files() == before


def test_names_keep_their_letters_and_nothing_that_means_something() -> None:
    assert stored_name("城市报告 2020.PDF") == "城市报告 2020.pdf"
    assert stored_name("..\\..\\a/b\r\nX: y.pdf") == "b_X_ y.pdf"
    assert stored_name("\u202e\x00.pdf") == "file.pdf"
    assert stored_name("...") == "file"


@pytest.mark.parametrize("door", ["one image", "several documents"])
def test_a_reason_is_given_in_the_language_of_the_admin(door: str) -> None:
    name = "lying.png" if "image" in door else "lying.pdf"

    response = upload(uploader("zh-hans"), door, name, b"<!doctype html>" + SCRIPT)

    assert re.search(r"[\u4e00-\u9fff]{4}", message_of(response)), message_of(response)


def test_a_picture_keeps_what_it_shows_and_nothing_else() -> None:
    upload(uploader(), "one image", "harbour.jpg", photograph())

    image = SiteImage.objects.get()
    with image.file.open() as file, Image.open(io.BytesIO(file.read())) as stored:
        # The camera lay on its side; the picture stands upright without being told to.
        assert stored.size == (30, 40)
        assert (image.width, image.height) == (30, 40)
        assert dict(stored.getexif()) == {}
        assert not stored.getexif().get_ifd(0x8825)
        assert (
            abs(stored.convert("L").getpixel((2, 20)) - stored.convert("L").getpixel((27, 20))) > 90
        )


def test_a_refused_title_does_not_let_the_raw_file_in() -> None:
    response = upload(
        uploader(), "several images", "harbour.jpg", photograph() + SCRIPT, title="x" * 300
    )

    assert response.status_code == 200
    waiting = UploadedFile.objects.get()
    with waiting.file.open() as file:
        content = file.read()
    assert SCRIPT not in content
    assert b"Camera of somebody" not in content


def test_a_large_picture_is_cleaned_where_the_server_put_it(tmp_path: Any) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE, before = 100, settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    try:
        upload(uploader(), "one image", "large.jpg", photograph() + SCRIPT)
    finally:
        settings.FILE_UPLOAD_MAX_MEMORY_SIZE = before

    with SiteImage.objects.get().file.open() as file:
        content = file.read()
    assert SCRIPT not in content
    assert b"Camera of somebody" not in content


@pytest.mark.parametrize("sample", [each for each in DOCUMENTS if each.is_accepted], ids=str)
def test_a_document_is_a_download_that_runs_nothing(sample: Sample) -> None:
    upload(uploader(), "one document", sample.name, sample.make())
    document = SiteDocument.objects.get()

    response = Client().get(document.url)

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert document.filename in unquote(response.headers["Content-Disposition"])
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    kind = response.headers["Content-Type"]
    assert not any(word in kind for word in ("html", "svg", "javascript", "xml;")), kind
    response.close()


def test_a_new_file_of_a_record_is_looked_into_as_well() -> None:
    browser = uploader()
    upload(browser, "one image", "harbour.png", picture())
    image = SiteImage.objects.get()

    response = browser.post(
        reverse("wagtailimages:edit", args=(image.pk,)),
        {"title": "x", "collection": "1", "file": SimpleUploadedFile("x.png", SCRIPT)},
    )

    assert response.status_code == 200
    assert SiteImage.objects.get().file.name == image.file.name
