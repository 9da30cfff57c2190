"""Pilots as files for everybody: tables, JSON, points on a map, and activities as IATI has them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cities_site.library.listing import Selection
from cities_site.library.open_data.dictionary import dictionary_page
from cities_site.library.open_data.files import csv_file, geojson_file, json_file
from pilots.dataset import PILOTS
from pilots.iati import activities
from pilots.iati_files import as_json, as_xml
from pilots.models import PilotIndexPage, PilotPage


def chosen_pilots(request: HttpRequest) -> list[Any]:
    """Return the public pilots that the filters of the address choose.

    Raises Http404 while no list of pilots is public.
    """
    index = PilotIndexPage.objects.live().unrestricted().first()
    if index is None:
        raise Http404("No list of pilots is public.")
    return list(Selection(index, request).pages.for_download())


def public_pilot(number: int) -> PilotPage:
    """Return the public pilot with this number; raise Http404 where there is none."""
    public = PilotPage.objects.live().unrestricted().available_in_any()
    # By `id`: Django answers numbers that no database holds for it, not for the link to its parent.
    pilot = public.filter(id=number).for_download().first()
    if pilot is None:
        raise Http404("No public pilot has this number.")
    return pilot


@require_safe
def pilots_csv(request: HttpRequest) -> HttpResponse:
    """Return the pilots as a table."""
    return csv_file(PILOTS, chosen_pilots(request), request)


@require_safe
def pilots_json(request: HttpRequest) -> HttpResponse:
    """Return the pilots as JSON."""
    return json_file(PILOTS, chosen_pilots(request), request)


@require_safe
def pilots_geojson(request: HttpRequest) -> HttpResponse:
    """Return the pilots that have a point, for maps."""
    return geojson_file(PILOTS, chosen_pilots(request), request)


@require_safe
def pilots_dictionary(request: HttpRequest) -> HttpResponse:
    """Explain every column of the files."""
    return dictionary_page(request, PILOTS)


@require_safe
def pilots_iati_xml(request: HttpRequest) -> HttpResponse:
    """Return the pilots as activities in XML."""
    return as_xml(activities(chosen_pilots(request), request))


@require_safe
def pilots_iati_json(request: HttpRequest) -> HttpResponse:
    """Return the pilots as activities in JSON."""
    return as_json(activities(chosen_pilots(request), request))


@require_safe
def pilot_iati_xml(request: HttpRequest, number: int) -> HttpResponse:
    """Return one pilot as an activity in XML."""
    return as_xml(activities([public_pilot(number)], request))


@require_safe
def pilot_iati_json(request: HttpRequest, number: int) -> HttpResponse:
    """Return one pilot as an activity in JSON."""
    return as_json(activities([public_pilot(number)], request))
