"""Requests that nobody's browser sends are answered 400, at one place for the whole site."""

import logging
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, ValidationError
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from draftjs_exporter.error import ExporterException

logger = logging.getLogger("cities_site.refused")

# What code raises that was handed something else than it expected.
MISUNDERSTANDINGS = (
    ArithmeticError,
    AttributeError,
    DataError,
    ExporterException,
    LookupError,
    NoReverseMatch,
    RecursionError,
    TypeError,
    ValidationError,
    ValueError,
)
# Programs read these; a page would tell them nothing.
FOR_PROGRAMS = ("/api/", "/data/")
# What a browser always sends, by the name of the view; Wagtail reads these without looking.
SENT_BY_EVERY_BROWSER = {
    "wagtailadmin_choose_page_external_link": ["external-link-chooser-url"],
    "wagtailredirects:process_import": ["import_file_name", "input_format"],
}
# Addresses to return to: a path of this site, or a whole address that the view then judges.
BEGINNINGS_OF_NEXT = ("/", "http://", "https://")


class RefuseMalformedMiddleware:
    """Answers 400 before anything reads a request that no browser sends.

    A null byte cannot be stored or compared by PostgreSQL; a length is a number; an address
    to return to that is no address is looked up as the name of a view.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\x00" in request.path or "%00" in query or "\x00" in query:
            return refusal(request, BadRequest("A null byte"))
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if not (length.isascii() and length.isdigit()):
            return refusal(request, BadRequest("A length that is no number"))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Refuse a form without the fields that its view takes for granted."""
        asked = [request.GET.get("next")]
        if request.method == "POST":
            fields = SENT_BY_EVERY_BROWSER.get(request.resolver_match.view_name, [])
            if any(name not in request.POST for name in fields):
                return refusal(request, BadRequest("A form without its fields"))
            asked.append(request.POST.get("next"))
        if any(address and not address.startswith(BEGINNINGS_OF_NEXT) for address in asked):
            return refusal(request, BadRequest("An address to return to that is none"))
        return None


class LibraryErrorMiddleware:
    """Answers 400 when a library fails to read a request that it was handed unchecked.

    Wagtail's admin turns parameters into numbers, languages and rows without looking; each such
    place answers a mistyped address with a server error.  What fails without a line of this
    project on the way is logged with its traceback and answered as a bad request; what passes
    through our own code stays a server error, because it is ours to mend.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn a misunderstanding inside libraries into a bad request."""
        # Forms of Wagtail read the counts of rows and blocks without looking, ours built on them;
        # and they store a null byte in a block, which PostgreSQL refuses.
        lacks_field = request.method == "POST" and isinstance(error, MultiValueDictKeyError)
        is_refused = isinstance(error, DataError)
        is_theirs = lacks_field or is_refused or not _is_ours(error.__traceback__)
        if not isinstance(error, MISUNDERSTANDINGS) or not is_theirs:
            return None
        if not (request.GET or request.method != "GET" or request.resolver_match.kwargs):
            # Nothing was sent that could be at fault.
            return None
        logger.error("Refused %s", request.path, exc_info=error)
        return refusal(request, error)


def refusal(request: HttpRequest, error: Exception) -> HttpResponse:
    """Return the answer to a malformed request, in both languages for people."""
    if request.path.startswith(FOR_PROGRAMS):
        return HttpResponseBadRequest("Bad request\n", content_type="text/plain")
    return bad_request(request, error)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400 in both languages, without reading anything of `request`, its host included."""
    return HttpResponseBadRequest(render_to_string("400.html"))


def _is_ours(traceback: TracebackType | None) -> bool:
    """Tell whether a line of this project was on the way to the error."""
    project = Path(settings.BASE_DIR)
    # Libraries are often installed below the project; this package only passes requests on.
    passed_through = (project / ".venv", Path(__file__).parent)
    while traceback:
        frame, traceback = traceback.tb_frame, traceback.tb_next
        # What stands around every query says so by the name that is usual for it.
        if "__traceback_hide__" in frame.f_locals:
            continue
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(project) and not any(map(file.is_relative_to, passed_through)):
            return True
    return False
