"""How the pages of partners find their pilots, and the registry the partners of a pilot."""

from django.db.models import Q

from partners.models import PartnerPage
from pilots.models import CoFinancing, PilotPage, PilotPartner
from pilots.querysets import PilotQuerySet

# How the registry finds the partners of a pilot: those that take part and those that contribute.
PILOTS_OF_PARTNER = ("pilot_links__page__slug", "contributions__page__slug")


def public_pilots() -> PilotQuerySet:
    """Return the pilots that readers may see."""
    return PilotPage.objects.live().unrestricted()


def pilots_naming(partner: PartnerPage) -> PilotQuerySet:
    """Return the pilots in which an organisation takes part or to which it contributes."""
    takes_part = PilotPartner.objects.filter(partner=partner).values("page")
    contributes = CoFinancing.objects.filter(partner=partner).values("page")
    return PilotPage.objects.filter(Q(pk__in=takes_part) | Q(pk__in=contributes))
