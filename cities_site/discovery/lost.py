"""What a reader gets who asks for an address that does not exist."""

import re
from difflib import SequenceMatcher

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cities_site.bilingual.languages import active_language
from cities_site.bilingual.models import BasePage

PAGES_OFFERED = 3
# What may be compared in a moment, whatever is asked for.
PAGES_COMPARED = 100
LONGEST_NAME = 200
WORDS_COMPARED = 3
SHORTEST_WORD = 4
LEAST_LIKENESS = 0.6

_WORDS = re.compile(r"[a-z0-9]+")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 with a search for the words of the address and the pages it may have meant."""
    name = name_in(request.path)
    context = {
        "nearest_pages": nearest_pages(name, request),
        "query": " ".join(_WORDS.findall(name)),
    }
    return render(request, "404.html", context, status=404)


def name_in(path: str) -> str:
    """Return what the last part of a path calls its page, "" where it is no name of a page."""
    if path.startswith(reverse("wagtailadmin_home")):
        return ""
    parts = [part for part in path.lower().split("/")[2:] if part]
    if not parts:
        return ""
    return "-".join(_WORDS.findall(parts[-1][:LONGEST_NAME]))


def nearest_pages(name: str, request: HttpRequest) -> list[dict[str, str]]:
    """Return the public pages whose slug is most like `name`, best first; one query."""
    if not name:
        return []
    condition = Q(slug__startswith=name[:2])
    words = sorted((word for word in name.split("-") if len(word) >= SHORTEST_WORD), key=len)
    for word in words[-WORDS_COMPARED:]:
        condition |= Q(slug__contains=word)
    pages = BasePage.objects.live().unrestricted().available_in(active_language())
    likeness = {
        page: SequenceMatcher(None, name, page.slug).ratio()
        for page in pages.filter(condition, depth__gt=2).order_by("path")[:PAGES_COMPARED]
    }
    best = sorted(likeness, key=likeness.__getitem__, reverse=True)
    return [
        {"title": page.headline, "url": page.get_url(request)}
        for page in best[:PAGES_OFFERED]
        if likeness[page] >= LEAST_LIKENESS
    ]
