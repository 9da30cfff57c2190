"""No query makes the API or the downloads answer with a server error."""

import string

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cities_site.api.parameters import PageListParameters
from tests.partners.makers import add_partner, make_registry

NAMES = [
    *PageListParameters.base_fields,
    "fields",
    "search",
    "format",
    "id",
    "",
    "_",
    "kind",
    "year",
]
VALUES = st.one_of(
    st.text(max_size=40),
    st.integers().map(str),
    st.integers(min_value=10**15, max_value=10**40).map(str),
    st.text(alphabet=string.punctuation + string.whitespace, max_size=20),
    st.sampled_from(
        ["\x00", "a\x00", "1e309", "NaN", "-0", "١٢", "²", "0x10", "9" * 5000, "null", "[]", "{}"]
        + ["0001-01-01", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2020-02-30"]
        + ["en", "zh-Hans", "ZH-HANS", "-id", "random", "news.NewsPage", "auth.User", "\ud83d"]
    ),
    st.datetimes().map(lambda each: each.isoformat()),
    st.dates().map(str),
)
QUERIES = st.lists(st.tuples(st.sampled_from(NAMES) | st.text(max_size=10), VALUES), max_size=5)
ADDRESSES = ["/api/v2/pages/", "/api/v2/pages/3/", "/api/v2/topics/", "/data/partners.json"]
EVERYTHING = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def encodable(text: str) -> str:
    """Return `text` as a browser would send it: half a pair of surrogates becomes a sign."""
    return text.encode("utf-8", "replace").decode()


@pytest.fixture
def _content(db: None) -> None:
    add_partner(make_registry(), "泉州", "Quanzhou")


@pytest.mark.usefixtures("_content")
@EVERYTHING
@given(st.sampled_from(ADDRESSES), QUERIES)
def test_any_query_gets_an_answer(address: str, query: list[tuple[str, str]]) -> None:
    parameters: dict[str, list[str]] = {}
    for name, value in query:
        parameters.setdefault(encodable(name), []).append(encodable(value))

    response = Client(raise_request_exception=False).get(address, parameters)

    assert response.status_code in (200, 400, 404), (address, parameters)
    if address.startswith("/api/") and response.status_code != 200:
        # The null byte is refused before anything reads it, by plain text.
        assert response.headers["Content-Type"] in ("application/problem+json", "text/plain")


@pytest.mark.usefixtures("_content")
@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("limit=0", {"limit"}),
        ("limit=51", {"limit"}),
        ("limit=abc&offset=-1", {"limit", "offset"}),
        ("offset=99999999999999999999", {"offset"}),
        ("lang=fr", {"lang"}),
        ("order=title", {"order"}),
        ("type=auth.User", {"type"}),
        ("headline_zh_hans=x", {"headline_zh_hans"}),
        ("search=泉州", {"search"}),
        ("posted_from=2020-02-30", {"posted_from"}),
        ("changed_since=0001-01-01T00:00:00%2B14:00", {"changed_since"}),
        ("limit=1&limit=2", {"limit"}),
    ],
)
def test_a_parameter_that_cannot_be_understood_is_named(query, wrong) -> None:
    response = Client().get(f"/api/v2/pages/?{query}")

    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    problem = response.json()
    assert (problem["status"], problem["title"]) == (400, "Bad Request")
    assert set(problem["errors"]) == wrong


@pytest.mark.usefixtures("_content")
@pytest.mark.parametrize(
    "address",
    ["nothing/", "pages/find/?id=abc", "pages/0/", "pages/99999999999999999999999/", "pages/abc/"],
)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_an_address_where_nothing_is_says_so_in_json(address, language) -> None:
    response = Client().get(f"/api/v2/{address}", headers={"Accept-Language": language})

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 404


@pytest.mark.usefixtures("_content")
@pytest.mark.parametrize("accept", ["text/html", "application/xml", "", "x" * 500, "*/*;q=é"])
def test_whatever_the_client_accepts_it_gets_json(accept) -> None:
    response = Client().get("/api/v2/pages/", headers={"Accept": accept})

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
