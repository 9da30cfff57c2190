"""A record's words cut into passages, and what became of each since its translation was approved.

A passage is a field, a block of a stream or a word of an inline row: the least that a translator
approves.  Each pairs the text of the original with its translation.  An approval remembers the
original's text as it stood, so that a later change shows as text, never as a time of saving.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from cities_site.bilingual.content import child_relations, sorted_rows
from cities_site.bilingual.languages import localized
from cities_site.bilingual.texts import block_texts, plain_lines
from cities_site.bilingual.unsuffixed import translated_names


class PassageState(models.TextChoices):
    """Where one passage stands between the original and its translation."""

    UNTRANSLATED = "untranslated", _("Not translated")
    UNREVIEWED = "unreviewed", _("Not approved yet")
    CHANGED = "changed", _("Original changed")
    BOTH_CHANGED = "both_changed", _("Both changed")
    ORPHANED = "orphaned", _("Original removed")
    CURRENT = "current", _("Approved")


@dataclass(frozen=True)
class Approval:
    """The original and the translation of a passage as they stood when somebody approved them."""

    source: str
    # Sixteen hexadecimal digits: whether the translation changed matters, not from what.
    translation: str
    # The id of the translation's block, which may differ from the original's.
    block: str = ""
    # The day of the approval, as an ISO 8601 date.
    on: str = ""


@dataclass(frozen=True)
class Passage:
    """One text of the original beside its translation."""

    key: str
    label: str
    source: str
    translation: str
    block: str = ""
    # The type of the block, such as "heading"; empty for fields and rows.
    block_type: str = ""
    approval: Approval | None = None

    @property
    def anchor(self) -> str:
        """The id of the element that shows the original of the passage in the editor."""
        return anchor_of(self.key)

    @property
    def state(self) -> PassageState:
        """Compare both texts with those that were approved."""
        approved = self.approval
        source_kept = approved is not None and approved.source == self.source
        translation_kept = approved is not None and approved.translation == digest(self.translation)
        if source_kept and translation_kept:
            return PassageState.CURRENT
        if not self.source:
            return PassageState.ORPHANED
        if not self.translation:
            return PassageState.UNTRANSLATED
        if approved is None or source_kept:
            return PassageState.UNREVIEWED
        return PassageState.CHANGED if translation_kept else PassageState.BOTH_CHANGED

    def as_approved(self) -> "Passage":
        """Return the passage as if it had been approved as it stands."""
        return replace(self, approval=self.approved(""))

    def as_changed(self) -> "Passage":
        """Return the passage as one whose original changed in a way that nobody recorded."""
        unknown = Approval("", digest(self.translation), self.block)
        return replace(self, approval=unknown)

    def approved(self, on: str) -> Approval:
        """Return the approval of this passage as it stands."""
        return Approval(self.source, digest(self.translation), self.block, on)

    def turned_around(self) -> tuple[str, Approval]:
        """Return the key and the approval of this passage once the languages change places."""
        on = self.approval.on if self.approval else ""
        place, colon, block = self.key.partition(":")
        if not self.block:
            return self.key, Approval(self.translation, digest(self.source), "", on)
        key = f"{place}{colon}{self.block}"
        return key, Approval(self.translation, digest(self.source), block, on)


def anchor_of(key: str) -> str:
    """Return the id of the element that shows the original of a passage in the editor."""
    return f"passage-{key.replace(':', '-')}"


def next_to_do(passages: Iterable[Passage]) -> Passage | None:
    """Return the passage to begin with: one to write before one to approve."""
    waiting = [item for item in passages if item.state != PassageState.CURRENT]
    to_write = [item for item in waiting if item.state != PassageState.UNREVIEWED]
    return next(iter([*to_write, *waiting]), None)


def digest(text: str) -> str:
    """Return sixteen hexadecimal digits that tell one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def passages_of(
    model: type[models.Model],
    content: dict[str, Any],
    source: str,
    target: str,
    partners: Mapping[str, str],
) -> Iterator[Passage]:
    """Yield the passages of a serialised record, without approvals, in the order of its fields.

    Passages without words on either side are left out.  `partners` names the translation's block
    for blocks of the original that were approved with one.
    """
    pair = (source, target)
    for name in translated_names(model):
        field = model._meta.get_field(localized(name, source))
        texts = content.get(localized(name, source)), content.get(localized(name, target))
        label = str(capfirst(field.translated_field.verbose_name))
        if isinstance(field, StreamField):
            yield from _stream_passages(
                name,
                label,
                field.stream_block,
                {language: stored_blocks(text) for language, text in zip(pair, texts, strict=True)},
                partners,
            )
        elif isinstance(field, models.CharField | models.TextField):
            yield from _worded(Passage(name, label, *map(_field_text, (field, field), texts, pair)))
    for accessor, row_model in child_relations(model):
        for position, row in enumerate(sorted_rows(content, accessor)):
            # Rows get a key when the page is first published.
            row_key = f"{accessor}:{row.get('pk') or f'+{position}'}"
            for name in translated_names(row_model):
                field = row_model._meta.get_field(localized(name, source))
                if not isinstance(field, models.CharField | models.TextField):
                    continue
                label = f"{capfirst(row_model._meta.verbose_name)} {position + 1}: "
                yield from _worded(
                    Passage(
                        f"{row_key}:{name}",
                        label + str(field.translated_field.verbose_name),
                        *(_field_text(field, row.get(localized(name, at)), at) for at in pair),
                    )
                )


def _worded(passage: Passage) -> list[Passage]:
    return [passage] if passage.source or passage.translation else []


def _field_text(field: models.Field, value: Any, language: str) -> str:
    text = str(value or "")
    return plain_lines(text, language) if isinstance(field, RichTextField) else text.strip()


def stored_blocks(value: Any) -> list[dict[str, Any]]:
    """Return the blocks of a serialised stream, in whichever form it was stored."""
    if isinstance(value, str):
        with suppress(ValueError):
            value = json.loads(value)
    return [item for item in value or [] if isinstance(item, dict)]


def _stream_passages(
    name: str,
    label: str,
    stream: blocks.StreamBlock,
    texts: Mapping[str, list[dict[str, Any]]],
    partners: Mapping[str, str],
) -> Iterator[Passage]:
    pairs = pair_blocks(*texts.values(), partners)
    for position, (ours, theirs) in enumerate(pairs, start=1):
        shown = ours or theirs or {}
        child = stream.child_blocks.get(shown.get("type"))
        if child is None:
            continue
        said = [
            "\n".join(filter(None, block_texts(child, item["value"], language))) if item else ""
            for language, item in zip(texts, (ours, theirs), strict=True)
        ]
        yield from _worded(
            Passage(
                f"{name}:{shown.get('id') or position}",
                f"{label} {position}: {child.label}",
                *said,
                block=(theirs or {}).get("id") or "",
                block_type=shown["type"],
            )
        )


def pair_blocks(
    source: list[dict[str, Any]], target: list[dict[str, Any]], partners: Mapping[str, str]
) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Pair the blocks of two streams: by id, as `partners` says, then by type and order.

    Blocks of the translation that are left over come last, alone.  One that was approved with a
    block of the original stays its own, even when that is gone: it is never given to another.
    """
    by_id = {block.get("id"): block for block in target if block.get("id")}
    ids = {block.get("id") for block in source}
    taken = ids | set(partners.values())
    free = [block for block in target if not block.get("id") or block["id"] not in taken]
    pairs: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = []
    for block in source:
        own_id = block.get("id") or ""
        partner = by_id.pop(own_id, None)
        # A block of the same id comes first: what once stood in for it is then nobody's.
        if partner is None and partners.get(own_id, "") not in ids:
            partner = by_id.pop(partners.get(own_id, ""), None)
        if partner is None:
            partner = next((item for item in free if item["type"] == block["type"]), None)
            if partner is not None:
                free.remove(partner)
        pairs.append((block, partner))
    paired = [partner for _block, partner in pairs]
    return [*pairs, *((None, block) for block in target if block not in paired)]


def approved_passages(
    model: type[models.Model],
    content: dict[str, Any],
    source: str,
    target: str,
    stored: Mapping[str, dict[str, str]],
) -> list[Passage]:
    """Return the passages of a serialised record, each with the approval that belongs to it.

    A passage whose key is new, because its row was stored or its block made again, takes the
    approval of one that is gone and said the same.
    """
    approvals = {key: Approval(**entry) for key, entry in stored.items()}
    partners = {
        key.partition(":")[2]: approval.block
        for key, approval in approvals.items()
        if approval.block
    }
    passages = list(passages_of(model, content, source, target, partners))
    unused = {
        key: approval
        for key, approval in approvals.items()
        if key not in {passage.key for passage in passages}
    }
    found = []
    for passage in passages:
        approval = approvals.get(passage.key) or _inherited(passage, unused)
        found.append(replace(passage, approval=approval))
    return found


def _inherited(passage: Passage, unused: dict[str, Approval]) -> Approval | None:
    place = passage.key.partition(":")[0]
    for key, approval in unused.items():
        if key.partition(":")[0] != place:
            continue
        same_text = bool(passage.source) and approval.source == passage.source
        left_behind = not passage.source and approval.block and approval.block == passage.block
        if same_text or left_behind:
            return unused.pop(key)
    return None
