"""The addresses of the site, and one that does nothing: what Django and the server cost alone."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from cities_site.urls import handler400, handler404, handler429, urlpatterns

__all__ = ["handler400", "handler404", "handler429", "urlpatterns"]


@transaction.non_atomic_requests
def empty(request: HttpRequest) -> HttpResponse:
    """Answer with nothing, and ask the database nothing."""
    return HttpResponse("")


urlpatterns = [path("empty/", empty), *urlpatterns]
