"""Sends letters and confirmations that a failing mail server left behind."""

from typing import Any

from django.core.management.base import BaseCommand

from cities_site.correspondence.mail.confirmations import ask
from cities_site.correspondence.mail.letters import deliver
from cities_site.correspondence.models import Letter, Subscription


class Command(BaseCommand):
    """Run every few minutes; a second run sends nothing twice."""

    help = "Send letters and confirmations of subscriptions that have not gone out yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how many messages there were."""
        letters = Letter.objects.filter(mailed_at=None).order_by("pk").values_list("pk", flat=True)
        waiting = Subscription.objects.filter(waiting_choices__isnull=False)
        sent = sum(deliver(key) for key in letters)
        sent += sum(ask(key) for key in waiting.order_by("pk").values_list("pk", flat=True))
        self.stdout.write(f"{sent} messages sent")
