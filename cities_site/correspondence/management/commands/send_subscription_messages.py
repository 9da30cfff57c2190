"""Sends subscribers what is new."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cities_site.correspondence.mail.new_items import tell_subscribers


class Command(BaseCommand):
    """Run once a day; a second run, or two at once, send nothing twice."""

    help = "Send each subscriber one message with everything new since the last one."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how many messages there were; fail when some could not be sent."""
        if not settings.SUBSCRIPTIONS_ENABLED:
            raise CommandError("Set DEFAULT_FROM_EMAIL and EMAIL_HOST: there is no sender.")
        sent, failed = tell_subscribers()
        self.stdout.write(f"{sent} messages sent, {failed} failed")
        if failed:
            raise CommandError("The messages that failed will be sent by the next run.")
