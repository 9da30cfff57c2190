"""Machine translations that nobody has looked at: named beside their passages, never published."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from cities_site.bilingual.originals import Remark
from cities_site.bilingual.passages import Passage, PassageState, digest
from cities_site.desk.models import MachineTranslation

# How many passages are named where a language may not go public.
PASSAGES_TOLD = 5


def unreviewed_passages(record: Any, passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages whose translation is an engine's and not approved; one query."""
    marks = list(MachineTranslation.objects.of(record).values_list("passage", "digest"))
    if not marks:
        return []
    keys = {passage.key for passage in passages}
    # A row gets another key when it is stored: its mark is then found by its place and words.
    moved = {(_place(key), words) for key, words in marks if key not in keys}
    return [
        passage
        for passage in passages
        if passage.translation
        and passage.state != PassageState.CURRENT
        and (
            (passage.key, digest(passage.translation)) in marks
            or (_place(passage.key), digest(passage.translation)) in moved
        )
    ]


def _place(key: str) -> str:
    return key.partition(":")[0]


def remarks_on_machine_translations(
    record: Any, passages: Sequence[Passage]
) -> dict[str, list[Remark]]:
    """Say beside each machine translation what it is and what to do with it."""
    message = _(
        "Machine translation, to be reviewed: compare it with the original, put it right and "
        "approve it."
    )
    return {
        passage.key: [Remark(message, is_error=True)]
        for passage in unreviewed_passages(record, passages)
    }


def machine_translations_left(record: Any, language: str) -> list[str]:
    """Return what keeps a translation with unreviewed machine translations from going public."""
    if language != record.target_language:
        return []
    left = unreviewed_passages(record, record.passages())
    if not left:
        return []
    labels = [passage.label for passage in left[:PASSAGES_TOLD]]
    message = _(
        "Approve what is still machine translation and save, before this language goes public: "
        "%(passages)s."
    ) % {"passages": _(", ").join(labels)}
    if more := len(left) - len(labels):
        message += " " + _("and %(count)d more.") % {"count": more}
    return [message]
