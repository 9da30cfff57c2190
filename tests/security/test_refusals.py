"""Malformed requests: refused at one place, in both languages; our own faults stay faults."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse

from cities_site.bilingual.models import BasePage
from cities_site.security.refusals import LibraryErrorMiddleware
from news.models import NewsPage
from tests.editor import open_editor
from tests.factories import make_administrator, make_news, make_news_index, make_site
from tests.fuzz.payloads import STREAMS

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make_administrator())
    return client


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/en/%00/", {}),
        ("/en/search/?q=%00", {}),
        ("/en/", {"Host": "evil.example"}),
        ("/en/", {"Host": "[::1"}),
        ("/zh-hans/search/?next=abc", {}),
    ],
)
def test_a_refusal_is_a_page_in_both_languages(path, headers) -> None:
    response = Client().get(path, headers=headers)

    assert response.status_code == 400
    html = response.content.decode()
    assert "This request cannot be understood" in html
    assert "无法理解此请求" in html


def test_a_program_gets_plain_text() -> None:
    response = Client().get("/api/v2/pages/?type=%00")

    assert (response.status_code, response.headers["Content-Type"]) == (400, "text/plain")


@pytest.mark.parametrize(
    "address",
    [
        "wagtailimages_chooser:chosen_multiple",
        "wagtaildocs_chooser:chosen_multiple",
        "wagtailadmin_choose_page_chosen_multiple",
    ],
)
@pytest.mark.parametrize("value", ["abc", "9" * 30, "²", "1.5"])
def test_the_admin_answers_what_is_no_number_with_400(administrator, address, value) -> None:
    response = administrator.get(reverse(address), {"id": value})

    assert response.status_code in (200, 400, 404)


def test_a_fault_of_our_own_stays_a_server_error() -> None:
    middleware = LibraryErrorMiddleware(lambda request: None)
    request = RequestFactory().get("/admin/", {"q": "x"})
    try:
        BasePage.objects.get(pk="abc")
    except ValueError as error:
        # Raised on the way through this file, which belongs to the project.
        assert middleware.process_exception(request, error) is None


def test_what_is_no_misunderstanding_stays_a_server_error() -> None:
    middleware = LibraryErrorMiddleware(lambda request: None)
    request = RequestFactory().get("/admin/", {"q": "x"})

    assert middleware.process_exception(request, OSError("No space left")) is None
    assert middleware.process_exception(request, ValidationError("x")).status_code == 400


def test_no_hostile_stream_is_a_server_error_or_loses_the_page() -> None:
    page = make_news(make_news_index(make_site()))
    editor = open_editor(page, make_administrator())
    editor.client.raise_request_exception = False
    plain = {name: value for name, value in editor.data.items() if not name.startswith("body_en")}
    failed = []
    for stream in STREAMS:
        blocks = {f"body_en-{name}": value for name, value in stream.items()}
        response = editor.client.post(editor.address, plain | blocks)
        if response.status_code not in (200, 302, 400):
            failed.append((stream, response.status_code))

    assert failed == []
    assert NewsPage.objects.get(pk=page.pk).headline_en == page.headline_en
    assert not any(BasePage.find_problems())


@pytest.mark.parametrize(
    "next_page", ["//evil.example/", "https://evil.example/", "\\evil", "/\\e"]
)
def test_signing_in_leads_to_no_other_host(next_page: str) -> None:
    user = make_administrator()
    user.set_password("correct horse battery staple")
    user.save()

    response = Client().post(
        "/admin/login/",
        {"login": user.username, "password": "correct horse battery staple", "next": next_page},
    )

    assert response.status_code in (302, 400)
    assert "evil" not in response.headers.get("Location", "")
