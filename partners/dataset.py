"""What the open data of the registry says of each partner: the data dictionary and its values."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cities_site.library.open_data.columns import (
    Column,
    DataSet,
    Kind,
    known_date,
    public_words,
)
from partners.choices import IN_REGISTRY_CHOICES, PartnerKind, ProjectRole, SupportMode


def _former_names(partner: Any) -> list[dict[str, Any]]:
    names = (
        {
            "name": public_words(former, "name", partner),
            "acronym": former.acronym,
            "valid_from": known_date(former.valid_from, former.valid_from_precision),
            "valid_to": known_date(former.valid_to, former.valid_to_precision),
        }
        for former in partner.former_names.all()
    )
    return [former for former in names if former["name"]]


REGISTRY = DataSet(
    name="partners",
    title=_("Partner registry"),
    files={"CSV": "registry_csv", "JSON": "registry_json", "GeoJSON": "registry_geojson"},
    dictionary="registry_dictionary",
    point=lambda partner: partner.point(),
    columns=(
        Column(
            "id",
            Kind.NUMBER,
            _("Number of the record; it never changes."),
            "42",
            lambda partner: partner.pk,
        ),
        Column(
            "name",
            Kind.WORDS,
            _("Official name."),
            "United Nations Industrial Development Organization",
            lambda partner: public_words(partner, "headline"),
        ),
        Column(
            "acronym",
            Kind.TEXT,
            _("Acronym, the same in both languages; empty if there is none."),
            "UNIDO",
            lambda partner: partner.acronym,
        ),
        Column(
            "summary",
            Kind.WORDS,
            _("What the organization is, in a sentence or two."),
            "",
            lambda partner: public_words(partner, "summary"),
        ),
        Column(
            "type",
            Kind.CODE,
            _("What sort of body it is."),
            "un_entity",
            lambda partner: partner.kind,
            PartnerKind.choices,
        ),
        Column(
            "un_system",
            Kind.FLAG,
            _("Whether it belongs to the United Nations system."),
            "true",
            lambda partner: partner.un_system,
        ),
        Column(
            "status",
            Kind.CODE,
            _("What the project calls it; organizations that are only mentioned are left out."),
            "partner",
            lambda partner: partner.registry_status,
            IN_REGISTRY_CHOICES,
        ),
        Column(
            "support",
            Kind.CODE,
            _("Whether it supports the project directly."),
            "unspecified",
            lambda partner: partner.support_mode,
            SupportMode.choices,
        ),
        Column(
            "roles",
            Kind.LIST,
            _("Parts it plays in the project."),
            "named_institution",
            lambda partner: [row.role for row in partner.roles.all()],
            ProjectRole.choices,
        ),
        Column(
            "city",
            Kind.WORDS,
            _("City where it is based, if a source states it."),
            "Quanzhou",
            lambda partner: public_words(partner.city, "name"),
        ),
        Column(
            "country_code",
            Kind.TEXT,
            _("Country or territory where it is based: two letters of ISO 3166-1."),
            "CN",
            lambda partner: partner.country.iso_code if partner.country else None,
        ),
        Column(
            "country",
            Kind.WORDS,
            _("Short name of the country or territory in United Nations usage."),
            "China",
            lambda partner: public_words(partner.country, "name"),
        ),
        Column(
            "region",
            Kind.WORDS,
            _("Region under which the project counts it."),
            "Asia and the Pacific",
            lambda partner: public_words(partner.region, "name"),
        ),
        Column(
            "latitude",
            Kind.NUMBER,
            _("Degrees north of the city's point (WGS 84), negative for south."),
            "24.87",
            lambda partner: (partner.point() or (None, None))[0],
        ),
        Column(
            "longitude",
            Kind.NUMBER,
            _("Degrees east of the city's point (WGS 84), negative for west."),
            "118.68",
            lambda partner: (partner.point() or (None, None))[1],
        ),
        Column(
            "services",
            Kind.LIST,
            _("Services of the project that it takes part in."),
            "needs-assessment",
            lambda partner: [service.slug for service in partner.services.all()],
        ),
        Column(
            "joined_on",
            Kind.DATE,
            _("When it joined the project, if a source states it."),
            "2018-05",
            lambda partner: known_date(partner.joined_on, partner.joined_precision),
        ),
        Column(
            "founded_on",
            Kind.DATE,
            _("When it was founded, if a source states it."),
            "2015-11",
            lambda partner: known_date(partner.founded_on, partner.founded_precision),
        ),
        Column(
            "other_names",
            Kind.LIST,
            _("Other names under which it is known."),
            "MCSR-CA",
            lambda partner: [row.name for row in partner.other_names.all() if not row.search_only],
        ),
        Column(
            "former_names",
            Kind.OBJECTS,
            _("Names it carried before: name, acronym, and the days from and to which they held."),
            '[{"name": {"en": "…"}, "acronym": "…", "valid_from": null, "valid_to": "2024-01"}]',
            _former_names,
        ),
        Column(
            "website",
            Kind.LINK,
            _("Address of its official website."),
            "https://www.unido.org/",
            lambda partner: partner.website,
        ),
        Column(
            "verified_on",
            Kind.DATE,
            _("When somebody last checked the record with its source."),
            "2026-03-05",
            lambda partner: known_date(partner.last_verified_on),
        ),
        Column(
            "page",
            Kind.ADDRESSES,
            _("Page of the record on this site."),
            "https://example.org/en/partners/unido/",
            None,
        ),
    ),
)
