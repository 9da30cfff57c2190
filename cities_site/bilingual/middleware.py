"""Middleware that keeps languages, drafts and hostile bytes where they belong."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponsePermanentRedirect,
)
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_cache_control
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import get_language_from_path

from cities_site.bilingual.languages import LANGUAGES, language_tag
from cities_site.bilingual.reference_date import reference_date

GetResponse = Callable[[HttpRequest], HttpResponse]


# The language of the reader is not known yet.
NULL_BYTE = (
    "Bad request: the address has a null character (%00), which no text has.\n"
    "请求无效：地址中含有空字符（%00），而任何文本都不含这个字符。\n"
)


class RejectNullBytesMiddleware:
    """Answers 400 to an address with a null byte, which PostgreSQL cannot store or compare."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path or "%00" in query or "\x00" in query:
            return HttpResponseBadRequest(NULL_BYTE, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


# What a browser always sends, by the name of the view; Wagtail reads these without looking.
SENT_BY_EVERY_BROWSER = {
    "wagtailadmin_choose_page_external_link": ["external-link-chooser-url"],
    "wagtailredirects:process_import": ["import_file_name", "input_format"],
}


class MalformedFormMiddleware:
    """Answers 400 to a form that lacks fields which a browser always sends.

    Wagtail also reads the counts of a stream's blocks without looking whether they were sent.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Refuse a posted form without the fields that its view takes for granted."""
        fields = SENT_BY_EVERY_BROWSER.get(request.resolver_match.view_name, [])
        if request.method == "POST" and any(name not in request.POST for name in fields):
            return HttpResponseBadRequest("Bad request\n", content_type="text/plain")
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn a missing field of a posted form into a bad request."""
        if request.method == "POST" and isinstance(error, MultiValueDictKeyError):
            return HttpResponseBadRequest("Bad request\n", content_type="text/plain")
        return None


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
