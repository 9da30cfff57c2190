"""Puts tasks back into their queue whose worker died while it ran them."""

from typing import Any

from django.core.management.base import BaseCommand

from cities_site.hosting.retries import requeue_abandoned


class Command(BaseCommand):
    """Run every minute; a task whose worker still runs is left alone."""

    help = "Put tasks back whose worker died while it ran them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Put them back, and say how many there were."""
        self.stdout.write(f"{requeue_abandoned()} tasks put back")
