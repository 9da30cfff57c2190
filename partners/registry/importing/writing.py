"""Writes what a table changes, after it was checked once more: all of it, or nothing."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cities_site.bilingual.languages import CHINESE, ENGLISH, LANGUAGES, localized
from partners.models import PartnerIndexPage, PartnerPage, RegistryImport
from partners.registry.facts import Outcome, Refusal, change_facts
from partners.registry.importing.checking import Line, check
from partners.registry.importing.columns import COLUMNS
from partners.registry.importing.files import Problem


class Stale(Exception):
    """The records have changed since the table was checked: what would be written is another."""


@dataclass
class Written:
    """What became of the records of a table."""

    created: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    # Whose names changed; they wait in drafts.
    renamed: int = 0


class Refused(Exception):
    """Nothing was written, because of one row."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@transaction.atomic
def write(table: RegistryImport, user: Any, publishes: bool) -> Written:
    """Write the rows of a table as `user`; with `publishes`, facts of public records show at once.

    Raises Stale where the check no longer comes to what the user has seen, and Refused for a row
    that can't be written; nothing is written then.  No language becomes public.
    """
    # Locked, so that a second click finds it written.
    table = RegistryImport.objects.select_for_update().get(pk=table.pk)
    if table.applied_at:
        return Written()
    found = check(table, user)
    if found.proposal()["records"] != table.proposal["records"] or found.problems:
        raise Stale
    written = Written()
    for line in found.lines:
        try:
            _write(line, user, publishes, written)
        except (Refusal, ValidationError) as error:
            message = " ".join(getattr(error, "messages", None) or [str(error)])
            raise Refused(Problem(line.row, line.name, message)) from error
    table.applied_at = timezone.now()
    table.save(update_fields=["applied_at"])
    return written


def _write(line: Line, user: Any, publishes: bool, written: Written) -> None:
    if line.partner is None:
        _create(line, user)
        written.created += 1
        return
    facts = {name: value for name, value in line.changes.items() if not COLUMNS[name].language}
    names = {name: value for name, value in line.changes.items() if COLUMNS[name].language}
    if facts:
        outcome = change_facts(line.partner, _change(facts), user, publishes)
        written.outcomes[outcome] += 1
    if names:
        change_facts(line.partner, _change(names), user, publishes=False)
        written.renamed += 1


def _change(values: dict[str, Any]) -> Any:
    def change(partner: PartnerPage) -> None:
        for name, value in values.items():
            COLUMNS[name].apply(partner, value)

    return change


def registry_for(user: Any) -> PartnerIndexPage | None:
    """Return the registry to which `user` may add records, if there is one."""
    for index in PartnerIndexPage.objects.order_by("path"):
        if index.permissions_for_user(user).can_add_subpage():
            return index
    return None


def _create(line: Line, user: Any) -> None:
    """Add a record as a draft, of which no version is meant to be public yet."""
    index = registry_for(user)
    if index is None:
        raise Refusal(_("Ask for the right to add records to the registry."))
    states = {localized("public", language): False for language in LANGUAGES}
    is_chinese = not line.cells.get(localized("name", ENGLISH))
    partner = PartnerPage(
        live=False, source_language=CHINESE if is_chinese else ENGLISH, owner=user, **states
    )
    _change(line.changes)(partner)
    index.add_child(instance=partner)
    log(instance=partner, action="wagtail.create", user=user, content_changed=True)
    partner.save_revision(user=user, log_action=True)
