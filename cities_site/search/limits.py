"""What a reader sees of a search that the database is not given the time for."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from cities_site.bilingual.search.limits import SearchTakesTooLongError, bounded
from cities_site.library.context import site_context
from cities_site.search.forms import SearchForm


def within_time(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view explain itself where its search takes longer than it may."""

    @transaction.non_atomic_requests
    @wraps(view)
    def bounded_view(request: HttpRequest) -> HttpResponse:
        try:
            with bounded(settings.SEARCH_SECONDS):
                return view(request)
        except SearchTakesTooLongError:
            context = site_context(request) | {
                "query": SearchForm(request.GET).accepted()["q"],
                "takes_too_long": True,
            }
            return TemplateResponse(request, "search/search.html", context, status=400)

    return bounded_view
