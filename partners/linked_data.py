"""An organisation, and the registry, as programs read them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse

from cities_site.bilingual.languages import words
from cities_site.library.linked_data import Node, absolute, known_date, names, node, subject

if TYPE_CHECKING:
    from cities_site.library.models import City, Country
    from partners.models import PartnerPage
    from partners.references import PartnerReference

# The downloads of the registry that this site may offer: name of the address, media type.
DOWNLOADS = (
    ("registry_csv", "text/csv"),
    ("registry_json", "application/json"),
    ("registry_geojson", "application/geo+json"),
)


def organisation(reference: "PartnerReference | None", context: Mapping[str, Any]) -> Node | None:
    """Return an organisation that a page names; None where it has no name in this language."""
    if reference is None or reference.language_tag != context["language_tag"]:
        return None
    return node("Organization", name=reference.name, url=absolute(context, reference.url))


def organisations(
    references: "Iterable[PartnerReference]", context: Mapping[str, Any]
) -> list[Node]:
    """Return the organisations that have a name in this language, in the order given."""
    found = [organisation(reference, context) for reference in references]
    return [each for each in found if each]


def place(
    city: "City | None",
    country: "Country | None",
    language: str,
    point: tuple[float, float] | None = None,
) -> Node | None:
    """Return a place as far as the record names it; None where it names none."""
    latitude, longitude = point or (None, None)
    found = node(
        "Place",
        name=words(city, "name", language) if city else "",
        address=node("PostalAddress", addressCountry=country.iso_code) if country else None,
        geo=node("GeoCoordinates", latitude=latitude, longitude=longitude) if point else None,
    )
    return found if len(found) > 1 else None


def partner_data(partner: "PartnerPage", context: Mapping[str, Any]) -> list[Node]:
    """Return the organisation; `context` is that of its page."""
    return [
        subject(
            context,
            "Organization",
            "organization",
            **names(context),
            alternateName=partner.acronym,
            url=partner.website,
            foundingDate=known_date(partner.founded_on, partner.founded_precision),
            location=place(partner.city, partner.country, context["language"]),
        )
    ]


def registry_data(context: Mapping[str, Any]) -> list[Node]:
    """Return the registry as a dataset, with the downloads that this site offers."""
    return [
        subject(
            context,
            "Dataset",
            "registry",
            **names(context),
            url=context["canonical_url"],
            distribution=list(_downloads(context)),
        )
    ]


def _downloads(context: Mapping[str, Any]) -> Iterator[Node]:
    for name, media_type in DOWNLOADS:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        yield node("DataDownload", encodingFormat=media_type, contentUrl=absolute(context, address))
