"""What readers and editors meet while the database is away or the disk is full."""

import os
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client, override_settings
from django.urls import reverse
from PIL import Image

from cities_site.library.models import SiteDocument, SiteImage
from news.models import NewsPage
from tests.editor import open_editor, save_editor, send
from tests.factories import make_administrator, make_news, make_news_index, make_site
from tests.operations.schedules import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> NewsPage:
    return make_news(make_news_index(make_site()))


def quiet(client: Client) -> Client:
    """Let the site answer errors, as it does outside of tests."""
    client.raise_request_exception = False
    return client


def assert_told_to_try_again(answer) -> None:
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    text = answer.content.decode()
    assert "nothing of it was stored" in text
    assert "内容尚未保存" in text


def test_without_a_database_the_site_says_so_and_is_whole_again_by_itself(
    page: NewsPage, monkeypatch
) -> None:
    editor = open_editor(page, make_administrator())
    quiet(editor.client)
    with monkeypatch.context() as away:

        def refused(*_arguments, **_options):
            raise OperationalError("connection refused")

        away.setattr(BaseDatabaseWrapper, "cursor", refused)
        for address in (page.url_in("en"), "/zh-hans/", "/en/search/?query=roofs"):
            assert_told_to_try_again(quiet(Client()).get(address))
        assert_told_to_try_again(send(editor, {"headline_en": "Cool roofs"}))
        assert Client().get("/health/live").status_code == 200

    assert Client().get(page.url_in("en")).status_code == 200
    # The form that was open is sent again, as a browser goes back to it.
    save_editor(editor, {"headline_en": "Cool roofs"})
    assert stored(page).get_latest_revision_as_object().headline_en == "Cool roofs"


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB of its own for uploads, with nothing left on it."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        (tmp_path / "ballast").write_bytes(bytes(48 * 1024))
        with override_settings(MEDIA_ROOT=tmp_path):
            yield tmp_path
    finally:
        subprocess.run(["umount", str(tmp_path)], check=False)  # noqa: S607


def test_a_full_disk_refuses_uploads_and_leaves_nothing_of_them(full_disk: Path) -> None:
    make_site()
    client = Client()
    client.force_login(make_administrator())
    quiet(client)
    picture = BytesIO()
    Image.effect_noise((300, 300), 90).save(picture, "PNG")
    uploads = {
        "wagtaildocs:add": SimpleUploadedFile("a.txt", b"Roofs. " * 9000, "text/plain"),
        "wagtailimages:add": SimpleUploadedFile("a.png", picture.getvalue(), "image/png"),
    }
    for name, file in uploads.items():
        answer = client.post(reverse(name), {"title": "Roofs", "language": "en", "file": file})
        assert_told_to_try_again(answer)
    assert SiteDocument.objects.count() == SiteImage.objects.count() == 0
    assert [path.name for path in full_disk.rglob("*") if path.is_file()] == ["ballast"]

    (full_disk / "ballast").unlink()
    small = SimpleUploadedFile("a.txt", b"Roofs.", "text/plain")
    client.post(reverse("wagtaildocs:add"), {"title": "Roofs", "language": "en", "file": small})
    document = SiteDocument.objects.get()
    assert default_storage.open(document.file.name).read() == b"Roofs."


def test_words_are_saved_though_files_cannot_be(page: NewsPage, full_disk: Path) -> None:
    save_editor(open_editor(page, make_administrator()), {"headline_en": "Cool roofs"})
    assert stored(page).get_latest_revision_as_object().headline_en == "Cool roofs"
    assert Client().get(page.url_in("en")).status_code == 200
