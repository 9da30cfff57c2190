"""Publications and expiries whose time has come, each in a transaction of its own.

Wagtail's `publish_scheduled` clears an item's schedule before it saves the item, without a
transaction: whatever stops it in between loses the publication for ever, and one page that fails
stops all that come after it.  Here an item either happens whole or stays scheduled.  Two runs at
once share the items: a row that another run, or an editor, holds is left to the next run.
"""

import datetime
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import DraftStateMixin, Revision

from cities_site.bilingual.models import BasePage
from cities_site.bilingual.personal_data.guard import held_sections

logger = logging.getLogger(__name__)

HEARTBEAT = "publish_due"
PUBLISHED, EXPIRED, HELD, LEFT, FAILED = "published", "expired", "held", "left", "failed"


@dataclass(frozen=True)
class DueItem:
    """One publication, or one expiry where there is no revision."""

    due_at: datetime.datetime
    model: type[Model] | None
    object_id: str
    revision_id: int | None = None

    def __str__(self) -> str:
        """Name it without its words, for logs."""
        what = "expiry" if self.revision_id is None else f"revision {self.revision_id}"
        label = self.model._meta.label if self.model else "unknown"
        return f"{what} of {label} {self.object_id}"


@dataclass
class Outcome:
    """What became of the items of one run."""

    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys((PUBLISHED, EXPIRED, HELD, LEFT, FAILED), 0)
    )
    problems: list[dict[str, str]] = field(default_factory=list)


def draft_models() -> list[type[Model]]:
    """Return the models that can be scheduled; one for all types of pages."""
    others = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, BasePage)
    ]
    return [BasePage, *others]


def due_items(now: datetime.datetime) -> list[DueItem]:
    """Return what is due at `now`, the longest overdue first."""
    return sorted([*_due_publications(now), *_due_expiries(now)], key=lambda item: item.due_at)


def _due_publications(now: datetime.datetime) -> Iterator[DueItem]:
    due = Revision.objects.filter(approved_go_live_at__lte=now).values_list(
        "approved_go_live_at", "base_content_type", "object_id", "pk"
    )
    for due_at, content_type, object_id, revision in due:
        model = ContentType.objects.get_for_id(content_type).model_class()
        yield DueItem(due_at, model, object_id, revision)


def _due_expiries(now: datetime.datetime) -> Iterator[DueItem]:
    for model in draft_models():
        due = model._default_manager.filter(live=True, expire_at__lte=now)
        for key, due_at in due.values_list("pk", "expire_at"):
            yield DueItem(due_at, model, str(key))


def publish_due() -> Outcome:
    """Do everything that is due; an item that fails is reported, stays due and stops no other."""
    outcome = Outcome()
    for item in due_items(timezone.now()):
        try:
            result = _do(item, outcome)
        # Whatever a page's own code raises must not keep the others from readers.
        except Exception as error:
            logger.exception("Not done, still scheduled: %s", item)
            result = FAILED
            outcome.problems.append({"item": str(item), "error": type(error).__name__})
            if not connection.in_atomic_block:
                # The server may have gone away; the next item asks for another connection.
                connection.close_if_unusable_or_obsolete()
        outcome.counts[result] += 1
    return outcome


def _do(item: DueItem, outcome: Outcome) -> str:
    if item.model is None:
        raise LookupError(f"No model for {item}")
    with transaction.atomic():
        # Asked again under the lock: another run may have done it meanwhile.
        now = timezone.now()
        record = _locked(item.model._default_manager.filter(pk=item.object_id))
        if record is None:
            return LEFT
        if item.revision_id is None:
            return _expire(record, now)
        due = Revision.objects.filter(pk=item.revision_id, approved_go_live_at__lte=now)
        revision = _locked(due)
        if revision is None:
            return LEFT
        if sections := _held_back(record, revision):
            outcome.problems.append({"item": str(item), "error": HELD, "sections": sections})
        return _publish(record, revision, now)


def _held_back(record: Any, revision: Revision) -> str:
    """Name the sections that personal data keeps from readers; they stay on top as a draft."""
    if not isinstance(record, BasePage):
        return ""
    stored = record.specific if record.live else None
    return ", ".join(sorted(held_sections(revision.as_object(), stored)))


def _locked(records: Any) -> Any:
    """Return the one record, locked for this transaction; None when somebody else holds it.

    SQLite has one writer at a time, so that the transaction itself is the lock.
    """
    if connection.features.has_select_for_update_skip_locked:
        records = records.select_for_update(skip_locked=True, of=("self",))
    return records.first()


def _publish(record: Any, revision: Revision, now: datetime.datetime) -> str:
    revision.publish(log_action="wagtail.publish.scheduled")
    if Revision.objects.filter(pk=revision.pk, approved_go_live_at__lte=now).exists():
        # Everything in it is kept back; it goes out when that is mended.
        return HELD
    # Late by more than its whole time: readers never see it.
    _expire(type(record)._default_manager.get(pk=record.pk), now)
    return PUBLISHED


def _expire(record: Any, now: datetime.datetime) -> str:
    if not (record.live and record.expire_at and record.expire_at <= now):
        return LEFT
    record = getattr(record, "specific", record)
    # Unpublishing clears every schedule; a later publication must not be lost with it.
    waiting = record.revisions.exclude(approved_go_live_at=None)
    schedules = list(waiting.values_list("pk", "approved_go_live_at"))
    record.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for key, go_live_at in schedules:
        record.revisions.filter(pk=key).update(approved_go_live_at=go_live_at)
    return EXPIRED
