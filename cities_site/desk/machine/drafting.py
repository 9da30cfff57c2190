"""Fills passages that nobody has translated with what an engine says, and marks them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from cities_site.bilingual.models import BasePage, BilingualRecord
from cities_site.bilingual.passages import Passage, PassageState, digest
from cities_site.bilingual.segments import Segment
from cities_site.bilingual.writing import draft_of, save_texts, segments_of, sides_of
from cities_site.desk.exchange.codes import (
    BrokenCodes,
    Coded,
    Parts,
    decode,
    sayable,
    words_of,
)
from cities_site.desk.exchange.units import Unit, coded_unit
from cities_site.desk.machine.engine import Translator
from cities_site.desk.machine.markup import tagged, untagged
from cities_site.desk.machine.terms import Protected, protected
from cities_site.desk.models import MachineTranslation, TranslationTask
from cities_site.desk.records import refusal
from cities_site.desk.terms import approved_terms
from cities_site.desk.unreviewed import unreviewed_passages


@dataclass
class Outcome:
    """How many passages were filled, and why others were not."""

    passages: int = 0
    # Label and reason.
    problems: list[tuple[str, str]] = field(default_factory=list)


def machine_refusal(user: Any, record: Any) -> str:
    """Return why no engine may write into `record` for `user`; empty where one may."""
    if not isinstance(record, BilingualRecord):
        return _("Write the words of files yourself: they are public as soon as they are saved.")
    is_public = record.is_available_in(record.target_language)
    if is_public and not isinstance(record, BasePage):
        return _("Untick the public state of the translation first: saving makes it public.")
    return refusal(user, record, record.target_language)


def untranslated(draft: Any) -> list[Passage]:
    """Return the passages of a draft that have no translation at all, rich in words or not."""
    with_words = {segment.passage for segment in segments_of(sides_of(draft))}
    return [
        passage
        for passage in draft.passages()
        if passage.state == PassageState.UNTRANSLATED and passage.key in with_words
    ]


def fill(record: Any, keys: Collection[str], user: Any, translator: Translator) -> Outcome:
    """Translate the untranslated passages named by `keys`; raise MachineTranslationError.

    The engine is asked first and the record read again then, so that nothing is written over
    what somebody has written meanwhile.
    """
    outcome = Outcome()
    draft = draft_of(record)
    chosen = {passage.key for passage in untranslated(draft)} & set(keys)
    segments = [each for each in segments_of(sides_of(draft)) if each.passage in chosen]
    texts = _translations(segments, draft, translator, outcome)
    if not texts:
        return outcome
    with transaction.atomic():
        fresh = draft_of(record)
        before = {segment.key: segment for segment in segments}
        still_fitting = {
            segment.key: texts[segment.key]
            for segment in segments_of(sides_of(fresh))
            if segment.key in texts and segment == before[segment.key]
        }
        if save_texts(fresh, still_fitting, user):
            written = {before[key].passage for key in still_fitting}
            outcome.passages = _mark(draft_of(record), written, user, translator.name)
    return outcome


def _translations(
    segments: Sequence[Segment], draft: Any, translator: Translator, outcome: Outcome
) -> dict[str, str]:
    terms = approved_terms()
    texts: dict[str, str] = {}
    for is_rich in (False, True):
        units = [coded_unit(segment) for segment in segments if segment.is_rich == is_rich]
        ways = [protected(unit.source.parts, terms, draft.source_language) for unit in units]
        answers = _asked(list(zip(units, ways, strict=True)), draft, translator, is_rich)
        for unit, parts in zip(units, answers, strict=True):
            try:
                texts[unit.segment.key] = _checked(unit, parts)
            except BrokenCodes as error:
                outcome.problems.append((unit.segment.label, str(error)))
    return texts


def _asked(
    questions: list[tuple[Unit, Protected]], draft: Any, translator: Translator, is_rich: bool
) -> list[Parts | None]:
    """Return the engine's answers; a text whose marks it lost is asked for again without them."""
    languages = draft.source_language, draft.target_language

    def ask(coded: list[Coded]) -> list[Parts | None]:
        said = [tagged(each) if is_rich else words_of(each.parts) for each in coded]
        answers = translator.translate(said, *languages, is_html=is_rich) if said else []
        return [untagged(answer) if is_rich else (sayable(answer),) for answer in answers]

    first = ask([Coded(way.parts, unit.source.elements) for unit, way in questions])
    found = [
        way.restored(parts, draft.target_language) if parts is not None else None
        for (_unit, way), parts in zip(questions, first, strict=True)
    ]
    again = [
        at for at, (_unit, way) in enumerate(questions) if found[at] is None and way.translations
    ]
    for at, parts in zip(again, ask([questions[at][0].source for at in again]), strict=True):
        found[at] = parts
    return found


def _checked(unit: Unit, parts: Parts | None) -> str:
    """Return what is to be written; raise BrokenCodes where the engine's answer is unusable."""
    if parts is None or not words_of(parts).strip():
        raise BrokenCodes(_("Translate this yourself: the engine gives nothing usable."))
    if unit.segment.is_rich:
        try:
            text = decode(parts, unit.source, Coded((), {}))
        except BrokenCodes:
            raise BrokenCodes(
                _("Translate this yourself: the engine loses its links or paragraphs.")
            ) from None
    else:
        text = words_of(parts).strip()
    if unit.segment.limit and len(text) > unit.segment.limit:
        raise BrokenCodes(
            _("Translate this yourself: the engine needs more than %(limit)d characters.")
            % {"limit": unit.segment.limit}
        )
    return text


def _mark(draft: Any, keys: Collection[str], user: Any, engine: str) -> int:
    """Mark the passages `keys` of a saved draft as the engine's; return how many there are."""
    content_type = ContentType.objects.get_for_model(draft)
    passages = draft.passages()
    count = 0
    for passage in passages:
        if passage.key in keys and passage.translation:
            MachineTranslation.objects.update_or_create(
                content_type=content_type,
                object_id=draft.pk,
                passage=passage.key,
                defaults={
                    "digest": digest(passage.translation),
                    "engine": engine[:255],
                    "user": user,
                },
            )
            count += 1
    TranslationTask.objects.filter(content_type=content_type, object_id=draft.pk).update(
        passages_by_machine=len(unreviewed_passages(draft, passages))
    )
    return count
