"""The front door for readers without a language, and the messages of the admin's scripts."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response
from wagtail.views import serve


@transaction.non_atomic_requests
def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at `path` as Wagtail does.

    Without a transaction: nothing is written, and a reader of SQLite would wait for its writer.
    """
    return serve(request, path)


def accepted_language(header: str) -> str:
    """Return the language of ours that an Accept-Language header prefers, else the first."""
    for code, _quality in parse_accept_lang_header(header):
        if code == "*":
            break
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Redirect to the home page in the language the browser asks for, without a cookie."""
    language = accepted_language(request.headers.get("Accept-Language", ""))
    with translation.override(language):
        response = HttpResponseRedirect(reverse("wagtail_serve", args=("",)))
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, private=True, max_age=0)
    return response


def admin_script_messages(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Return the messages of the admin's scripts, with those that our own catalogues add.

    Stands before Wagtail's address for them, which reads Wagtail's catalogue alone.
    """
    return get_localized_response(JavaScriptCatalog.as_view(), request, *args, **kwargs)
