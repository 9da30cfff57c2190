"""What the list of the registry says of each record, on the screen and in its export."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import CHINESE, ENGLISH, words
from cities_site.library.open_data.columns import known_date
from cities_site.library.open_data.tables import LIST_SEPARATOR
from partners.models import FormerName, PartnerPage


class VersionState(models.TextChoices):
    """What readers of one language have of a record."""

    PUBLIC = "public", _("Public")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NOT_PUBLIC = "not_public", _("Not public")
    MISSING = "missing", _("Missing")


def version_state(partner: PartnerPage, language: str) -> VersionState:
    """Return what readers of `language` have of the record; a version without a name is missing."""
    if language in partner.withdrawals:
        return VersionState.WITHDRAWN
    if not words(partner, "headline", language):
        return VersionState.MISSING
    if partner.live and partner.is_available_in(language):
        return VersionState.PUBLIC
    return VersionState.NOT_PUBLIC


def version_in(language: str) -> Callable[[PartnerPage], Any]:
    """Return what shows the state of the version in `language`."""
    return lambda partner: version_state(partner, language).label


def country_of(partner: PartnerPage) -> Any:
    """Return the country or territory of the record, or that of its city."""
    return partner.country or (partner.city.country if partner.city else None)


def region_of(partner: PartnerPage) -> Any:
    """Return the region of the record: its own, else that of its city, else of its country."""
    country = country_of(partner)
    city_region = partner.city.region if partner.city else None
    return partner.region or city_region or (country.region if country else None)


def place(partner: PartnerPage) -> str:
    """Return city and country, or the region where neither is known."""
    known = [str(part) for part in (partner.city, country_of(partner)) if part]
    region = region_of(partner)
    return LIST_SEPARATOR.join(known) if known else str(region or "")


def last_verified(partner: PartnerPage) -> Any:
    """Return the day on which the record was last checked and by whom, or that nobody did."""
    if not partner.last_verified_on:
        return _("Never verified")
    day = date_format(partner.last_verified_on)
    return f"{day}, {partner.last_verified_by}" if partner.last_verified_by else day


def former_names(partner: PartnerPage) -> str:
    """Return the names that the record carried before, each with the known part of its time."""
    return LIST_SEPARATOR.join(
        f"{row} ({validity(row)})" if validity(row) else str(row)
        for row in partner.former_names.all()
    )


def validity(row: FormerName) -> str:
    """Return the known part of the time in which a former name was valid."""
    known = (
        known_date(row.valid_from, row.valid_from_precision) or "",
        known_date(row.valid_to, row.valid_to_precision) or "",
    )
    return "–".join(known) if any(known) else ""


def _names(rows: Any) -> str:
    return LIST_SEPARATOR.join(str(row) for row in rows)


# The columns of an export, by name: heading and value.
EXPORTED: dict[str, tuple[Any, Callable[[PartnerPage], Any]]] = {
    "id": (_("Record number"), lambda partner: partner.pk),
    "name_en": (_("Official name (English)"), lambda partner: words(partner, "headline", ENGLISH)),
    "name_zh_hans": (
        _("Official name (Chinese)"),
        lambda partner: words(partner, "headline", CHINESE),
    ),
    "acronym": (_("Acronym"), lambda partner: partner.acronym),
    "other_names": (_("Other names"), lambda partner: _names(partner.other_names.all())),
    "former_names": (_("Former names"), former_names),
    "type": (_("Partner type"), lambda partner: str(partner.get_kind_display())),
    "status": (_("Registry status"), lambda partner: str(partner.get_registry_status_display())),
    "city": (_("City"), lambda partner: str(partner.city or "")),
    "country": (_("Country or territory"), lambda partner: str(country_of(partner) or "")),
    "region": (_("Region"), lambda partner: str(region_of(partner) or "")),
    "services": (_("Services"), lambda partner: _names(partner.services.all())),
    "roles": (_("Roles"), lambda partner: _names(partner.roles.all())),
    "joined_on": (
        _("Joined on"),
        lambda partner: known_date(partner.joined_on, partner.joined_precision) or "",
    ),
    "website": (_("Website"), lambda partner: partner.website),
    "version_en": (_("English version"), lambda partner: str(version_in(ENGLISH)(partner))),
    "version_zh_hans": (_("Chinese version"), lambda partner: str(version_in(CHINESE)(partner))),
    "translation": (
        _("Translation"),
        lambda partner: str(partner.get_draft_translation_state_display()),
    ),
    "verified_on": (_("Last verified"), lambda partner: partner.last_verified_on),
    "verified_by": (_("Verified by"), lambda partner: str(partner.last_verified_by or "")),
}
