"""What changed in the public registry: written into the log as it happens, read back from it.

A log entry holds the public record as it became, so that the next change is told from it; readers
get what is public today, and never words of a version that has been withdrawn.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageLogEntry
from wagtail.signals import page_published, page_unpublished

from cities_site.freshness.generation import changed
from cities_site.library.open_data.columns import BY_LANGUAGE, Kind
from partners.change_parts import Part
from partners.dataset import REGISTRY
from partners.models import PartnerPage

REGISTRY_CHANGE = "partners.registry_change"
# Facts that no language holds: what they were before may be told.
FACTS = {
    column.name for column in REGISTRY.columns if column.kind not in {*BY_LANGUAGE, Kind.OBJECTS}
}


class ChangeKind(models.TextChoices):
    """What happened to a record of the registry."""

    ADDED = "added", _("Added to the registry")
    CHANGED = "changed", _("Record changed")
    VERIFIED = "verified", _("Record verified again")
    REMOVED = "removed", _("Removed from the registry")


@dataclass(frozen=True)
class Change:
    """One change; `page` is the record where it is public today."""

    entry: int
    record: int
    at: datetime.datetime
    kind: ChangeKind
    page: PartnerPage | None
    fields: list[str] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    # Where a feed leads its readers.
    url: str = ""


def connect() -> None:
    """Follow what goes public and what is withdrawn."""
    page_published.connect(_log_publication, PartnerPage, dispatch_uid="registry_published")
    page_unpublished.connect(_log_withdrawal, PartnerPage, dispatch_uid="registry_unpublished")


def _log_publication(instance: PartnerPage, **options: Any) -> None:
    # Read anew: the published instance may hold words that are not public yet.
    page = PartnerPage.objects.public_registry().filter(pk=instance.pk).for_download().first()
    log_change(instance, page)


def _log_withdrawal(instance: PartnerPage, **options: Any) -> None:
    log_change(instance, None)


def log_change(instance: PartnerPage, page: PartnerPage | None) -> None:
    """Write into the log how the public record changed, if it did; `page` is None without one."""
    entries = PageLogEntry.objects.filter(page=instance.pk, action=REGISTRY_CHANGE)
    last = entries.order_by("-timestamp", "-pk").first()
    earlier = last.data["record"] if last else None
    record = _public_record(page) if page else None
    if record == earlier:
        return
    data: dict[str, Any] = {"change": ChangeKind.REMOVED, "record": record}
    if record and not earlier:
        data["change"] = ChangeKind.ADDED
    elif record and earlier:
        fields = [name for name in record if record[name] != earlier.get(name)]
        verified = fields == ["verified_on"]
        data |= {
            "change": ChangeKind.VERIFIED if verified else ChangeKind.CHANGED,
            "fields": fields,
            "before": {name: earlier.get(name) for name in fields if name in FACTS},
        }
    options: dict[str, Any] = {"data": data}
    if last is None and instance.first_published_at:
        # The registry is older than its log: a record counts from when it was first public.
        options["timestamp"] = instance.first_published_at
    PageLogEntry.objects.log_action(instance, REGISTRY_CHANGE, **options)
    changed()


def _public_record(page: PartnerPage) -> dict[str, Any]:
    # An address changes with the tree above, which says nothing of the partner.
    record = REGISTRY.record(page)
    return {name: value for name, value in record.items() if name != "page"}


def registry_changes(part: Part) -> tuple[list[Change], bool]:
    """Return a part of the changes, newest first, and whether there are earlier ones; two queries.

    Entries of the log are only ever added before the first, so that reading on misses none.
    """
    entries = PageLogEntry.objects.filter(action=REGISTRY_CHANGE)
    if part.since:
        entries = entries.filter(timestamp__gte=part.since)
    first = (part.number - 1) * part.size
    found = list(entries.order_by("-timestamp", "-pk")[first : first + part.size + 1])
    shown = found[: part.size]
    records = {entry.page_id for entry in shown}
    public = PartnerPage.objects.public_registry().defer_texts().in_bulk(records)
    changes = [_change(entry, public.get(entry.page_id)) for entry in shown]
    return changes, len(found) > len(shown)


def _change(entry: PageLogEntry, page: PartnerPage | None) -> Change:
    kind = ChangeKind(entry.data["change"])
    if page is None or kind == ChangeKind.REMOVED:
        # Nothing of a record that is not public, or was not at that time, but that it changed.
        return Change(entry.pk, entry.page_id, entry.timestamp, kind, None)
    fields = entry.data.get("fields", [])
    return Change(
        entry.pk,
        entry.page_id,
        entry.timestamp,
        kind,
        page,
        fields,
        before=entry.data.get("before", {}),
        after={name: entry.data["record"].get(name) for name in fields if name in FACTS},
    )
