"""Uploads in an object store: sizes of pictures are public, originals and documents are not."""

import dataclasses
import http.client
import io
import re

import pytest
from PIL import Image
from urllib3.filepost import encode_multipart_formdata

from deploy.demo import servers
from deploy.demo.front import write_nginx
from deploy.demo.places import PRIVATE_BUCKET, PUBLIC_BUCKET, Places, spare_ports
from tests.deploy.asking import Front

pytestmark = pytest.mark.production


class Editor:
    """Somebody in the admin, who sends forms as a browser does."""

    def __init__(self, front: Front, cookie: str) -> None:
        self.front, self.cookie = front, cookie

    def upload(self, address: str, file: tuple[str, bytes, str], **fields: str) -> None:
        """Fill in and send one of the admin's forms for a new file."""
        form = self.front.ask(address, Cookie=self.cookie)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text).group(1)
        csrf = form.headers["Set-Cookie"].partition(";")[0]
        body, kind = encode_multipart_formdata(
            {**fields, "csrfmiddlewaretoken": token, "file": file}
        )
        own = f"https://localhost:{self.front.port}"
        answer = self.front.ask(
            address,
            "POST",
            body,
            Cookie=f"{self.cookie}; {csrf}",
            Content_Type=kind,
            Origin=own,
            Referer=f"{own}{address}",
        )
        assert answer.status == 302, answer.text


@pytest.fixture(scope="module")
def editor(front, inside) -> Editor:
    return Editor(front, inside("sign_in"))


def picture(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (1600, 1000), colour).save(stream, "JPEG")
    return stream.getvalue()


def direct(places: Places, bucket: str, name: str) -> int:
    """Return how the store answers somebody who does not say who they are."""
    connection = http.client.HTTPConnection("127.0.0.1", places.ports["store"], timeout=10)
    connection.request("GET", f"/{bucket}/{name}")
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def test_an_uploaded_picture_is_shown_in_its_sizes_and_never_as_it_was(
    front, editor, places, inside
) -> None:
    file = ("harbour.jpg", picture("teal"), "image/jpeg")
    editor.upload("/admin/images/add/", file, title="A harbour", is_decorative="on")
    stored = inside("picture")
    made = front.ask(stored["address"])

    assert stored["address"].startswith("/media/images/")
    assert made.status == 200
    assert made.headers["Content-Type"] == "image/jpeg"
    assert made.headers.get_all("Cache-Control") == ["public, max-age=2592000, immutable"]
    assert Image.open(io.BytesIO(made.body)).size == (400, 250)
    assert not [name for name in made.headers if name.lower().startswith("x-amz")]
    assert direct(places, PUBLIC_BUCKET, stored["address"].removeprefix("/media/")) == 200
    assert direct(places, PRIVATE_BUCKET, stored["name"]) == 403
    assert direct(places, PUBLIC_BUCKET, stored["name"]) == 404
    assert front.ask(f"/media/{stored['name']}").status == 404


def test_a_document_is_handed_out_by_the_site_alone_which_looks_whether_it_may(
    front, editor, places, inside
) -> None:
    content = ("Minutes of the harbour council. " * 40).encode()
    file = ("minutes.txt", content, "text/plain")
    editor.upload("/admin/documents/add/", file, title="Minutes", language="en")
    stored = inside("document")
    handed_out = front.ask(stored["address"])

    assert handed_out.status == 200
    assert handed_out.body == content
    assert handed_out.headers["Content-Disposition"].startswith("attachment")
    assert "X-Cache" not in handed_out.headers
    assert "harbour council" in stored["words"]
    assert direct(places, PRIVATE_BUCKET, stored["name"]) == 403
    assert front.ask(f"/media/{stored['name']}").status == 404
    inside("withhold")
    assert front.ask(stored["address"]).status == 404


def test_files_beside_pictures_on_the_disk_are_never_run_by_a_browser(places) -> None:
    folder = places.folder / "files-front"
    own_ports = spare_ports(("https", "http", "compressing"))
    disk = dataclasses.replace(
        places, folder=folder, with_store=False, ports=places.ports | own_ports
    )
    for name in ("log", "run", "data/media/images", "data/media/documents"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in ("images/a.jpg", "images/evil.html", "images/evil.svg", "documents/a.pdf"):
        (folder / "data" / "media" / name).write_bytes(b"<script>alert(1)</script>")
    write_nginx(disk)
    servers.start_front(disk)
    try:
        front = Front(disk.ports["https"], folder / "nginx" / "fullchain.pem")
        assert front.ask("/media/images/a.jpg").headers["Content-Type"] == "image/jpeg"
        for name in ("evil.html", "evil.svg"):
            answer = front.ask(f"/media/images/{name}")
            assert answer.headers["Content-Type"] == "application/octet-stream"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert front.ask("/media/documents/a.pdf").status == 404
        assert front.ask("/media/images/../documents/a.pdf").status == 404
        assert front.ask("/media/images/").status in (403, 404)
    finally:
        servers.stop(disk, "front")
