"""How often one address may ask: counted, forgotten after the window, and never by name."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client, override_settings

from tests.factories import make_site

pytestmark = pytest.mark.django_db

RATE = override_settings(API_RATE="3/min", REST_FRAMEWORK={"NUM_PROXIES": 1})


@pytest.fixture(autouse=True)
def _site() -> Iterator[None]:
    make_site()
    cache.clear()
    yield
    cache.clear()


def ask(address: str = "203.0.113.7", claimed: str = "") -> int:
    forwarded = f"{claimed}, {address}" if claimed else address
    return Client().get("/api/v2/topics/", headers={"X-Forwarded-For": forwarded}).status_code


@RATE
def test_one_address_has_its_number_of_requests_in_a_window() -> None:
    with time_machine.travel("2026-03-01 08:00:00", tick=False):
        assert [ask() for _each in range(4)] == [200, 200, 200, 429]
        assert ask("203.0.113.8") == 200, "each address has its own"
        assert ask(claimed="198.51.100.9") == 429, "the proxy's word counts, not the visitor's"
        response = Client().get("/api/v2/pages/", headers={"X-Forwarded-For": "203.0.113.7"})
    assert response.status_code == 429
    assert response.headers["Content-Type"] == "application/problem+json"
    assert int(response.headers["Retry-After"]) > 0
    assert response.json()["status"] == 429
    with time_machine.travel("2026-03-01 08:01:01", tick=False):
        assert ask() == 200


@RATE
def test_the_cache_never_holds_an_address() -> None:
    ask()

    assert cache._cache, "the test reads the cache in memory"
    assert not any("203.0.113.7" in key for key in cache._cache)


@RATE
def test_with_the_cache_down_everybody_is_answered(monkeypatch, caplog) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise ConnectionError("the cache does not answer")

    monkeypatch.setattr("django.core.cache.backends.locmem.LocMemCache.get", refuse)

    assert [ask() for _each in range(5)] == [200] * 5
    assert "cannot be counted" in caplog.text
