"""Schedules of one language, which leave the other one open."""

from typing import Any

from django.utils import timezone
from wagtail.models import DraftStateMixin

from cities_site.bilingual.publishing import is_partial


def is_overdue(revision: Any) -> bool:
    """Return whether `revision` was held back at its time, so that somebody must change it."""
    return revision.approved_go_live_at <= timezone.now()


class ScheduledByLanguageMixin:
    """Lets the other language be edited while one waits for its time."""

    def get_lock(self) -> Any:
        """Return the lock on editing; a schedule of one language locks nobody out of the other.

        Wagtail locks whatever is scheduled, because it publishes revisions whole.
        """
        # Lists know whether anything is scheduled at all without a query for each page.
        if self.approved_schedule and (
            is_partial(self.scheduled_revision) or is_overdue(self.scheduled_revision)
        ):
            return super(DraftStateMixin, self).get_lock()
        return super().get_lock()
