"""Middleware that keeps languages and drafts where they belong."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_from_path

from cities_site.bilingual.languages import LANGUAGES, language_tag
from cities_site.bilingual.reference_date import reference_date

GetResponse = Callable[[HttpRequest], HttpResponse]


class ReaderLanguageMiddleware(LocaleMiddleware):
    """Takes the language from the address alone; a reader needs no cookie.

    Addresses under another name of a language (/zh/, /zh-CN/) lead to the one it has here.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        first, _slash, rest = request.path_info.lstrip("/").partition("/")
        if first and first not in LANGUAGES:
            language = get_language_from_path(f"/{first.lower()}/")
            if language in LANGUAGES:
                query = request.META.get("QUERY_STRING", "")
                # The rest keeps its leading form: a doubled slash must not become a host.
                location = f"/{language}/{rest.lstrip('/')}" + (f"?{query}" if query else "")
                return HttpResponsePermanentRedirect(location)
        return super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not self._is_answered_without_language(request, response):
            response = super().process_response(request, response)
        language = response.headers.get("Content-Language")
        if language in LANGUAGES:
            response.headers["Content-Language"] = language_tag(language)
        return response

    @staticmethod
    def _is_answered_without_language(request: HttpRequest, response: HttpResponse) -> bool:
        """Tell whether a view that has no language found nothing: no language would find it."""
        return (
            response.status_code == HTTPStatus.NOT_FOUND
            and request.resolver_match is not None
            and not get_language_from_path(request.path_info)
        )


class UndatedRequestMiddleware:
    """Begins each request without a reference date, whatever the one before it left behind."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reference_date.set(None)
        return self.get_response(request)


class PrivateResponseMiddleware:
    """Keeps what a signed-in user sees (user bar, drafts, previews) out of every shared cache."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        if signed_in or getattr(request, "is_preview", False) or response.cookies:
            patch_cache_control(response, private=True, no_store=True)
        return response
