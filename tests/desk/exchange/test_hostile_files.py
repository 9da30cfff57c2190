"""Files that are broken, too large or meant to do harm are refused in words, without an error."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cities_site.desk.exchange import reading
from cities_site.desk.exchange.reading import UnreadableFile, read
from tests.desk.exchange.files import send
from tests.editor import sign_in
from tests.factories import make_user

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
BODY = (
    f'<xliff xmlns="{XLIFF}" version="1.2"><file original="library.topic:1" source-language="en" '
    'target-language="zh-Hans" datatype="html"><body><trans-unit id="name"><source>{0}</source>'
    "<target>{0}</target></trans-unit></body></file></xliff>"
)
LAUGHS = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))


def with_type(declarations: str, content: str) -> bytes:
    return f"<!DOCTYPE xliff [{declarations}]>{BODY.format(content)}".encode()


HOSTILE = {
    "billion laughs": with_type(f'<!ENTITY l0 "ha">{LAUGHS}', "&l9;"),
    "a file of this machine": with_type('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    "another host": with_type('<!ENTITY x SYSTEM "https://example.org/x">', "&x;"),
    "an outside type": b'<!DOCTYPE xliff SYSTEM "https://example.org/x.dtd">'
    + BODY.format("x").encode(),
    "a type in wide characters": with_type('<!ENTITY x "y">', "&x;").decode().encode("utf-16"),
    "an entity nobody declared": BODY.format("&nbsp;").encode(),
    "another encoding": b'<?xml version="1.0" encoding="gb18030"?>'
    + BODY.format("中文").encode("gb18030"),
    "an encoding that hides a type": b'<?xml version="1.0" encoding="utf-7"?>'
    + b"+ADwAIQ-DOCTYPE xliff+AD4-"
    + BODY.format("x").encode(),
    "nothing": b"",
    "a zero byte": BODY.format("a\x00b").encode(),
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "half a file": BODY.format("x").encode()[:120],
    "another format": b"<html><body>Hello</body></html>",
    "another version": BODY.format("x").replace("document:1.2", "document:9").encode(),
    "no units": f'<xliff xmlns="{XLIFF}" version="1.2"/>'.encode(),
    "endless depth": BODY.format("<g id='1'>" * 5000 + "</g>" * 5000).encode(),
}


@pytest.fixture
def translator(db):
    return make_user("translator", "Translators")


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_file_is_refused_with_a_reason(translator, data) -> None:
    started = time.monotonic()

    response = send(translator, data)

    assert response.context["form"].errors["file"]
    assert "report" not in response.context
    assert time.monotonic() - started < 10


def test_a_file_that_is_too_large_is_refused(translator, monkeypatch) -> None:
    monkeypatch.setattr("cities_site.library.xml_files.MAX_BYTES", 200)
    monkeypatch.setattr("cities_site.desk.exchange.views.MAX_BYTES", 200)

    response = send(translator, BODY.format("x" * 200).encode())

    assert "split this one" in str(response.context["form"].errors["file"])


def test_a_file_of_too_many_units_is_refused(translator, monkeypatch) -> None:
    monkeypatch.setattr(reading, "MAX_UNITS", 0)

    response = send(translator, BODY.format("x").encode())

    assert "at most 0 units" in str(response.context["form"].errors["file"])


def test_markup_in_a_file_is_shown_as_text(translator) -> None:
    data = BODY.replace("library.topic:1", "&lt;script&gt;alert(1)&lt;/script&gt;").format("x")

    html = send(translator, data.encode()).content.decode()

    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize("posted", [{}, {"file": ""}, {"file": "text"}])
def test_no_file_is_an_answer_too(translator, posted) -> None:
    response = sign_in(translator).post(reverse("desk_import_xliff"), posted)

    assert response.context["form"].errors["file"]


def test_the_import_is_for_those_who_work_at_the_desk(db) -> None:
    address = reverse("desk_import_xliff")
    data = {"file": SimpleUploadedFile("x.xlf", BODY.format("x").encode())}

    assert Client().get(address).status_code == 302
    assert sign_in(make_user("nobody")).post(address, data).status_code == 302


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: BODY.format(text).encode()))
def test_any_bytes_are_read_or_refused(data) -> None:
    try:
        units = read(data)
    except UnreadableFile as error:
        assert str(error)
    else:
        assert [unit.id for unit in units] == ["name"]
