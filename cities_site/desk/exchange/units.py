"""What goes out: each text of a record as a unit, with its codes, its state and its notes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cities_site.bilingual.content import normalised
from cities_site.bilingual.languages import ENGLISH
from cities_site.bilingual.passages import PassageState, approved_passages, digest
from cities_site.bilingual.segments import Segment
from cities_site.bilingual.writing import segments_of, sides_of
from cities_site.desk.exchange.codes import Coded, encode, plain, sayable
from cities_site.desk.quality.wording import Term
from cities_site.library.term_forms import term_pattern

_NAME_TOKEN = re.compile(r"[A-Za-z0-9._:-]+")

# By the two versions of the format: how far a translation is.
STATES = {
    PassageState.CURRENT: ("final", "final"),
    PassageState.UNREVIEWED: ("translated", "translated"),
    PassageState.CHANGED: ("needs-review-translation", "translated"),
    PassageState.BOTH_CHANGED: ("needs-review-translation", "translated"),
    PassageState.UNTRANSLATED: ("needs-translation", "initial"),
}


@dataclass(frozen=True)
class Unit:
    """One text, as a file for translators holds it."""

    id: str
    segment: Segment
    source: Coded
    target: Coded
    state: PassageState
    # Category and text: where it stands, what to know, how terms are translated.
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def source_digest(self) -> str:
        """Sixteen hexadecimal digits that change with the words or the markup of the original."""
        return fingerprint(self.segment.source)

    @property
    def target_digest(self) -> str:
        """The same for the translation."""
        return fingerprint(self.segment.translation)


@dataclass(frozen=True)
class RecordUnits:
    """The texts of one record."""

    record: Any
    source: str
    target: str
    units: Sequence[Unit]

    @property
    def name(self) -> str:
        """The name of the record in files: its model and its key."""
        return f"{self.record._meta.label_lower}:{self.record.pk}"


def fingerprint(text: str) -> str:
    """Return sixteen hexadecimal digits for a stored text, markup ids and line ends aside."""
    return digest(str(normalised(sayable(text))))


def units_of(
    record: Any,
    content: dict[str, Any] | None = None,
    note: str = "",
    terms: Iterable[Term] = (),
) -> RecordUnits:
    """Return the units of a record, or of the `content` of its draft."""
    sides = sides_of(record, content)
    stored = sides.content.get("reviewed_passages") or {}
    states = {
        passage.key: passage.state
        for passage in approved_passages(
            sides.model, sides.content, sides.source, sides.target, stored
        )
    }
    terms = list(terms)
    units = []
    for segment in segments_of(sides):
        state = PassageState.UNTRANSLATED
        if segment.is_translated:
            state = states.get(segment.passage, PassageState.UNREVIEWED)
        notes = [("place", segment.label), *([("instructions", note)] if note else [])]
        notes += _term_notes(segment.source, terms, sides.source)
        units.append(coded_unit(segment, state, tuple(notes)))
    return RecordUnits(record, sides.source, sides.target, units)


def coded_unit(
    segment: Segment,
    state: PassageState = PassageState.UNREVIEWED,
    notes: tuple[tuple[str, str], ...] = (),
) -> Unit:
    """Return the unit of a segment."""
    source = encode(segment.source) if segment.is_rich else plain(segment.source)
    target = encode(segment.translation, source) if segment.is_rich else plain(segment.translation)
    return Unit(_unit_id(segment.key), segment, source, target, state, notes)


def _unit_id(key: str) -> str:
    # A row that is not stored yet has its position for a key, with a sign that ids may not have.
    key = key.replace(":+", ":-")
    return key if _NAME_TOKEN.fullmatch(key) else f"key-{digest(key)}"


def _term_notes(text: str, terms: Sequence[Term], source: str) -> list[tuple[str, str]]:
    notes = []
    for term in terms:
        ours, theirs = term.english, term.chinese
        if source != ENGLISH:
            ours, theirs = theirs, ours
        if re.search(term_pattern(ours, source), text):
            words = {"term": ours, "translation": theirs}
            notes.append(("term", _("Write “%(translation)s” for “%(term)s”.") % words))
    return notes
