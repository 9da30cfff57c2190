"""Uploads and ClamAV: a scanner on a real socket that speaks clamd's protocol."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cities_site.library.models import SiteImage
from tests.editor import sign_in
from tests.factories import make_user
from tests.library.makers import png

pytestmark = pytest.mark.django_db

VIRUS = b"a-virus-of-the-tests"


class Clamd(socketserver.StreamRequestHandler):
    """Answers INSTREAM as clamd(8) does."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        self.server.scanned.append(content)
        self.wfile.write(self.server.answer or self.verdict(content))

    @staticmethod
    def verdict(content: bytes) -> bytes:
        found = VIRUS in content
        return b"stream: Tests.Virus-1 FOUND\0" if found else b"stream: OK\0"


class Server(socketserver.ThreadingUnixStreamServer):
    """A scanner that remembers what it saw, and gives another answer when told to."""

    daemon_threads = True
    answer = b""

    def __init__(self, path: str) -> None:
        super().__init__(path, Clamd)
        self.scanned: list[bytes] = []


@pytest.fixture
def scanner(tmp_path: Path, settings) -> Iterator[Server]:
    path = str(tmp_path / "clamd.ctl")
    settings.CLAMAV_SOCKET = f"unix://{path}"
    with Server(path) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def editor() -> Client:
    return sign_in(make_user("editor", "Editors"))


def upload(browser: Client, content: bytes) -> list[str]:
    """Upload a picture; return why it was refused."""
    file = SimpleUploadedFile("harbour.png", content)
    response = browser.post(reverse("wagtailimages:add_multiple"), {"files[]": file})
    return response.json().get("error_message", "").splitlines()


def test_a_clean_file_is_stored_after_the_scanner_saw_all_of_it(scanner, editor) -> None:
    content = png() + b"\0" * 200_000

    assert upload(editor, content) == []

    assert scanner.scanned == [content]
    assert SiteImage.objects.count() == 1


def test_a_virus_is_named_and_nothing_is_stored(scanner, editor) -> None:
    assert upload(editor, png() + VIRUS) == ["The virus scanner refused this file: Tests.Virus-1."]

    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"\xff\xfe"])
def test_a_scanner_that_does_not_decide_stores_nothing(scanner, editor, answer) -> None:
    scanner.answer = answer or b"\0"

    [reason] = upload(editor, png())

    assert "could not be scanned" in reason
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("address", ["unix:///nowhere/clamd.ctl", "tcp://127.0.0.1:1"])
def test_a_scanner_that_is_down_is_noticed(settings, editor, address) -> None:
    settings.CLAMAV_SOCKET = address

    [reason] = upload(editor, png())

    assert "could not be scanned" in reason
    assert not SiteImage.objects.exists()
