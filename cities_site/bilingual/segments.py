"""A record's words cut into single texts, each at its place in the original and the translation.

A passage of a stream is a block, which may hold several texts: a quotation and who said it, the
cells of a table.  A segment is one of them, as it is stored.  One walk over both languages serves
readers and writers: it aligns the translation with the structure of the original, and asks for
the words of each text on the way.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.text import capfirst
from wagtail.fields import RichTextField, StreamField

from cities_site.bilingual.alignment import Alignment, Place
from cities_site.bilingual.content import child_relations, sorted_rows
from cities_site.bilingual.languages import localized
from cities_site.bilingual.passages import pair_blocks, stored_blocks
from cities_site.bilingual.texts import block_texts, plain_lines
from cities_site.bilingual.unsuffixed import translated_names


@dataclass(frozen=True)
class Segment:
    """One text of the original beside its translation, both as they are stored."""

    passage: str
    path: tuple[str, ...]
    label: str
    source: str
    translation: str
    is_rich: bool = False
    # The most characters that the translation may have; None where nothing limits it.
    limit: int | None = None

    @property
    def key(self) -> str:
        """The name of the segment within its record."""
        return ".".join((self.passage, *self.path))

    @property
    def has_words(self) -> bool:
        """Whether the original says anything here."""
        return bool(plain_lines(self.source) if self.is_rich else self.source.strip())

    @property
    def is_translated(self) -> bool:
        """Whether the translation says anything here."""
        return bool(plain_lines(self.translation) if self.is_rich else self.translation.strip())


# Returns the translation that a segment is to have.
Visit = Callable[[Segment], str]


@dataclass(frozen=True)
class Sides:
    """A serialised record, and which of its languages is translated into which."""

    model: type[models.Model]
    content: dict[str, Any]
    source: str
    target: str
    # The blocks of the translation that were approved with blocks of the original, by their ids.
    partners: Mapping[str, str]


def segments_of(sides: Sides) -> list[Segment]:
    """Return the texts in which the original says something, in the order of its fields."""
    found: list[Segment] = []

    def collect(segment: Segment) -> str:
        found.append(segment)
        return segment.translation

    rewritten(sides, collect)
    return [segment for segment in found if segment.has_words]


def rewritten(sides: Sides, visit: Visit) -> dict[str, Any]:
    """Return the serialised record with the translation that `visit` gives for each text.

    Blocks are added where `visit` gives words for a block that the translation does not have.
    """
    content = {**sides.content, **_columns(sides, sides.model, sides.content, "", "", visit)}
    for accessor, row_model in child_relations(sides.model):
        if not translated_names(row_model) or accessor not in content:
            continue
        rows = []
        for position, row in enumerate(sorted_rows(content, accessor)):
            prefix = f"{accessor}:{row.get('pk') or f'+{position}'}:"
            label = f"{capfirst(row_model._meta.verbose_name)} {position + 1}: "
            rows.append({**row, **_columns(sides, row_model, row, prefix, label, visit)})
        content[accessor] = rows
    return content


def _columns(
    sides: Sides,
    model: type[models.Model],
    values: dict[str, Any],
    prefix: str,
    place: str,
    visit: Visit,
) -> dict[str, Any]:
    changed = {}
    for name in translated_names(model):
        field = model._meta.get_field(localized(name, sides.source))
        column = localized(name, sides.target)
        ours, theirs = values.get(field.name), values.get(column)
        label = place + str(capfirst(field.translated_field.verbose_name))
        if isinstance(field, StreamField) and not prefix:
            stream = _stream(sides, field, name, label, visit, theirs)
            if stream is not None:
                changed[column] = json.dumps(stream, cls=DjangoJSONEncoder)
        elif isinstance(field, models.CharField | models.TextField):
            segment = Segment(
                prefix + name,
                (),
                label,
                ours or "",
                theirs or "",
                is_rich=isinstance(field, RichTextField),
                limit=field.max_length,
            )
            words = visit(segment)
            if words != segment.translation:
                changed[column] = words
    return changed


def _stream(
    sides: Sides, field: StreamField, name: str, label: str, visit: Visit, theirs: Any
) -> list[dict[str, Any]] | None:
    """Return the stream of the translation with new words in it, or None where there are none."""
    ours, before = stored_blocks(sides.content.get(field.name)), stored_blocks(theirs)
    stream, place, is_changed = list(before), 0, False
    for position, (block, partner) in enumerate(pair_blocks(ours, before, sides.partners), start=1):
        child = field.stream_block.child_blocks.get(block["type"]) if block else None
        if child is None or (partner and partner["type"] != block["type"]):
            continue
        key = f"{name}:{block.get('id') or position}"
        about = f"{label} {position}: {child.label}"
        alignment = Alignment(lambda found, key=key, about=about: visit(_at(found, key, about)))
        if partner is not None:
            place = next(at for at, item in enumerate(stream) if item is partner)
            value = alignment.align(child, block["value"], partner["value"])
            if alignment.changes:
                stream[place], is_changed = {**partner, "value": value}, True
            place += 1
            continue
        value = alignment.align(child, block["value"])
        # Pictures and other blocks without words come along when a translation begins.
        is_wordless = not any(block_texts(child, block["value"]))
        if alignment.changes or (not before and is_wordless):
            stream.insert(place, {**block, "value": value})
            place, is_changed = place + 1, is_changed or bool(alignment.changes)
    return stream if is_changed else None


def _at(place: Place, passage: str, label: str) -> Segment:
    return Segment(
        passage,
        place.path,
        f"{label} – {place.label}" if place.path and place.label else label,
        place.source,
        place.translation,
        is_rich=place.is_rich,
        limit=place.limit,
    )
