"""Sends what waits for the daily message, and what could not be sent before."""

from typing import Any

from django.core.management.base import BaseCommand

from cities_site.desk.models import TranslationNotice
from cities_site.desk.notices import send


class Command(BaseCommand):
    """Run once a day; a second run sends nothing twice."""

    help = "Send each translator one message with everything that they have not been told yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how many messages there were."""
        sent = send(TranslationNotice.objects.all())
        self.stdout.write(f"{sent} messages sent")
