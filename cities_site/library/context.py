"""What every template of the site needs besides its page: navigation, names and legal texts."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from cities_site.bilingual.languages import (
    LANGUAGES,
    NATIVE_NAMES,
    active_language,
    language_tag,
    words,
)
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.serving import site_of
from cities_site.freshness.memo import Memo
from cities_site.library.lookup import look_up_table
from cities_site.library.models import SiteTexts

_texts = Memo(size=20)
_sections = Memo(size=20)


def site_context(request: HttpRequest) -> dict[str, Any]:
    """Return the context of a view without a page; also serves as a context processor.

    Pages give the same keys and take precedence, except navigation, texts and glossary, which
    always come from here. Those are read when a template first asks, so the admin pays nothing.
    """
    language = active_language()
    menus = SimpleLazyObject(lambda: sections(request))
    return {
        "page": None,
        "language": language,
        "language_tag": language_tag(language),
        "versions": SimpleLazyObject(lambda: view_versions(request)),
        "canonical_url": request.build_absolute_uri(request.path),
        "breadcrumbs": SimpleLazyObject(lambda: home_breadcrumb(request)),
        "navigation": SimpleLazyObject(lambda: menus["header"]),
        "footer_navigation": SimpleLazyObject(lambda: menus["footer"]),
        "glossary": SimpleLazyObject(lambda: look_up_table(language)),
        "site_texts": SimpleLazyObject(lambda: site_texts(request)),
        # Asking for the user would make the answer one of its cookies.
        "is_signed_in": settings.SESSION_COOKIE_NAME in request.COOKIES,
        "needs_review": False,
        "outdated": None,
    }


def view_versions(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the addresses of this view in every language; its query goes along."""
    address = request.build_absolute_uri()
    return [
        {
            "language": language,
            "tag": language_tag(language),
            "name": NATIVE_NAMES[language],
            "url": translate_url(address, language),
            "headline": "",
            "is_current": language == active_language(),
        }
        for language in LANGUAGES
    ]


def site_texts(request: HttpRequest) -> SiteTexts:
    """Return the texts of this request's site; an empty record where no site is set up."""
    site = site_of(request)
    return _texts.get(site.pk, lambda: _read_texts(site)) if site else SiteTexts()


def _read_texts(site: Site) -> SiteTexts:
    """Return the record, or an empty one: Wagtail would write it while a reader waits."""
    stored = SiteTexts.objects.select_related(*SiteTexts.select_related).filter(site=site)
    return stored.first() or SiteTexts(site=site)


def sections(request: HttpRequest) -> dict[str, list[dict[str, Any]]]:
    """Return the pages under the home page that are public here: for the header, for the footer.

    An editor decides with "show in menus": pages without it, such as the legal texts, go below.
    """
    language = active_language()
    home, site = _home_page(request), site_of(request)
    found: dict[str, list[dict[str, Any]]] = {"header": [], "footer": []}
    if home is None:
        return found
    kept = _sections.get((site.pk, language), lambda: _read_sections(home, request, language))
    for place, title, url in kept:
        is_current = _leads_to(url, request.path)
        found[place].append({"title": title, "url": url, "is_current": is_current})
    return found


def _read_sections(
    home: BasePage, request: HttpRequest, language: str
) -> list[tuple[str, str, str | None]]:
    """Return the place, title and address of each section."""
    below = BasePage.objects.child_of(home).live().unrestricted()
    return [
        (
            "header" if page.show_in_menus else "footer",
            words(page, "headline", language),
            page.get_url(request),
        )
        for page in below.available_in(language).order_by("path")
    ]


def home_breadcrumb(request: HttpRequest) -> list[dict[str, str]]:
    """Return the way back to the home page, for views that have no place in the tree."""
    home = _home_page(request)
    language = active_language()
    if home is None or not home.live or not home.is_available_in(language):
        return []
    return [{"title": words(home, "headline", language), "url": home.get_url(request)}]


def _home_page(request: HttpRequest) -> BasePage | None:
    site = site_of(request)
    return site.root_page if site else None


def _leads_to(url: str | None, path: str) -> bool:
    return bool(url) and path.startswith(urlsplit(url).path)
