"""Finds whatever refers to a record, and lets it refer to another one."""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Cast
from modelcluster.fields import ParentalKey
from wagtail.models import (
    Comment,
    GroupPagePermission,
    PageLogEntry,
    PageSubscription,
    PageViewRestriction,
    ReferenceIndex,
    Revision,
    RevisionMixin,
    Site,
    WorkflowPage,
)

from cities_site.bilingual.models import BasePage, ChangeNote
from partners.models import DistinctPartners, PartnerPage
from partners.registry.merging.content import Swap, is_page, refers_to_partners

# What belongs to a page and goes with it, rather than refers to it.
OWN = (
    *(ChangeNote, Comment, DistinctPartners, GroupPagePermission, PageLogEntry),
    *(PageSubscription, PageViewRestriction, Site, WorkflowPage),
)


def referring(partner: PartnerPage) -> set[tuple[type[models.Model], int]]:
    """Return the records whose live form refers to the record, by model and key.

    Wagtail's reference index knows blocks, rich text and rows; keys in the database are asked
    for as well, so that nothing depends on an index that lags behind.
    """
    found = set()
    references = ReferenceIndex.get_references_to(partner)
    for type_id, key in references.values_list("base_content_type", "object_id").distinct():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is not None and key.isdigit():
            found.add((model, int(key)))
    for field in _fields():
        for row in field.model._base_manager.filter(**{field.name: partner.pk}):
            found.add(_owner(row))
    specific = {(_specific(model, key), key) for model, key in found}
    return {(model, key) for model, key in specific if (model, key) != (PartnerPage, partner.pk)}


def _fields() -> Iterator[models.ForeignKey]:
    """Yield the keys of all models that may be those of a partner, but what belongs to it."""
    for model in apps.get_models():
        if issubclass(model, OWN):
            continue
        for field in model._meta.local_fields:
            own_row = isinstance(field, ParentalKey) and field.remote_field.model is PartnerPage
            if refers_to_partners(field) and not own_row:
                yield field


def _owner(row: models.Model) -> tuple[type[models.Model], int]:
    """Return the page or record that a row belongs to; the row itself where it is a record."""
    for field in row._meta.local_fields:
        if isinstance(field, ParentalKey):
            return field.remote_field.model, getattr(row, field.attname)
    return type(row), row.pk


def _specific(model: type[models.Model], key: int) -> type[models.Model]:
    if not is_page(model):
        return model
    page = BasePage.objects.filter(pk=key).first()
    return page.specific_class if page and page.specific_class else model


def let_refer(old: PartnerPage, new: PartnerPage) -> int:
    """Let whatever refers to `old` refer to `new`: live records and every revision.

    Returns how many records that were.
    """
    swap = Swap(old.pk, new.pk)
    _swap_revisions(swap, old)
    records = referring(old)
    for model, key in sorted(records, key=lambda each: (each[0]._meta.label, each[1])):
        # Rows of the other record may name it too: they are copied when values are chosen.
        record = model._base_manager.filter(pk=key).first()
        if record is not None:
            _swap_record(swap, record)
    # Facts of the tree, which no revision holds.
    BasePage.objects.filter(alias_of=old.pk).update(alias_of=new.pk)
    _swap_replacements(swap)
    return len(records)


def _swap_record(swap: Swap, record: Any) -> None:
    model = type(record)
    if isinstance(record, RevisionMixin):
        content = record.serializable_data()
        swapped = swap.record(model, content)
        if swapped != content:
            # As Wagtail makes a draft the live record: rows and indexes follow.
            changed = record.with_content_json(swapped)
            changed.save(**({"clean": False} if is_page(model) else {}))
        return
    for field in model._meta.concrete_fields:
        if refers_to_partners(field) and getattr(record, field.attname) == swap.old:
            setattr(record, field.attname, swap.new)
        elif isinstance(getattr(record, field.attname), str):
            setattr(record, field.attname, swap.markup(getattr(record, field.attname)))
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError:
        # The other record has the like of it already, such as the answers of readers of one day.
        return


def _swap_revisions(swap: Swap, old: PartnerPage) -> None:
    """Swap in drafts, schedules and history, so that no way back leads to a record that is gone."""
    own = {"content_type": ContentType.objects.get_for_model(old), "object_id": str(old.pk)}
    revisions = (
        Revision.objects.exclude(**own)
        .alias(text=Cast("content", models.TextField()))
        .filter(text__contains=str(old.pk))
    )
    for revision in revisions.iterator(chunk_size=100):
        model = revision.content_type.model_class()
        if model is None:
            continue
        swapped = swap.record(model, revision.content)
        if swapped != revision.content:
            Revision.objects.filter(pk=revision.pk).update(content=swapped)


def _swap_replacements(swap: Swap) -> None:
    """Let withdrawn pages that send their readers to the old record send them to the new one."""
    for page in BasePage.objects.exclude(withdrawals={}):
        before = json.dumps(page.withdrawals)
        for withdrawal in page.withdrawals.values():
            if withdrawal.get("replacement") == swap.old:
                withdrawal["replacement"] = swap.new
        if json.dumps(page.withdrawals) != before:
            BasePage.objects.filter(pk=page.pk).update(withdrawals=page.withdrawals)
