"""Deletes entries of the audit log about accounts and sign-ins that have been kept long enough."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cities_site.accounts import actions


class Command(BaseCommand):
    """Run once a day. The histories of content stay: other parts of the site read them."""

    help = "Delete entries about accounts that are older than AUDIT_LOG_KEPT_DAYS."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say how many entries there were."""
        end = timezone.now() - timedelta(days=settings.AUDIT_LOG_KEPT_DAYS)
        old = ModelLogEntry.objects.filter(action__in=actions.LABELS, timestamp__lt=end)
        deleted, _by_model = old.delete()
        self.stdout.write(f"{deleted} entries deleted")
