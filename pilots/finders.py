"""How the pages of partners find their pilots."""

from django.db.models import Q

from partners.models import PartnerPage
from pilots.models import CoFinancing, PilotPage, PilotPartner
from pilots.querysets import PilotQuerySet


def pilots_naming(partner: PartnerPage) -> PilotQuerySet:
    """Return the pilots in which an organisation takes part or to which it contributes."""
    takes_part = PilotPartner.objects.filter(partner=partner).values("page")
    contributes = CoFinancing.objects.filter(partner=partner).values("page")
    return PilotPage.objects.filter(Q(pk__in=takes_part) | Q(pk__in=contributes))
