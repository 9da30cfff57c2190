"""The columns that an import knows: those of the list's own export, read back cell by cell.

A cell that says what the export says of the record changes nothing, however it was derived: a
record whose city alone is known is exported with the country of that city.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cities_site.bilingual.languages import CHINESE, ENGLISH, LANGUAGES, localized, words
from cities_site.library.fields import DatePrecision
from cities_site.library.models import City, Country, Region, Service
from cities_site.library.open_data.columns import known_date
from cities_site.library.open_data.tables import LIST_SEPARATOR
from cities_site.library.readings import folded
from partners.choices import PartnerKind, ProjectRole, RegistryStatus
from partners.models import PartnerAlias, PartnerPage, PartnerRole
from partners.registry.columns import EXPORTED, country_of, region_of

KEY = "id"
# What an export tells beside the facts; a file may have them, and they change nothing.
TOLD = frozenset({"former_names", "version_en", "version_zh_hans", "translation", "verified_by"})

Names = Mapping[str, Mapping[str, Any]]


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


# --- Reading cells ---------------------------------------------------------------------------


def known_names() -> Names:
    """Return what a cell may call places, services and choices, by column; one query for each."""
    records = {"city": City, "country": Country, "region": Region, "services": Service}
    choices = {"type": PartnerKind, "status": RegistryStatus, "roles": ProjectRole}
    found: dict[str, dict[str, Any]] = {name: {} for name in [*records, *choices]}
    for name, model in records.items():
        for record in model.objects.order_by("pk"):
            for called in _called(record):
                other = found[name].setdefault(called, record)
                if other != record:
                    # Two have this name; only what tells them apart may be written.
                    found[name][called] = None
    for name, enumeration in choices.items():
        for choice in enumeration:
            labels = _in_both_languages(choice.label)
            found[name] |= dict.fromkeys(map(folded, [choice.value, *labels]), choice.value)
    return found


def _called(record: Any) -> set[str]:
    names = [words(record, "name", language) for language in LANGUAGES]
    codes = [getattr(record, "slug", ""), getattr(record, "iso_code", "")]
    return {folded(name) for name in [*names, *codes, str(record)] if name}


def _in_both_languages(text: str | Promise) -> list[str]:
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            found.append(str(text))
    return found


def _text(field: str) -> Callable[[str, Names], str]:
    return lambda cell, _names: str(PartnerPage._meta.get_field(field).clean(cell, None) or "")


def _one_of(column: str, required: bool = False) -> Callable[[str, Names], Any]:
    def read(cell: str, names: Names) -> Any:
        if not cell:
            if required:
                raise ValidationError(_("Write one of the values of the description here."))
            return None
        return _named(cell, names[column])

    return read


def _some_of(column: str) -> Callable[[str, Names], tuple]:
    def read(cell: str, names: Names) -> tuple:
        return tuple(dict.fromkeys(_named(part, names[column]) for part in _parts(cell)))

    return read


def _parts(cell: str) -> list[str]:
    # Chinese keyboards type the full-width sign.
    parts = cell.replace("；", ";").split(LIST_SEPARATOR.strip())
    return [part.strip() for part in parts if part.strip()]


def _named(text: str, known: Mapping[str, Any]) -> Any:
    key = folded(text)
    if key not in known:
        raise ValidationError(
            _("“%(text)s” is not known here: write a name or code that the site has.")
            % {"text": text[:80]}
        )
    if known[key] is None:
        raise ValidationError(
            _("Several records are called “%(text)s”: write the slug of the right one.")
            % {"text": text[:80]}
        )
    return known[key]


def _day(cell: str, precise: bool) -> tuple[str, str]:
    """Return a day and its precision; 2018 and 2018-05 are known in part."""
    parts = cell.split("-")
    precisions = {1: DatePrecision.YEAR, 2: DatePrecision.MONTH, 3: DatePrecision.DAY}
    precision = precisions.get(len(parts))
    lengths = [4, 2, 2][: len(parts)]
    try:
        if precision is None or (precise and precision != DatePrecision.DAY):
            raise ValueError
        if [len(part) for part in parts] != lengths:
            raise ValueError
        day = datetime.date(*(int(part) for part in [*parts, "01", "01"][:3]))
    except ValueError:
        example = "2026-03-05" if precise else "2018-05"
        raise ValidationError(
            _("Write the date with the year first, such as %(example)s.") % {"example": example}
        ) from None
    return day.isoformat(), precision.value


def _joined(cell: str, _names: Names) -> tuple[str, str] | None:
    return _day(cell, precise=False) if cell else None


def _verified(cell: str, _names: Names) -> str | None:
    if not cell:
        return None
    day, _precision = _day(cell, precise=True)
    if day > timezone.localdate().isoformat():
        raise ValidationError(_("Write the day on which it was verified: this one is to come."))
    return day


def _aliases(cell: str, _names: Names) -> tuple[str, ...]:
    field = PartnerAlias._meta.get_field("name")
    return tuple(field.clean(part, None) for part in _parts(cell))


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
        _text(field),
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
            _text("acronym"),
            lambda partner: partner.acronym,
            _set("acronym"),
        ),
        ImportColumn(
            "other_names",
            gettext_lazy("Other spellings and short names, separated by semicolons."),
            "Zaiton; Chinchew",
            _aliases,
            lambda partner: tuple(row.name for row in partner.other_names.all()),
            _set_rows("other_names", "name", lambda name: PartnerAlias(name=name)),
        ),
        ImportColumn(
            "type",
            gettext_lazy("What sort of body it is."),
            PartnerKind.LOCAL_GOVERNMENT.value,
            _one_of("type", required=True),
            lambda partner: partner.kind,
            _set("kind"),
        ),
        ImportColumn(
            "status",
            gettext_lazy("Partner or supporter only if the project itself calls it so."),
            RegistryStatus.MENTIONED_ONLY.value,
            _one_of("status", required=True),
            lambda partner: partner.registry_status,
            _set("registry_status"),
        ),
        ImportColumn(
            "city",
            gettext_lazy("City where it is based: its name or slug."),
            "Quanzhou",
            _one_of("city"),
            lambda partner: partner.city,
            _set("city"),
        ),
        ImportColumn(
            "country",
            gettext_lazy("Country or territory: its name, or two letters of ISO 3166-1."),
            "CN",
            _one_of("country"),
            country_of,
            _set("country"),
        ),
        ImportColumn(
            "region",
            gettext_lazy("Region by which readers find it."),
            "Asia and the Pacific",
            _one_of("region"),
            region_of,
            _set("region"),
        ),
        ImportColumn(
            "services",
            gettext_lazy("Services of the project that it takes part in, separated by semicolons."),
            "needs-assessment",
            _some_of("services"),
            lambda partner: tuple(partner.services.all()),
            lambda partner, value: partner.services.set(value),
        ),
        ImportColumn(
            "roles",
            gettext_lazy("Parts that it plays in the project, separated by semicolons."),
            ProjectRole.NAMED_INSTITUTION.value,
            _some_of("roles"),
            lambda partner: tuple(row.role for row in partner.roles.all()),
            _set_rows("roles", "role", lambda role: PartnerRole(role=role)),
        ),
        ImportColumn(
            "joined_on",
            gettext_lazy("When it joined, as exactly as a source states it."),
            "2018-05",
            _joined,
            _joined_now,
            _set_joined,
        ),
        ImportColumn(
            "website",
            gettext_lazy("Address of its official website."),
            "https://www.unido.org/",
            _text("website"),
            lambda partner: partner.website,
            _set("website"),
        ),
        ImportColumn(
            "verified_on",
            gettext_lazy("Day on which somebody last checked the record with its source."),
            "2026-03-05",
            _verified,
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
        found |= dict.fromkeys(map(folded, _in_both_languages(heading)), name)
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
