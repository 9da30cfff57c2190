"""Looks for personal data in what is published: pages, feeds, downloads, calendars and the API."""

import json
from collections.abc import Iterator

from django.test import override_settings
from django.urls import reverse
from lxml import html

from cities_site.api.urls import NAMESPACE
from cities_site.bilingual.personal_data.detection import Finding, Kind
from cities_site.bilingual.personal_data.texts import stored_texts
from cities_site.library.document_texts.reading import findings_in
from cities_site.selfcheck.crawl import Crawl, Visit
from cities_site.selfcheck.places import Place

# Attributes that hold words, or lead to a person.
SPOKEN = ("alt", "title", "aria-label", "placeholder", "value", "content", "label")
DIALLED = ("mailto:", "tel:", "sms:")
UNSEEN = ("style", "svg")
# Types of bodies that are text; what is in other files was read when they were stored.
TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml")
TEXTS += ("application/geo+json", "application/ld+json", "application/vnd.oai.openapi+json")


def places_in_public(crawl: Crawl) -> Iterator[Place]:
    """Yield what is found at every public address that links lead to, and in the API."""
    # The limit counts readers; this is the site itself.
    with override_settings(API_RATE=None):
        crawl.run()
        for address in _addresses_of_api(crawl):
            crawl.visits.setdefault(address, crawl.visit(address))
    for address, visit in sorted(crawl.visits.items()):
        for text in _texts(visit):
            for item in findings_in(text):
                finding = Finding(Kind(item["kind"]), item["text"], item["passage"])
                yield Place.of(finding, address, visit.content_type, address)


def _addresses_of_api(crawl: Crawl) -> Iterator[str]:
    """Yield every list of the API, page by page, and every record in it."""
    root = crawl.visit(crawl.root + reverse(f"{NAMESPACE}:root"))
    for listing in json.loads(root.body).values():
        page, offset, total = {}, 0, 1
        while offset < total:
            address = f"{listing}?limit=50&offset={offset}"
            yield address
            page = _json(crawl.visit(address))
            items = page.get("items", []) if isinstance(page, dict) else []
            yield from (item["detail_url"] for item in items if "detail_url" in item)
            total = page.get("meta", {}).get("total_count", 0) if items else 0
            offset += 50


def _json(visit: Visit) -> object:
    try:
        return json.loads(visit.body)
    except ValueError:
        return {}


def _texts(visit: Visit) -> Iterator[str]:
    if visit.document:
        yield _words_of_page(visit.document.markup)
    elif visit.content_type.startswith(TEXTS):
        body = visit.body.decode("utf-8", "replace")
        if "json" in visit.content_type:
            yield from stored_texts(_json(visit))
        elif visit.content_type == "text/calendar":
            # RFC 5545 section 3.1: a long line goes on after a break and a space.
            yield body.replace("\r\n ", "")
        else:
            yield body


def _words_of_page(markup: str) -> str:
    """Return what a page says, in texts, attributes and linked data, one on each line."""
    words: list[str] = []
    for element in html.document_fromstring(markup).iter():
        tag = element.tag if isinstance(element.tag, str) else ""
        is_seen = tag and tag not in UNSEEN and next(element.iterancestors(*UNSEEN), None) is None
        if is_seen and element.text and element.text.strip():
            words.append(element.text)
        if is_seen:
            words += [element.get(name, "") for name in SPOKEN if element.get(name)]
            if element.get("href", "").lower().startswith(DIALLED):
                words.append(element.get("href"))
        if element.tail and element.tail.strip():
            words.append(element.tail)
    return "\n".join(words)
