"""The page that leads people to everything machines can read."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cities_site.bilingual.models import BasePage
from cities_site.library.context import site_context
from partners.dataset import REGISTRY
from partners.models import PartnerIndexPage
from pilots.dataset import PILOTS
from pilots.models import PilotIndexPage


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """List the data sets, the change feed, the activities and the API."""
    # The files are what the lists show: without its public list, a data set has none.
    lists = BasePage.objects.live().unrestricted().type(PartnerIndexPage, PilotIndexPage)
    listed = {page.specific_class for page in lists}
    data_sets = [
        {"title": each.title, "files": each.links(), "dictionary_url": reverse(each.dictionary)}
        for each, model in ((REGISTRY, PartnerIndexPage), (PILOTS, PilotIndexPage))
        if model in listed
    ]
    context = site_context(request) | {
        "data_sets": data_sets,
        "has_activities": PilotIndexPage in listed,
    }
    return TemplateResponse(request, "open_data/open_data.html", context)
