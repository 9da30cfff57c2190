"""Readers whose answers come from what is kept, and readers for whom everything is read anew."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from django.test import Client, override_settings

from cities_site.freshness import memo

KEPT_BYTES = 16 * 1024 * 1024


def caching_reader() -> Client:
    """Return a reader of a process that keeps pages."""
    with override_settings(PAGE_CACHE_BYTES=KEPT_BYTES):
        client = Client()
        client.handler.load_middleware()
    return client


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Read everything anew meanwhile, and have what was kept again afterwards."""
    kept = [(each, each.generation, each.results) for each in memo._memos]
    for each in memo._memos:
        each.generation, each.results = None, OrderedDict()
    yield
    for each, generation, results in kept:
        each.generation, each.results = generation, results


def read_anew(address: str) -> tuple[int, str, bytes]:
    """Return what a process that has just started answers."""
    with nothing_kept():
        return _told(Client().get(address))


def read_kept(client: Client, address: str) -> tuple[int, str, bytes]:
    """Return what a reader gets from a process that may have kept it."""
    return _told(client.get(address))


def _told(response) -> tuple[int, str, bytes]:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, response.headers.get("Location", ""), content
