"""Deletes what readers sent when the time for which it may be kept is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cities_site.correspondence.models import Letter, Subscription


class Command(BaseCommand):
    """Run once a day: the privacy notice promises it."""

    help = "Delete letters after LETTERS_KEPT_DAYS, and subscriptions that nobody confirmed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say how much there was."""
        now = timezone.now()
        letters, _each = Letter.objects.kept_long_enough(now).delete()
        subscriptions, _each = Subscription.objects.never_confirmed(now).delete()
        self.stdout.write(f"{letters} letters and {subscriptions} subscriptions deleted")
