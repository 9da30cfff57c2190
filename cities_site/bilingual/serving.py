"""How a page is found and read for a reader; both are kept until something changes.

Walking down the tree costs Wagtail a query for each step, and some more at its end.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import Http404, HttpRequest
from django.http.request import split_domain_port
from wagtail.models import PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from cities_site.freshness.memo import Memo

Details = TypeVar("Details")

_sites = Memo(size=20)
_places = Memo(size=5000)
_pages = Memo(size=200)
_restrictions = Memo(size=1)
_root_paths = Memo(size=1)
_ancestors = Memo(size=500)
_details = Memo(size=300)


@dataclass(frozen=True)
class _Place:
    model: type
    key: int

    def read(self) -> Any:
        """Return the page, None where it has gone meanwhile."""
        page = self.model.objects.for_reading().filter(pk=self.key, live=True).first()
        if page:
            page.is_as_stored = True
        return page


def route_to(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the page at `path` as it is stored, None where readers have no such page."""
    site = site_of(request)
    if site is None:
        return None
    parts = tuple(part for part in path.split("/") if part)
    try:
        place = _places.get((site.pk, parts), lambda: _find(site, request, parts))
    except Http404:
        return None
    stored = _pages.get(place, place.read)
    # Requests share what the page leads to; what they set on the page itself is theirs.
    return RouteResult(copy.copy(stored)) if stored else None


def _find(site: Site, request: HttpRequest, parts: tuple[str, ...]) -> _Place:
    """Walk down the tree; raises Http404 where it has no such page."""
    page, _args, _kwargs = site.root_page.specific.route(request, list(parts))
    return _Place(type(page), page.pk)


def site_of(request: HttpRequest) -> Site | None:
    """Return Wagtail's site for the host of a request."""
    if not hasattr(request, "_wagtail_site"):
        host = split_domain_port(request._get_raw_host())[0]
        request._wagtail_site = _sites.get(
            (host, request.get_port()), lambda: Site._find_for_request(request)
        )
    return request._wagtail_site


def has_restrictions() -> bool:
    """Tell whether any page of the site is for some readers only."""
    return _restrictions.get("any", PageViewRestriction.objects.exists)


def site_root_paths() -> list[Any]:
    """Return where each site begins; Wagtail would keep it for an hour, whoever changes it."""

    def read() -> list[Any]:
        Site.clear_site_root_paths_cache()
        return Site.get_site_root_paths()

    return _root_paths.get("all", read)


def public_ancestors(page: Any, language: str) -> list[Any]:
    """Return the ancestors of `page` that are public in `language`, from the home page down."""
    above = page.path[: -page.steplen]
    return _ancestors.get(
        (above, language),
        lambda: list(page.get_ancestors().filter(depth__gt=1).live().available_in(language)),
    )


def details_of(page: Any, language: str, gather: Callable[[], Details], *more: str) -> Details:
    """Return what `gather` reads beside a page for its readers, kept for pages as they are stored.

    Drafts and earlier versions are others under the same key, and are gathered each time.  `more`
    names what the details depend on besides.  They are shared: nobody may change them.
    """
    if not getattr(page, "is_as_stored", False):
        return gather()
    return _details.get((page.pk, language, *more), gather)
