"""Rebuilds the desk's list of translations from the records."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from cities_site.desk.tracking import refresh


class Command(BaseCommand):
    """For databases from before the list, and after changes that pass Django's models by."""

    help = "Rebuild the list of translations from the records."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many records there are."""
        self.stdout.write(f"{refresh()} records")
