"""The page cache: whole answers to readers, kept in this process while they are true.

It stands before all other middleware, so that a kept answer costs no more than finding it.  What
it keeps is what readers get: the answer that was just made goes out in the same form.  It keeps
answers to GET requests of readers without a cookie, for addresses that ask for nothing unknown.
"""

import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.cache import cc_delim_re

from cities_site.freshness.generation import Generation, current, last_known
from cities_site.freshness.kept_answers import Answer, KeptAnswers
from cities_site.freshness.moments import collected_moments

logger = logging.getLogger("cities_site.freshness")

GetResponse = Callable[[HttpRequest], HttpResponse]
Key = tuple[str, ...]

LONGEST_QUERY = 200
# RFC 9111 and RFC 5861: a cache in front may keep an answer for a second and show it for one more
# while it asks, and for a day while the site fails; browsers ask each time.
FOR_READERS = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"
# Ways in which an answer says that it is for one reader, or for now.
UNSHARED = {"private", "no-store", "no-cache"}
_LANGUAGE_PREFIXES = tuple(f"/{language}/" for language, _name in settings.LANGUAGES)


def counted(response: HttpResponse) -> HttpResponse:
    """Let every request for an answer reach its view, because the view counts them."""
    response.is_counted = True
    return response


class PageCacheMiddleware:
    """Answers readers with what was answered before, if nothing has changed since."""

    def __init__(self, get_response: GetResponse) -> None:
        if not settings.PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.kept: KeptAnswers[Key] = KeptAnswers(settings.PAGE_CACHE_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        try:
            generation = current()
        except Error:
            # What was true when the database was last heard of is better than nothing.
            generation = last_known()
        kept = self.kept.find(key)
        if kept and kept.generation == generation and time.time() < kept.expires_at:
            return kept.response_to(request)
        return self._answer(request, key, generation, kept)

    def _answer(
        self, request: HttpRequest, key: Key, generation: Generation | None, kept: Answer | None
    ) -> HttpResponse:
        with collected_moments() as moments:
            response = self.get_response(request)
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR and kept:
            logger.error("%s failed: readers get what they got before", request.path)
            return kept.response_to(request)
        if not is_for_everybody(request, response):
            return response
        response.headers.setdefault("Cache-Control", FOR_READERS)
        expires_at = time.time() + settings.PAGE_CACHE_SECONDS
        if moments:
            expires_at = min(expires_at, *(moment.timestamp() for moment in moments))
        answer = Answer.of(response, generation, expires_at)
        if generation is not None and request.method == "GET":
            self.kept.keep(key, answer)
        return answer.response_to(request)


def key_of(request: HttpRequest) -> Key | None:
    """Return under what the answer to a request is kept; None where it must be made each time."""
    headers = request.META
    cookies = headers.get("HTTP_COOKIE", "")
    if request.method not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in headers:
        return None
    if cookies and any(
        name in cookies for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    ):
        return None
    path, query = request.path_info, headers.get("QUERY_STRING", "")
    if path.startswith(settings.PAGE_CACHE_EXCEPT) or not is_known(query):
        return None
    language = "" if path.startswith(_LANGUAGE_PREFIXES) else _accepted_languages(request)
    return request.scheme, request._get_raw_host(), path, query, language


def is_known(query: str) -> bool:
    """Tell whether a query asks only for what addresses of the site can ask for."""
    if not query:
        return True
    names = {name for name, _value in parse_qsl(query, keep_blank_values=True)}
    return len(query) <= LONGEST_QUERY and names <= settings.PAGE_CACHE_QUERY


def is_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether whoever asks for the address gets this same answer."""
    if response.status_code != HTTPStatus.OK or response.streaming or response.cookies:
        return False
    if getattr(response, "is_counted", False):
        return False
    if "'nonce-" in response.headers.get("Content-Security-Policy", ""):
        return False
    directives = set(cc_delim_re.split(response.headers.get("Cache-Control", "").lower()))
    varies = {name.lower() for name in cc_delim_re.split(response.headers.get("Vary", "")) if name}
    known = {"accept-encoding"}
    if not request.path_info.startswith(_LANGUAGE_PREFIXES):
        known.add("accept-language")
    return varies <= known and not directives & UNSHARED


def _accepted_languages(request: HttpRequest) -> str:
    return request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:LONGEST_QUERY]
