"""Brings translations back: each text that still fits is written as a draft, the rest reported."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cities_site.bilingual.languages import language_tag
from cities_site.bilingual.writing import draft_of, save_texts
from cities_site.desk.exchange.codes import BrokenCodes, Code, Parts, decode, words_of
from cities_site.desk.exchange.reading import ReceivedUnit
from cities_site.desk.exchange.units import RecordUnits, Unit, units_of
from cities_site.desk.records import find_record, refusal


@dataclass(frozen=True)
class Problem:
    """One text that was not written, and what to do about it."""

    record: str
    place: str
    message: str


@dataclass
class Report:
    """What became of a file."""

    # The records that were written, each with the number of its new texts.
    written: list[tuple[Any, int]] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def texts(self) -> int:
        """How many texts were written."""
        return sum(count for _record, count in self.written)


class Refused(ValueError):
    """A text is not written; the message says why and what to do."""


def bring_back(received: Iterable[ReceivedUnit], user: Any) -> Report:
    """Write what fits, record by record, as drafts of `user` that nobody has approved."""
    report = Report()
    by_record: dict[str, list[ReceivedUnit]] = {}
    for unit in received:
        by_record.setdefault(unit.record, []).append(unit)
    for name, units in by_record.items():
        _bring_back_record(name, units, user, report)
    return report


def _bring_back_record(name: str, received: list[ReceivedUnit], user: Any, report: Report) -> None:
    record = find_record(*name.partition(":")[::2])
    if record is None:
        message = _("Leave this out: the site has no such record.")
        report.problems += [Problem(name[:80], unit.id[:80], message) for unit in received]
        return
    ours = units_of(draft_of(record))
    title = str(ours.record)
    known = {unit.id: unit for unit in ours.units}
    why = refusal(user, record, ours.target)
    texts: dict[str, str] = {}
    seen: set[str] = set()
    for theirs in received:
        unit = known.get(theirs.id)
        place = unit.segment.label if unit else theirs.id[:80]
        try:
            if why:
                raise Refused(why)
            if theirs.id in seen:
                raise Refused(_("Keep one of the units with this id: the first was read."))
            seen.add(theirs.id)
            text = _new_text(unit, theirs, ours)
        except (Refused, BrokenCodes) as error:
            report.problems.append(Problem(title, place, str(error)))
            continue
        if text is None:
            report.unchanged += 1
        else:
            texts[unit.segment.key] = text
    if texts and (count := save_texts(ours.record, texts, user)):
        report.written.append((record, count))


def _new_text(unit: Unit | None, theirs: ReceivedUnit, ours: RecordUnits) -> str | None:
    """Return the text to write; None where the translation says the same already."""
    languages = theirs.source_language.lower(), theirs.target_language.lower()
    if languages != (language_tag(ours.source).lower(), language_tag(ours.target).lower()):
        raise Refused(_("Export again: the file is for other languages."))
    if unit is None:
        raise Refused(_("Export again: the original no longer has this text."))
    if theirs.problem:
        raise Refused(theirs.problem)
    if theirs.target is None or not words_of(theirs.target).strip():
        raise Refused(_("Translate this: the file has nothing for it."))
    if theirs.target == unit.target.parts:
        return None
    if not _is_current(theirs.digests.get("source"), unit.source_digest, theirs, unit):
        raise Refused(
            _("Export again and translate the new words: the original has changed since.")
        )
    if theirs.digests.get("target", unit.target_digest) != unit.target_digest:
        raise Refused(
            _("Compare both and export again: somebody has changed the translation here since.")
        )
    text = _text(unit, theirs.target)
    if unit.segment.limit and len(text) > unit.segment.limit:
        raise Refused(
            _("Shorten this to %(limit)d characters: it has %(count)d.")
            % {"limit": unit.segment.limit, "count": len(text)}
        )
    return text


def _is_current(digest: str | None, expected: str, theirs: ReceivedUnit, unit: Unit) -> bool:
    # Where a tool has dropped the digest, the original in the file itself tells.
    return digest == expected if digest else theirs.source == unit.source.parts


def _text(unit: Unit, parts: Parts) -> str:
    if unit.segment.is_rich:
        return decode(parts, unit.source, unit.target)
    if any(isinstance(part, Code) for part in parts):
        raise BrokenCodes(_("Take out the codes: this text has none."))
    words = words_of(parts)
    has_lines = "\n" in unit.segment.source + unit.segment.translation
    # A title is one line, whatever a tool made of it.
    return words.strip() if has_lines else " ".join(words.split())
