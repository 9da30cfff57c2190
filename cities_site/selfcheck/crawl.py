"""Visits every public address of the site, as a reader without cookies would."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from cities_site.bilingual.languages import LANGUAGES
from cities_site.library.xml_files import parsed
from cities_site.selfcheck.documents import Document

REDIRECTS = frozenset({301, 302, 307, 308})
MOST_REDIRECTS = 3
# Types of files that a reader downloads: their content is not kept in memory.
FILES = ("application/pdf", "application/vnd.", "application/zip", "application/epub", "image/")
# Files of the web server, which answers for them before the site does; and the desk.
NOT_VISITED = ("/admin/", settings.STATIC_URL, settings.MEDIA_URL)


@dataclass(frozen=True)
class Visit:
    """What one address answered with; a page has a document, another file only its body."""

    address: str
    status: int
    content_type: str = ""
    cookies: tuple[str, ...] = ()
    document: Document | None = None
    body: bytes = field(default=b"", repr=False)


class Crawl:
    """Goes from the front pages and the sitemap along every link.

    An address with a query is visited, but its links are not followed: filters of lists can be
    combined without end.
    """

    def __init__(self) -> None:
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            raise ImproperlyConfigured("There is no default site to visit.")
        self.root = site.root_url
        self.visits: dict[str, Visit] = {}
        host = urlsplit(self.root).netloc
        self._client = Client(raise_request_exception=False, headers={"Host": host})

    def run(self) -> dict[str, Visit]:
        """Return every visit by its address."""
        waiting = deque(self._starting_points())
        while waiting:
            address = waiting.popleft()
            if address in self.visits:
                continue
            visit = self.visits[address] = self.visit(address)
            if visit.document and not urlsplit(address).query:
                waiting.extend(
                    target
                    for target in map(without_fragment, visit.document.targets)
                    if self.is_visited(target) and target not in self.visits
                )
        return self.visits

    def _starting_points(self) -> Iterator[str]:
        for language in LANGUAGES:
            with translation.override(language):
                yield self.root + reverse("wagtail_serve", args=("",))
        sitemap = self.visit(self.root + reverse("sitemap"))
        yield from (location.text for location in parsed(sitemap.body).iterfind(".//{*}loc"))

    def is_visited(self, address: str) -> bool:
        """Tell whether an address is one of this site that the site itself answers for."""
        parts = urlsplit(address)
        return self.is_own(address) and not parts.path.startswith(NOT_VISITED)

    def is_own(self, address: str) -> bool:
        """Tell whether an address is on this site's host."""
        return urlsplit(address).netloc == urlsplit(self.root).netloc

    def visit(self, address: str, redirects_left: int = MOST_REDIRECTS) -> Visit:
        """Ask for an address and follow where it leads; a loop ends with the last redirect."""
        parts = urlsplit(address)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        response = self._client.get(path, secure=parts.scheme == "https")
        cookies = tuple(response.cookies)
        self._client.cookies.clear()
        if response.status_code in REDIRECTS and redirects_left:
            target = urljoin(address, response["Location"])
            if self.is_visited(target):
                return self.visit(target, redirects_left - 1)
        content_type = response.get("Content-Type", "").split(";")[0]
        if response.streaming:
            # Reading to the end closes the file and proves that it is there; only text is kept.
            is_text = not content_type.startswith(FILES)
            body = b"".join(part for part in response.streaming_content if is_text)
        else:
            body = response.content
        is_page = content_type == "text/html" and response.status_code == 200
        return Visit(
            address=address,
            status=response.status_code,
            content_type=content_type,
            cookies=cookies,
            document=Document(address, body.decode()) if is_page else None,
            body=b"" if is_page else body,
        )


def without_fragment(address: str) -> str:
    """Return an address without the place inside the page."""
    return urldefrag(address).url
