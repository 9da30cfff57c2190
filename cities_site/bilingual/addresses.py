"""Addresses of one page in two languages: links, alternates and the sitemap."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest

from cities_site.bilingual.languages import NATIVE_NAMES, active_language, language_tag, words

_forced: ContextVar[str | None] = ContextVar("forced_url_language", default=None)


def forced_language() -> str | None:
    """Return the language that addresses must use whatever is public, if one is forced."""
    return _forced.get()


@contextmanager
def force_language(language: str) -> Iterator[None]:
    """Build every address in `language`, whether or not that version is public."""
    token = _forced.set(language)
    try:
        yield
    finally:
        _forced.reset(token)


def versions(
    page: Any, request: HttpRequest | None = None, languages: Iterable[str] | None = None
) -> list[dict[str, Any]]:
    """Return the public versions of `page`: language, tag, name, absolute address, headline.

    `languages` names other versions than the public ones.
    """
    return [
        {
            "language": language,
            "tag": language_tag(language),
            "name": NATIVE_NAMES[language],
            "url": page.url_in(language, request, full=True),
            "headline": words(page, "headline", language),
            "is_current": language == active_language(),
        }
        for language in (page.available_languages if languages is None else languages)
    ]


def alternates_of(public: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Return what the sitemap says of versions that exist side by side; nothing for one alone.

    As in the head of a page, the first is for readers of every other language.
    """
    if len(public) < 2:
        return []
    named = [(item["tag"], item["url"]) for item in public]
    return [
        {"lang_code": tag, "location": url} for tag, url in [*named, ("x-default", named[0][1])]
    ]


def sitemap_entries(page: Any, request: HttpRequest | None = None) -> list[dict[str, Any]]:
    """Return the sitemap's entries of `page`: one for each public version, with its alternates."""
    public = versions(page, request)
    alternates = alternates_of(public)
    return [
        {
            "location": item["url"],
            "lastmod": page.last_published_at or page.latest_revision_created_at,
            "alternates": alternates,
        }
        for item in public
    ]
