"""Names of partners in texts, as they were on the day that a text speaks of."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import LANGUAGES, words
from cities_site.library.names import NamedKind
from partners.models import PartnerPage


def partner_names(
    keys: Iterable[int], day: datetime.date | None
) -> Mapping[int, Mapping[str, str]]:
    """Return what partners were called on `day`, or are called today; two queries."""
    partners = PartnerPage.objects.filter(pk__in=list(keys)).prefetch_related("former_names")
    return {partner.pk: _names_on(partner, day) for partner in partners}


def _names_on(partner: PartnerPage, day: datetime.date | None) -> dict[str, str]:
    valid = [name for name in partner.former_names.all() if day and _was_valid(name, day)]
    return {
        language: next(filter(None, (words(name, "name", language) for name in valid)), "")
        or words(partner, "headline", language)
        for language in LANGUAGES
    }


def _was_valid(name: Any, day: datetime.date) -> bool:
    # Without its last day nobody knows when a name ended, so that it counts for no day.
    if not name.valid_to:
        return False
    return day <= name.valid_to and (not name.valid_from or name.valid_from <= day)


PARTNER = NamedKind("partner-name", PartnerPage, partner_names, _("Name of a partner"), "group")
