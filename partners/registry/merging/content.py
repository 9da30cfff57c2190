"""Swaps one page for another in what a record holds, in the form that revisions store.

Live rows and revisions have the same serialised form, so that one walk serves both: keys of
fields and rows, pages chosen in blocks, and links and names by reference in rich text.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import AbstractPage

from partners.models import PartnerPage
from partners.names import PARTNER

_TAG = re.compile(r"<(?:a|embed)\b[^>]*>")
_KINDS = re.compile(rf'\b(?:linktype="page"|embedtype="{PARTNER.feature}")')


def refers_to_partners(field: models.Field) -> bool:
    """Return whether a key of `field` may be that of a partner's page."""
    target = getattr(field.remote_field, "model", None) if field.remote_field else None
    is_link = isinstance(field, (models.ForeignKey, models.ManyToManyField))
    is_parent = getattr(field.remote_field, "parent_link", False)
    return (
        is_link and not is_parent and target in (PartnerPage, *PartnerPage._meta.get_parent_list())
    )


@dataclass(frozen=True)
class Swap:
    """One page that takes the place of another, by their keys."""

    old: int
    new: int

    def record(self, model: type[models.Model], content: dict[str, Any]) -> dict[str, Any]:
        """Return serialised `content` of `model` with the new page in the place of the old one."""
        result = dict(content)
        for field in (*model._meta.concrete_fields, *get_all_child_m2m_relations(model)):
            if field.name in result:
                result[field.name] = self._field(field, result[field.name])
        for relation in get_all_child_relations(model):
            accessor = relation.get_accessor_name()
            if rows := result.get(accessor):
                swapped = [self.record(relation.related_model, row) for row in rows]
                result[accessor] = list(_distinct(rows, swapped))
        return result

    def _field(self, field: models.Field, value: Any) -> Any:
        if refers_to_partners(field):
            if isinstance(value, list):
                return list(dict.fromkeys(self._key(each) for each in value))
            return self._key(value)
        if isinstance(field, StreamField) and isinstance(value, str) and value[:1] == "[":
            before = json.loads(value)
            after = self._block(field.stream_block, before)
            return value if after == before else json.dumps(after, cls=DjangoJSONEncoder)
        return self.markup(value) if isinstance(field, RichTextField) else value

    def _key(self, value: Any) -> Any:
        return self.new if value == self.old else value

    def _block(self, block: blocks.Block, value: Any) -> Any:
        """Return a stored value of a block, whatever blocks it is made of."""
        if isinstance(block, blocks.BaseStructBlock) and isinstance(value, dict):
            children = block.child_blocks
            return {
                name: self._block(children[name], each) if name in children else each
                for name, each in value.items()
            }
        if isinstance(block, blocks.BaseStreamBlock) and isinstance(value, list):
            return [self._item(block.child_blocks.get(item.get("type")), item) for item in value]
        if isinstance(block, blocks.ListBlock) and isinstance(value, list):
            return [self._item(block.child_block, item) for item in value]
        if isinstance(block, blocks.PageChooserBlock):
            return self._key(value)
        return self.markup(value) if isinstance(block, blocks.RichTextBlock) else value

    def _item(self, block: blocks.Block | None, item: Any) -> Any:
        if block is None:
            return item
        if isinstance(item, dict) and "value" in item:
            return item | {"value": self._block(block, item["value"])}
        return self._block(block, item)

    def markup(self, markup: Any) -> Any:
        """Return rich text whose links and names by reference lead to the new page."""
        if not isinstance(markup, str):
            return markup

        def tag(match: re.Match[str]) -> str:
            if not _KINDS.search(match[0]):
                return match[0]
            return re.sub(rf'(\sid=")({self.old})(")', rf"\g<1>{self.new}\3", match[0])

        return _TAG.sub(tag, markup)


def _distinct(before: list[dict], after: list[dict]) -> Iterator[dict]:
    """Yield rows without those that the swap has made the same as another row."""
    seen = []
    for old, new in zip(before, after, strict=True):
        said = {name: each for name, each in new.items() if name not in ("pk", "sort_order")}
        if old != new and said in seen:
            continue
        seen.append(said)
        yield new


def is_page(model: type[models.Model]) -> bool:
    """Return whether records of `model` are pages."""
    return issubclass(model, AbstractPage)
