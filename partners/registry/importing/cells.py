"""Reads the cells of a table into values; whatever cannot be read says what to write instead."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cities_site.bilingual.languages import LANGUAGES, words
from cities_site.library.fields import DatePrecision
from cities_site.library.models import City, Country, Region, Service
from cities_site.library.open_data.tables import LIST_SEPARATOR
from cities_site.library.readings import folded
from partners.choices import PartnerKind, ProjectRole, RegistryStatus
from partners.models import PartnerAlias, PartnerPage

# What cells may call records and choices, by column.
Names = Mapping[str, Mapping[str, Any]]


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
            labels = in_both_languages(choice.label)
            found[name] |= dict.fromkeys(map(folded, [choice.value, *labels]), choice.value)
    return found


def _called(record: Any) -> set[str]:
    names = [words(record, "name", language) for language in LANGUAGES]
    codes = [getattr(record, "slug", ""), getattr(record, "iso_code", "")]
    return {folded(name) for name in [*names, *codes, str(record)] if name}


def in_both_languages(text: str | Promise) -> list[str]:
    """Return an interface text in each language."""
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            found.append(str(text))
    return found


def text_of_field(field: str) -> Callable[[str, Names], str]:
    """Return what reads a cell as the field of a partner does."""
    return lambda cell, _names: str(PartnerPage._meta.get_field(field).clean(cell, None) or "")


def one_of(column: str, required: bool = False) -> Callable[[str, Names], Any]:
    """Return what reads a cell as one of the records or choices of a column."""

    def read(cell: str, names: Names) -> Any:
        if not cell:
            if required:
                raise ValidationError(_("Write one of the values of the description here."))
            return None
        return _named(cell, names[column])

    return read


def some_of(column: str) -> Callable[[str, Names], tuple]:
    """Return what reads a cell as several of the records or choices of a column."""

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


def joined_day(cell: str, _names: Names) -> tuple[str, str] | None:
    """Return the day on which a record joined, and how exactly it is known."""
    return _day(cell, precise=False) if cell else None


def verified_day(cell: str, _names: Names) -> str | None:
    """Return the day on which a record was verified, which can't be to come."""
    if not cell:
        return None
    day, _precision = _day(cell, precise=True)
    if day > timezone.localdate().isoformat():
        raise ValidationError(_("Write the day on which it was verified: this one is to come."))
    return day


def aliases(cell: str, _names: Names) -> tuple[str, ...]:
    """Return other names."""
    field = PartnerAlias._meta.get_field("name")
    return tuple(field.clean(part, None) for part in _parts(cell))
