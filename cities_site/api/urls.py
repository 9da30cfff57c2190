"""The addresses of the API, below /api/v2/."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path, reverse
from django.views.decorators.http import require_safe
from rest_framework.response import Response
from wagtail.api.v2.router import WagtailAPIRouter

from cities_site.api.description import description
from cities_site.api.views import ENDPOINTS, PublicViewSet
from cities_site.library.open_data.files import json_response

NAMESPACE = "api"


class NoSuchAddress(PublicViewSet):
    """Answers every other address below the API with problem details."""

    def detail_view(self, request: HttpRequest, *args: object, **kwargs: object) -> Response:
        """Say that nothing is there."""
        raise Http404


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Return the addresses of all lists and of the description."""
    addresses = {name: f"{NAMESPACE}:{name}:listing" for name in ENDPOINTS}
    addresses["description"] = f"{NAMESPACE}:description"
    return json_response(
        {name: request.build_absolute_uri(reverse(view)) for name, view in addresses.items()}
    )


@require_safe
def describe(request: HttpRequest) -> HttpResponse:
    """Return the OpenAPI description."""
    return json_response(description(request), "application/vnd.oai.openapi+json")


def api_addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Return what `path` includes: the lists and records, their description, and nothing else."""
    router = WagtailAPIRouter(NAMESPACE)
    for name, view_set in ENDPOINTS.items():
        router.register_endpoint(name, view_set)
    patterns = [
        path("", root, name="root"),
        path("openapi.json", describe, name="description"),
        *router.get_urlpatterns(),
        re_path("", NoSuchAddress.as_view({"get": "detail_view"})),
    ]
    return patterns, NAMESPACE, NAMESPACE
