"""Records that somebody should check with their sources again."""

import datetime
from typing import Any

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.admin.ui.components import Component

from partners.models import PartnerPage
from partners.registry.access import may_keep

# The value of the filter "Verification" that asks for them.
DUE = "due"
RECORDS_SHOWN = 5


def verified_enough() -> datetime.date:
    """Return the first day on which a verification still counts today."""
    return timezone.localdate() - relativedelta(months=settings.REGISTRY_VERIFIED_MONTHS)


def due_for_verification(partners: QuerySet) -> QuerySet:
    """Keep the records of the registry that nobody has verified, or not for a long time."""
    is_old = Q(last_verified_on__isnull=True) | Q(last_verified_on__lt=verified_enough())
    return partners.in_registry().filter(is_old)


def list_of_due() -> str:
    """Return the address of the reminder list: the list of the registry, so narrowed."""
    query = urlencode({"verification": DUE, "ordering": "last_verified_on"})
    return f"{reverse('registry:index')}?{query}"


class UnverifiedPanel(Component):
    """How many records wait to be verified, on the admin's front page; the oldest first."""

    name = "unverified_partners"
    order = 95

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def render_html(self, parent_context: dict | None = None) -> str:
        """Return the panel, or nothing for those who do not keep the registry."""
        if not may_keep(self.request.user):
            return ""
        due = due_for_verification(PartnerPage.objects.all())
        count = due.count()
        if not count:
            return ""
        oldest = due.defer_texts().order_by(F("last_verified_on").asc(nulls_first=True), "pk")
        context = {
            "partners": oldest[:RECORDS_SHOWN],
            "count": count,
            "months": settings.REGISTRY_VERIFIED_MONTHS,
            "list_url": list_of_due(),
        }
        return render_to_string("partners/registry/unverified.html", context, request=self.request)


def show_unverified(request: HttpRequest, panels: list[Any]) -> None:
    """Put the reminder on the admin's front page."""
    panels.append(UnverifiedPanel(request))
