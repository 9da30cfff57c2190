"""How readers reach a page: its address, the way to it, and whether everybody may read it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.models import PageViewRestriction
from wagtail.url_routing import RouteResult

from cities_site.bilingual import addresses
from cities_site.bilingual.languages import active_language
from cities_site.bilingual.serving import has_restrictions, route_to, site_root_paths


class ServedPageMixin:
    """Answers from what is kept of the site what Wagtail asks the database for each time."""

    def _get_site_root_paths(self, cache_object: Any = None, **kwargs: Any) -> list[Any]:
        paths = site_root_paths()
        if cache_object:
            # Where Wagtail keeps it, and whoever changes sites or addresses forgets it.
            cache_object._wagtail_cached_site_root_paths = paths
        return paths

    @staticmethod
    def route_for_request(request: HttpRequest, path: str) -> RouteResult | None:
        """Return the page at `path`, found as `bilingual.serving` finds it, once for a request."""
        if not hasattr(request, "_wagtail_route_for_request"):
            request._wagtail_route_for_request = route_to(request, path)
        return request._wagtail_route_for_request

    def get_view_restrictions(self) -> models.QuerySet:
        """Return what keeps readers from this page; costs no query where nothing does anywhere."""
        if not has_restrictions():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def url_language(self) -> str:
        """Return the language whose address links to this page should use."""
        language = addresses.forced_language() or active_language()
        if addresses.forced_language() or self.is_available_in(language):
            return language
        return (self.available_languages or [self.source_language])[0]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return one entry for each public version, each naming its alternates."""
        return addresses.sitemap_entries(self, request)
