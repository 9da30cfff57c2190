"""The registry as files for everybody: what its list shows under the same filters, whole."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cities_site.library.listing import Selection
from cities_site.library.open_data.dictionary import dictionary_page
from cities_site.library.open_data.files import csv_file, geojson_file, json_file
from partners.dataset import REGISTRY
from partners.models import PartnerIndexPage


def chosen_partners(request: HttpRequest) -> list[Any]:
    """Return the public records that the filters of the address choose, by their numbers.

    Raises Http404 while no registry is public.
    """
    index = PartnerIndexPage.objects.live().unrestricted().first()
    if index is None:
        raise Http404("No registry is public.")
    partners = Selection(index, request).pages
    return list(partners.for_download())


@require_safe
def registry_csv(request: HttpRequest) -> HttpResponse:
    """Return the registry as a table."""
    return csv_file(REGISTRY, chosen_partners(request), request)


@require_safe
def registry_json(request: HttpRequest) -> HttpResponse:
    """Return the registry as JSON."""
    return json_file(REGISTRY, chosen_partners(request), request)


@require_safe
def registry_geojson(request: HttpRequest) -> HttpResponse:
    """Return the partners whose city has a point, for maps."""
    return geojson_file(REGISTRY, chosen_partners(request), request)


@require_safe
def registry_dictionary(request: HttpRequest) -> HttpResponse:
    """Explain every column of the files."""
    return dictionary_page(request, REGISTRY)
