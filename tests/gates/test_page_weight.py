"""What a first visit to each kind of page weighs, compressed, pictures left out."""

import gzip
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.base import SeededTestCase
from tests.gates.test_query_counts import QUERIES

# Bytes of a page with its styles and scripts; the home page also draws a map.
LIMIT, HOME_LIMIT = 30_000, 40_000
SCRIPT_LIMIT = 8_000
# The page itself, its styles and its scripts.
REQUEST_LIMIT = 8


class PageWeightTests(SeededTestCase):
    """The budget holds in both languages."""

    def test_no_page_weighs_more_than_its_budget(self) -> None:
        client, heavy = Client(), {}
        for path in QUERIES:
            for language in ("en", "zh-hans"):
                response = client.get(f"/{language}/{path}")
                if not response["Content-Type"].startswith("text/html"):
                    continue
                page = _Page(response.content)
                limit = HOME_LIMIT if path == "" else LIMIT
                if (
                    page.weight > limit
                    or page.script_weight > SCRIPT_LIMIT
                    or page.request_count > REQUEST_LIMIT
                ):
                    heavy[language, path] = (page.weight, page.script_weight, page.request_count)

        assert heavy == {}

    def test_styles_load_no_further_files(self) -> None:
        for path in (Path(settings.BASE_DIR) / "static/css").glob("*.css"):
            assert not re.search(r"@import|url\(", path.read_text()), path.name


class _Page(HTMLParser):
    """Adds up what a browser fetches before it shows a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.weight = len(gzip.compress(content))
        self.script_weight = 0
        self.request_count = 1
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "script" and attributes.get("src"):
            self.script_weight += self._fetch(attributes["src"])
        elif tag == "link" and attributes.get("rel") == "stylesheet":
            self._fetch(attributes["href"])

    def _fetch(self, address: str) -> int:
        weight = compressed_size(address.removeprefix(settings.STATIC_URL))
        self.weight += weight
        self.request_count += 1
        return weight


@cache
def compressed_size(name: str) -> int:
    """Return the bytes of a static file, compressed as the server sends it."""
    return len(gzip.compress(Path(finders.find(name)).read_bytes()))
