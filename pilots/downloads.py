"""Pilots as files of activities in the shape of IATI."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cities_site.library.open_data.downloads import chosen_records
from pilots.iati import activities
from pilots.iati_files import as_json, as_xml
from pilots.models import PilotIndexPage, PilotPage


def public_pilot(number: int) -> PilotPage:
    """Return the public pilot with this number; raise Http404 where there is none."""
    public = PilotPage.objects.live().unrestricted().available_in_any()
    # By `id`: Django answers numbers that no database holds for it, not for the link to its parent.
    pilot = public.filter(id=number).for_download().first()
    if pilot is None:
        raise Http404("No public pilot has this number.")
    return pilot


@require_safe
def pilots_iati_xml(request: HttpRequest) -> HttpResponse:
    """Return the pilots as activities in XML."""
    return as_xml(activities(chosen_records(request, PilotIndexPage), request))


@require_safe
def pilots_iati_json(request: HttpRequest) -> HttpResponse:
    """Return the pilots as activities in JSON."""
    return as_json(activities(chosen_records(request, PilotIndexPage), request))


@require_safe
def pilot_iati_xml(request: HttpRequest, number: int) -> HttpResponse:
    """Return one pilot as an activity in XML."""
    return as_xml(activities([public_pilot(number)], request))


@require_safe
def pilot_iati_json(request: HttpRequest, number: int) -> HttpResponse:
    """Return one pilot as an activity in JSON."""
    return as_json(activities([public_pilot(number)], request))
