"""What two records say of one organisation, and how the chosen values come into one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.texts import plain_lines
from cities_site.library.readings import folded
from partners.models import FormerName, PartnerAlias, PartnerFigure, PartnerPage, PartnerRole
from partners.registry.likeness import names_of


@dataclass(frozen=True)
class Choice:
    """A value of which one record's is kept; what belongs to it goes with it."""

    name: str
    label: Any
    belongings: tuple[str, ...] = ()
    # Words wait in the draft of the kept record.
    language: str = ""

    def shown(self, partner: PartnerPage) -> str:
        """Return the value as people read it."""
        value = getattr(partner, self.name)
        if self.name.startswith("body"):
            return plain_lines(str(value or ""))[:300]
        if self.name in ("joined_on", "founded_on"):
            return getattr(partner, self.name.replace("_on", "_in_words"))
        display = getattr(partner, f"get_{self.name}_display", None)
        if isinstance(value, bool):
            return str(_("Yes") if value else _("No"))
        return str(display() if display else value or "")


def _words(name: str, label: Any) -> list[Choice]:
    return [
        Choice(
            localized(name, language),
            format_lazy("{} ({})", label, NATIVE_NAMES[language]),
            language=language,
        )
        for language in LANGUAGES
    ]


CHOICES = (
    *_words("headline", _("Official name")),
    *_words("summary", _("Summary")),
    *_words("body", _("Description")),
    Choice("acronym", _("Acronym")),
    Choice("kind", _("Partner type")),
    Choice("un_system", _("Part of the United Nations system")),
    Choice("registry_status", _("Registry status")),
    Choice("support_mode", _("Support")),
    Choice("city", _("City")),
    Choice("country", _("Country or territory")),
    Choice("region", _("Region")),
    Choice("joined_on", _("Joined on"), ("joined_precision",)),
    Choice("founded_on", _("Founded on"), ("founded_precision",)),
    Choice("website", _("Website")),
    Choice("focal_point_mailbox", _("Role mailbox")),
    Choice("logo", _("Logo"), ("logo_permission",)),
    Choice("last_verified_on", _("Last verified"), ("last_verified_by",)),
)


def value_of(partner: PartnerPage, name: str) -> Any:
    """Return a value as it is compared and set."""
    value = getattr(partner, name)
    return value.get_prep_value() if name.startswith("body") else value


def differing(kept: PartnerPage, other: PartnerPage) -> list[Choice]:
    """Return the values in which two records differ."""
    return [
        choice
        for choice in CHOICES
        if (value_of(kept, choice.name) or "") != (value_of(other, choice.name) or "")
    ]


def take(partner: PartnerPage, other: PartnerPage, choices: Iterable[Choice]) -> None:
    """Give the record the chosen values of the other one."""
    for choice in choices:
        for name in (choice.name, *choice.belongings):
            setattr(partner, name, getattr(other, name))


def join_rows(partner: PartnerPage, other: PartnerPage) -> None:
    """Add the services, roles, figures and former names of the other record that are not there."""
    services = list(partner.services.all())
    more = [service for service in other.services.all() if service not in services]
    if more:
        partner.services.set([*services, *more])
    for accessor, model in (
        ("roles", PartnerRole),
        ("figures", PartnerFigure),
        ("former_names", FormerName),
    ):
        there = [_said(row) for row in getattr(partner, accessor).all()]
        new = [row for row in getattr(other, accessor).all() if _said(row) not in there]
        _add(partner, accessor, (model(**_said(row)) for row in new))


def _said(row: Any) -> dict[str, Any]:
    """Return what a row says, without its place."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "page", "sort_order")
    }


def _add(partner: PartnerPage, accessor: str, rows: Iterable[Any]) -> None:
    rows = list(rows)
    if not rows:
        return
    manager = getattr(partner, accessor)
    # All are numbered: rows without a number stand first on one database and last on the other.
    joined = [*manager.all(), *rows]
    for place, row in enumerate(joined):
        row.sort_order = place
    manager.set(joined)


def keep_names(partner: PartnerPage, names: Iterable[str], search_only: Iterable[str]) -> None:
    """Keep `names` as other names, where the record has no such name; some for search alone."""
    there = {folded(name) for name in names_of(partner)}
    missing: dict[str, str] = {}
    for name in names:
        if folded(name) not in there:
            missing.setdefault(folded(name), name)
    hidden = {folded(name) for name in search_only}
    _add(
        partner,
        "other_names",
        (PartnerAlias(name=name, search_only=key in hidden) for key, name in missing.items()),
    )


def add_former_name(partner: PartnerPage, name: FormerName) -> None:
    """Add a former name."""
    _add(partner, "former_names", [name])
