"""Brings rows into the termbase: each that is right is saved, the rest is reported."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cities_site.library.models import GlossaryTerm
from cities_site.library.termbase.rows import TermRow, row_of

# A term longer than that is a mistake in the file.
TITLE_SHOWN = 80


@dataclass
class TermReport:
    """What became of a file: terms made, changed and left, and rows that were not taken."""

    created: list[GlossaryTerm] = field(default_factory=list)
    changed: list[GlossaryTerm] = field(default_factory=list)
    unchanged: int = 0
    # Number of the row, its term, and what to do.
    problems: list[tuple[int, str, str]] = field(default_factory=list)


def bring_terms(rows: Iterable[TermRow], user: Any) -> TermReport:
    """Save the rows that are right, each with an entry in its history; report the others."""
    report = TermReport()
    seen: set[int] = set()
    for number, row in enumerate(rows, start=1):
        try:
            with transaction.atomic():
                _bring(row, user, report, seen)
        except ValidationError as error:
            title = row.term_en or row.term_zh_hans
            report.problems.append((number, title[:TITLE_SHOWN], " ".join(error.messages)))
    return report


def _bring(row: TermRow, user: Any, report: TermReport, seen: set[int]) -> None:
    if not row.term_en or not row.term_zh_hans:
        raise ValidationError(_("Write the term in both languages."))
    letters = "".join(row.values().values())
    if any(ord(letter) < 32 and letter not in "\t\r\n" for letter in letters):
        raise ValidationError(_("Take out what is no letter: the row has control characters."))
    term = _stored(row)
    if term.pk in seen:
        raise ValidationError(_("Keep one of the rows with this term: the first was read."))
    before = row_of(term) if term.pk else None
    for name, value in row.values().items():
        setattr(term, name, value or None if name == "confirmed_on" else value)
    if term.pk is None:
        term.public_en = term.public_zh_hans = True
    term.full_clean(exclude=["slug"])
    if before and row_of(term) == before:
        report.unchanged += 1
        seen.add(term.pk)
        return
    if term.status == GlossaryTerm.Status.CONFIRMED:
        term.mark_translation_reviewed()
    term.save()
    term.save_revision(user=user, log_action="wagtail.edit" if before else "wagtail.create")
    seen.add(term.pk)
    (report.changed if before else report.created).append(term)


def _stored(row: TermRow) -> GlossaryTerm:
    """Return the term that the row is about: by its slug, then by its English."""
    terms = GlossaryTerm.objects.order_by("pk")
    found = terms.filter(slug=row.slug).first() if row.slug else None
    return found or terms.filter(term_en=row.term_en).first() or GlossaryTerm()
