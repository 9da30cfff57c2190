"""What keeps a pilot from going public: a stage without evidence, and numbers without theirs."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.languages import words
from cities_site.library.evidence import missing_evidence
from pilots.choices import Stage
from pilots.models import PilotPage


def stage_without_evidence(record: Any, section: str) -> Iterator[str]:
    """Yield what is missing where a pilot has reached a stage that no dated public page reports.

    An idea needs no evidence: nothing has been done yet.
    """
    if section != SHARED or not isinstance(record, PilotPage) or record.stage == Stage.IDEA:
        return
    steps = [step for step in record.milestones.all() if step.stage == record.stage]
    if not any(step.evidence and _is_dated_and_public(step.evidence) for step in steps):
        yield _(
            "The stage “%(stage)s” needs evidence: add a milestone of this stage with its date, "
            "and choose as its evidence a public page of this site that has a date."
        ) % {"stage": record.stage_in_words}


def _is_dated_and_public(page: Any) -> bool:
    return bool(page.live and page.available_languages and page.display_date)


def numbers_without_evidence(record: Any, section: str) -> Iterator[str]:
    """Yield the indicators and the budget whose day or source nobody has given."""
    if not isinstance(record, PilotPage):
        return
    if section == SHARED and record.budget_total is not None and not record.budget_as_of:
        yield _("Give the day to which the budget refers, under “Budget as of”.")
    for row in record.indicators.all():
        if row.actual is None:
            continue
        source = words(row, "source", section) if section != SHARED else "judged by language"
        as_of = row.as_of if section == SHARED else "judged as a fact"
        if missing := missing_evidence(as_of, source):
            names = (words(row, "name", each) for each in record.available_languages)
            yield _("The indicator “%(name)s” needs %(missing)s.") % {
                "name": next(filter(None, names), ""),
                "missing": missing,
            }
