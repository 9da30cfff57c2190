"""Pilots in the shape of the IATI standard: the elements of an activity that a record can fill.

Names and codes are those of IATI 2.03 (iatistandard.org).  What nobody has recorded is left out:
identifiers of organisations, dates of start and end, sectors and budget periods, so that the
files have the shape of the standard without being complete reports to its registry.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cities_site.bilingual.languages import CHINESE, ENGLISH, language_tag
from cities_site.library.open_data.columns import known_date, plain_number, public_words
from partners.choices import PartnerKind
from partners.references import public_names
from pilots.choices import PilotRole

VERSION = "2.03"
# Code list "Language": ISO 639-1, which does not tell scripts apart.
LANGUAGE_CODES = {language_tag(ENGLISH): "en", language_tag(CHINESE): "zh"}
# Code list "OrganisationRole"; a role that it does not know is left out.
ORGANISATION_ROLES = {PilotRole.FUNDING: "1", PilotRole.IMPLEMENTING: "4"}
FUNDING = ORGANISATION_ROLES[PilotRole.FUNDING]
# Code list "OrganisationType"; a type that it does not know is left out.
ORGANISATION_TYPES = {
    PartnerKind.UN_ENTITY: "40",
    PartnerKind.NATIONAL_GOVERNMENT: "10",
    PartnerKind.LOCAL_GOVERNMENT: "11",
    PartnerKind.ACADEMIA: "80",
    PartnerKind.RESEARCH: "80",
    PartnerKind.PRIVATE_SECTOR: "70",
}
# Code list "TagVocabulary".
SDG_GOALS, SDG_TARGETS = "2", "3"
GENERAL_DESCRIPTION = "1"
APPROXIMATE = "2"
WGS_84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
INDICATIVE, COMMITTED = "1", "2"
OTHER_RESULT = "9"
UNIT, PERCENTAGE = "1", "2"


@dataclass(frozen=True)
class Element:
    """An element of the standard; attributes without a value are not written."""

    name: str
    attributes: dict[str, Any] = field(default_factory=dict)
    children: tuple["Element", ...] = ()
    text: str = ""

    def known_attributes(self) -> dict[str, str]:
        """Return the attributes that have a value."""
        return {name: str(value) for name, value in self.attributes.items() if value or value == 0}


def activities(pilots: Iterable[Any], request: HttpRequest) -> Element:
    """Return the root of a file with an activity for each of `pilots`."""
    attributes = {
        "version": VERSION,
        "generated-datetime": timezone.now().isoformat(timespec="seconds"),
    }
    return Element("iati-activities", attributes, tuple(activity(p, request) for p in pilots))


def activity(pilot: Any, request: HttpRequest) -> Element:
    """Return one pilot, its elements in the order that the standard asks for."""
    changed = pilot.last_published_at
    attributes = {
        "default-currency": pilot.currency,
        "last-updated-datetime": changed.isoformat(timespec="seconds") if changed else "",
    }
    children = (
        *([Element("iati-identifier", text=pilot.code)] if pilot.code else []),
        *_in_words("title", public_words(pilot, "line") or public_words(pilot, "headline")),
        *_in_words("description", public_words(pilot, "summary"), {"type": GENERAL_DESCRIPTION}),
        *_participants(pilot),
        Element("activity-status", {"code": pilot.iati_status}),
        *_places(pilot),
        *_tags(pilot),
        *_budget(pilot),
        *_documents(pilot, request),
        *(_result(row, pilot) for row in pilot.indicators.all()),
    )
    return Element("iati-activity", attributes, children)


def _in_words(
    name: str, said: dict[str, str], attributes: dict[str, Any] | None = None
) -> Iterator[Element]:
    """Yield an element with its narratives where something is said in any language."""
    if said:
        yield Element(name, attributes or {}, _narratives(said))


def _narratives(said: dict[str, str]) -> tuple[Element, ...]:
    return tuple(
        Element("narrative", {"xml:lang": LANGUAGE_CODES[tag]}, text=text)
        for tag, text in said.items()
    )


def _participants(pilot: Any) -> Iterator[Element]:
    for link in pilot.partner_links.all():
        attributes = {
            "role": ORGANISATION_ROLES.get(link.role, ""),
            "type": ORGANISATION_TYPES.get(link.partner.kind, ""),
        }
        yield from _in_words("participating-org", public_names(link.partner), attributes)
    for row in pilot.co_financing.all():
        # In the standard whoever gives in kind is no funding organisation.
        if row.amount is not None:
            kind = ORGANISATION_TYPES.get(row.partner.kind, "") if row.partner else ""
            names = public_names(row.partner) or public_words(row, "source_name", pilot)
            yield from _in_words("participating-org", names, {"role": FUNDING, "type": kind})


def _places(pilot: Any) -> Iterator[Element]:
    if pilot.country:
        names = _narratives(public_words(pilot.country, "name"))
        yield Element("recipient-country", {"code": pilot.country.iso_code}, names)
    parts = [*_in_words("name", public_words(pilot.city, "name"))]
    if point := pilot.point():
        position = Element("pos", text=f"{point[0]} {point[1]}")
        parts += [
            Element("point", {"srsName": WGS_84}, (position,)),
            Element("exactness", {"code": APPROXIMATE}),
        ]
    if parts:
        yield Element("location", children=tuple(parts))


def _tags(pilot: Any) -> Iterator[Element]:
    for goal in pilot.sdgs.all():
        yield Element("tag", {"vocabulary": SDG_GOALS, "code": goal.number})
    for target in filter(None, (each.strip() for each in pilot.sdg_targets.split(","))):
        yield Element("tag", {"vocabulary": SDG_TARGETS, "code": target})


def _budget(pilot: Any) -> Iterator[Element]:
    if pilot.budget_total is None:
        return
    attributes = {"currency": pilot.currency, "value-date": known_date(pilot.budget_as_of)}
    value = Element("value", attributes, text=str(plain_number(pilot.budget_total)))
    status = COMMITTED if pilot.budget_confirmed else INDICATIVE
    yield Element("budget", {"status": status}, (value,))


def _documents(pilot: Any, request: HttpRequest) -> Iterator[Element]:
    for link in pilot.document_links.all():
        document = link.document
        label = public_words(document, "label", pilot)
        attributes = {
            "url": request.build_absolute_uri(document.url),
            "format": document.content_type,
        }
        yield Element("document-link", attributes, tuple(_in_words("title", label)))


def _result(row: Any, pilot: Any) -> Element:
    names = tuple(_in_words("title", public_words(row, "name", pilot)))
    unit = public_words(row, "unit", pilot)
    measure = PERCENTAGE if "%" in unit.values() else UNIT
    parts = [*names, *_in_words("description", unit)]
    if row.baseline is not None:
        parts.append(Element("baseline", {"value": plain_number(row.baseline)}))
    period = [
        Element(name, {"value": plain_number(value)})
        for name, value in (("target", row.target), ("actual", row.actual))
        if value is not None
    ]
    if row.as_of and period:
        period.insert(0, Element("period-end", {"iso-date": row.as_of.isoformat()}))
    if period:
        parts.append(Element("period", children=tuple(period)))
    indicator = Element("indicator", {"measure": measure}, tuple(parts))
    return Element("result", {"type": OTHER_RESULT}, (*names, indicator))
