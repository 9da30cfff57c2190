"""Reads feeds as a feed reader does, and holds them to RFC 4287."""

from typing import Any
from urllib.parse import urlsplit

import feedparser
from django.test import Client


def read_feed(address: str) -> Any:
    """Return the parsed feed at `address`, which must be well-formed and complete."""
    response = Client().get(address)
    assert response.status_code == 200, response.status_code
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    assert "Set-Cookie" not in response.headers
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    for part in (feed.feed, *feed.entries):
        assert part.id.startswith("urn:uuid:")
        assert part.title
        assert part.updated_parsed
        for link in part.links:
            assert urlsplit(link.href).netloc == "testserver", link
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    own = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == [f"http://testserver{address}"]
    return feed


def titles(address: str) -> list[str]:
    """Return the titles of the feed's entries, in order."""
    return [entry.title for entry in read_feed(address).entries]
