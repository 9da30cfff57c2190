"""Makes every process read the site anew, after the database was changed from outside."""

from typing import Any

from django.core.management.base import BaseCommand

from cities_site.freshness.generation import changed


class Command(BaseCommand):
    """What the site itself writes is seen by itself; a restored database or SQL by hand is not."""

    help = "Make every process forget what it has read, after a change that the site did not make."

    def handle(self, **_: Any) -> None:
        """Begin a new generation."""
        changed()
        self.stdout.write("Every process reads the site anew.")
