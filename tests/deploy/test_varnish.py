"""Varnish keeps pages for a minute, and lets go of all of them for one publication."""

import http.client
from collections.abc import Iterator

import pytest

from deploy.demo import servers
from tests.deploy.asking import Answer, eventually
from tests.deploy.conftest import Inside

pytestmark = pytest.mark.production


@pytest.fixture(scope="module")
def varnish(places) -> Iterator[int]:
    servers.start_varnish(places)
    yield places.ports["varnish"]
    servers.stop(places, "varnish")


@pytest.fixture(scope="module")
def telling_inside(places, varnish) -> Iterator[Inside]:
    """The site with settings that name the cache."""
    caches = {"FRONT_CACHES": f"http://127.0.0.1:{varnish}"}
    site = Inside(places.environment() | caches)
    yield site
    site.close()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(
        method, path, headers={"Host": "localhost", "X-Forwarded-Proto": "https", **sent}
    )
    answer = connection.getresponse()
    try:
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def test_one_ban_makes_every_page_new_in_both_languages(varnish, telling_inside, inside) -> None:
    article = inside("read")
    words, paths = article["words"], article["paths"]
    changed = {"en": "A headline that Varnish is told of", "zh-hans": "已通知缓存的标题"}

    def says(expected: dict[str, str]) -> list[bool]:
        return [
            expected[language] in ask(varnish, path, Accept_Encoding="gzip").text
            for language in expected
            for path in paths[language]
        ]

    assert all(says(words))
    again = [ask(varnish, path).headers["X-Cache"] for path in paths["en"]]
    assert again == ["HIT"] * 3
    # Nobody tells it: pages stay as they were, for a minute.
    inside("publish", article["key"], *changed.values())
    assert not any(says(changed))
    telling_inside("publish", article["key"], *changed.values())
    eventually(lambda: all(says(changed)), 1)
    telling_inside("unpublish", article["key"])
    eventually(lambda: ask(varnish, paths["en"][2]).status in (404, 410), 1)
    eventually(lambda: not any(says(changed)), 1)
    telling_inside("publish", article["key"], *words.values())
    eventually(lambda: all(says(words)), 1)


def test_visitors_cannot_ban_and_editors_get_their_own_pages(varnish, front, inside) -> None:
    cookie = inside("sign_in")
    ask(varnish, "/en/about/")

    assert ask(varnish, "/", "BAN", X_Request_ID="through-the-proxy").status == 403
    assert front.ask("/", "BAN").status == 405
    assert ask(varnish, "/en/about/").headers["X-Cache"] == "HIT"
    assert ask(varnish, "/en/about/", Cookie=cookie).headers["X-Cache"] == "MISS"
    assert ask(varnish, "/en/about/?guess=1").headers["X-Cache"] == "MISS"
    assert ask(varnish, "/en/about/?utm_source=x").headers["X-Cache"] == "HIT"
    assert ask(varnish, "/en/about/", Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in ask(varnish, "/en/about/").headers
