"""Schedules of one language, which leave the other one open."""

from typing import Any

from wagtail.models import DraftStateMixin

from cities_site.bilingual.publishing import is_partial


class ScheduledByLanguageMixin:
    """Lets the other language be edited while one waits for its time."""

    def get_lock(self) -> Any:
        """Return the lock on editing; a schedule of one language locks nobody out of the other.

        Wagtail locks whatever is scheduled, because it publishes revisions whole.
        """
        # Lists know whether anything is scheduled at all without a query for each page.
        if self.approved_schedule and is_partial(self.scheduled_revision):
            return super(DraftStateMixin, self).get_lock()
        return super().get_lock()
