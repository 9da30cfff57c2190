"""The columns that an import knows: those of the list's own export, read back cell by cell.

A cell that says what the export says of the record changes nothing, however it was derived: a
record whose city alone is known is exported with the country of that city.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from cities_site.bilingual.languages import CHINESE, ENGLISH, localized, words
from cities_site.library.fields import DatePrecision
from cities_site.library.open_data.columns import known_date
from cities_site.library.open_data.tables import LIST_SEPARATOR
from cities_site.library.readings import folded
from partners.choices import PartnerKind, ProjectRole, RegistryStatus
from partners.models import PartnerAlias, PartnerPage, PartnerRole
from partners.registry.columns import EXPORTED, country_of, region_of
from partners.registry.importing.cells import (
    Names,
    aliases,
    in_both_languages,
    joined_day,
    one_of,
    some_of,
    text_of_field,
    verified_day,
)

KEY = "id"
# What an export tells beside the facts; a file may have them, and they change nothing.
TOLD = frozenset({"former_names", "version_en", "version_zh_hans", "translation", "verified_by"})


@dataclass(frozen=True)
class ImportColumn:
    """One column: how a cell is read, what a record has now, and how a value is set.

    Values are plain texts, numbers and tuples, so that they can be compared and stored.
    """

    name: str
    help_text: str | Promise
    example: str
    # Returns the value of a cell; raises ValidationError with what to do.
    read: Callable[[str, Names], Any]
    current: Callable[[PartnerPage], Any]
    apply: Callable[[PartnerPage, Any], None]
    # Words go into the draft, and never with a change of facts.
    language: str = ""

    @property
    def heading(self) -> str:
        """The heading that the export has."""
        return str(EXPORTED[self.name][0])

    def written(self, partner: PartnerPage) -> str:
        """Return what the export says of the record."""
        return str(EXPORTED[self.name][1](partner) or "")


# --- What a record has, and setting it ----------------------------------------------------------


def _set(field: str) -> Callable[[PartnerPage, Any], None]:
    return lambda partner, value: setattr(partner, field, value)


def _set_joined(partner: PartnerPage, value: tuple[str, str] | None) -> None:
    day, precision = value or (None, DatePrecision.YEAR.value)
    partner.joined_on = datetime.date.fromisoformat(day) if day else None
    partner.joined_precision = precision


def _set_verified(partner: PartnerPage, value: str | None) -> None:
    partner.last_verified_on = datetime.date.fromisoformat(value) if value else None


def _set_rows(
    accessor: str, field: str, make: Callable[[str], Any]
) -> Callable[[PartnerPage, Iterable[str]], None]:
    """Return what keeps the rows that stay, with all that they say, and adds those that are new."""

    def apply(partner: PartnerPage, values: Iterable[str]) -> None:
        rows = {getattr(row, field): row for row in getattr(partner, accessor).all()}
        chosen = [rows.get(value) or make(value) for value in values]
        for position, row in enumerate(chosen):
            row.sort_order = position
        getattr(partner, accessor).set(chosen)

    return apply


def _joined_now(partner: PartnerPage) -> tuple[str, str] | None:
    known = known_date(partner.joined_on, partner.joined_precision)
    return (partner.joined_on.isoformat(), partner.joined_precision) if known else None


def _verified_now(partner: PartnerPage) -> str | None:
    return partner.last_verified_on.isoformat() if partner.last_verified_on else None


def _name(language: str, help_text: Any, example: str) -> ImportColumn:
    field = localized("headline", language)
    return ImportColumn(
        localized("name", language),
        help_text,
        example,
        text_of_field(field),
        lambda partner: words(partner, "headline", language),
        _set(field),
        language,
    )


COLUMNS: dict[str, ImportColumn] = {
    column.name: column
    for column in (
        _name(
            ENGLISH,
            gettext_lazy("Official name in English; a new record needs a name in one language."),
            "Quanzhou Municipal Government",
        ),
        _name(CHINESE, gettext_lazy("Official name in Chinese."), "泉州市人民政府"),
        ImportColumn(
            "acronym",
            gettext_lazy("Acronym under which it is known, if any."),
            "UNIDO",
            text_of_field("acronym"),
            lambda partner: partner.acronym,
            _set("acronym"),
        ),
        ImportColumn(
            "other_names",
            gettext_lazy("Other spellings and short names, separated by semicolons."),
            "Zaiton; Chinchew",
            aliases,
            lambda partner: tuple(row.name for row in partner.other_names.all()),
            _set_rows("other_names", "name", lambda name: PartnerAlias(name=name)),
        ),
        ImportColumn(
            "type",
            gettext_lazy("What sort of body it is."),
            PartnerKind.LOCAL_GOVERNMENT.value,
            one_of("type", required=True),
            lambda partner: partner.kind,
            _set("kind"),
        ),
        ImportColumn(
            "status",
            gettext_lazy("Partner or supporter only if the project itself calls it so."),
            RegistryStatus.MENTIONED_ONLY.value,
            one_of("status", required=True),
            lambda partner: partner.registry_status,
            _set("registry_status"),
        ),
        ImportColumn(
            "city",
            gettext_lazy("City where it is based: its name or slug."),
            "Quanzhou",
            one_of("city"),
            lambda partner: partner.city,
            _set("city"),
        ),
        ImportColumn(
            "country",
            gettext_lazy("Country or territory: its name, or two letters of ISO 3166-1."),
            "CN",
            one_of("country"),
            country_of,
            _set("country"),
        ),
        ImportColumn(
            "region",
            gettext_lazy("Region by which readers find it."),
            "Asia and the Pacific",
            one_of("region"),
            region_of,
            _set("region"),
        ),
        ImportColumn(
            "services",
            gettext_lazy("Services of the project that it takes part in, separated by semicolons."),
            "needs-assessment",
            some_of("services"),
            lambda partner: tuple(partner.services.all()),
            lambda partner, value: partner.services.set(value),
        ),
        ImportColumn(
            "roles",
            gettext_lazy("Parts that it plays in the project, separated by semicolons."),
            ProjectRole.NAMED_INSTITUTION.value,
            some_of("roles"),
            lambda partner: tuple(row.role for row in partner.roles.all()),
            _set_rows("roles", "role", lambda role: PartnerRole(role=role)),
        ),
        ImportColumn(
            "joined_on",
            gettext_lazy("When it joined, as exactly as a source states it."),
            "2018-05",
            joined_day,
            _joined_now,
            _set_joined,
        ),
        ImportColumn(
            "website",
            gettext_lazy("Address of its official website."),
            "https://www.unido.org/",
            text_of_field("website"),
            lambda partner: partner.website,
            _set("website"),
        ),
        ImportColumn(
            "verified_on",
            gettext_lazy("Day on which somebody last checked the record with its source."),
            "2026-03-05",
            verified_day,
            _verified_now,
            _set_verified,
        ),
    )
}


def column_named(heading: str) -> str:
    """Return the column that a heading names, in either language or by its code; "" for none."""
    return _headings().get(folded(heading), "")


def _headings() -> dict[str, str]:
    found = {folded(name): name for name in EXPORTED}
    for name, (heading, _value) in EXPORTED.items():
        found |= dict.fromkeys(map(folded, in_both_languages(heading)), name)
    return found


def comparable(value: Any) -> Any:
    """Return a value as it is compared: lists of facts have no order, records are their keys."""
    if isinstance(value, tuple) and value and hasattr(value[0], "pk"):
        return frozenset(each.pk for each in value)
    return getattr(value, "pk", value)


def shown(value: Any) -> str:
    """Return a value as the check shows it to people."""
    if value is None:
        return ""
    return LIST_SEPARATOR.join(map(str, value)) if isinstance(value, tuple) else str(value)
