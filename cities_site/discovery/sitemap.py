"""The sitemap: every public version of every page, and the views that are pages to readers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap

from cities_site.bilingual.addresses import alternates_of
from cities_site.bilingual.languages import LANGUAGES, language_tag

# The names of the addresses that are no pages of the tree; search and feeds are not listed.
VIEWS = ("glossary", "parity", "removals", "self_check")


class SiteSitemap(Sitemap):
    """Wagtail's sitemap of public pages, with our views after them."""

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        entries = super()._urls(page, protocol, domain)
        return [*entries, *view_entries(self.request)] if int(page) == 1 else entries


def view_entries(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the entries of the views, which exist in every language and have no date."""
    entries = []
    for name in VIEWS:
        versions = []
        for language in LANGUAGES:
            with translation.override(language):
                url = request.build_absolute_uri(reverse(name))
            versions.append({"tag": language_tag(language), "url": url})
        entries += [
            {"location": version["url"], "alternates": alternates_of(versions)}
            for version in versions
        ]
    return entries


def site_sitemap(request: HttpRequest) -> HttpResponse:
    """Serve the sitemap."""
    return sitemap(request, {"site": SiteSitemap})
