"""Deletes tasks of all queues that ended long ago; those that failed are kept longer."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

SUCCESSFUL_KEPT = datetime.timedelta(days=7)
FAILED_KEPT = datetime.timedelta(days=90)


class Command(BaseCommand):
    """Run daily; django-tasks-db's own command knows one queue, and only where it is in use."""

    help = "Delete tasks that succeeded a week ago, and those that failed three months ago."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them, and say how many there were."""
        now = timezone.now()
        tasks = DBTaskResult.objects
        old = tasks.successful().filter(finished_at__lt=now - SUCCESSFUL_KEPT)
        old |= tasks.failed().filter(finished_at__lt=now - FAILED_KEPT)
        count, _by_model = old.delete()
        self.stdout.write(f"{count} tasks deleted")
