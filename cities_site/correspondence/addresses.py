"""Addresses of this site as readers hand them over, and the pages behind them."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language_from_path
from wagtail.models import Site

from cities_site.bilingual.languages import LANGUAGES
from cities_site.bilingual.models import BasePage
from cities_site.correspondence.models.letters import PATH_LENGTH


def own_path(value: str, request: HttpRequest) -> str:
    """Return the path below a language that `value` names on this site, else an empty text.

    Takes a path or a whole address of the host that was asked; its query and fragment go.
    Whatever a browser could read as another host, or as a path outside the languages, is refused.
    """
    value = value.strip()
    if len(iri_to_uri(value)) > PATH_LENGTH or "\\" in value or not value.isprintable():
        return ""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    is_own = not (parts.scheme or parts.netloc) or (
        parts.scheme in ("http", "https") and parts.netloc == request.get_host()
    )
    segments = unquote(parts.path).split("/")
    in_language = len(segments) > 2 and segments[0] == "" and segments[1] in LANGUAGES
    return parts.path if is_own and in_language and ".." not in segments else ""


def page_at(path: str, request: HttpRequest) -> tuple[Any, str] | None:
    """Return the public page at an own path, and its language; None where there is none."""
    language = get_language_from_path(path)
    below = unquote(path).strip("/").split("/")[1:]
    site = Site.find_for_request(request)
    if language not in LANGUAGES or site is None:
        return None
    url_path = "/".join([site.root_page.url_path.rstrip("/"), *below, ""])
    page = BasePage.objects.filter(url_path=url_path).live().unrestricted().specific().first()
    return (page, language) if page and page.is_available_in(language) else None
