"""Runs the jobs at their times where no other clock does: in containers and demonstrations."""

import datetime
import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from cities_site.hosting.schedule import EVERY_DAY, EVERY_MINUTE

logger = logging.getLogger(__name__)

# Late evening in New York, late morning in Beijing.
DAILY_AT = datetime.time(3, 15)


class Command(BaseCommand):
    """Runs until it is ended; a job that fails is logged and is due again at its next time."""

    help = "Run the jobs of every minute and every day (03:15 UTC) until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let demonstrations run faster."""
        parser.add_argument("--seconds", type=float, default=60, help="How long a minute is.")

    def handle(self, *args: Any, seconds: float, **options: Any) -> None:
        """Run what is due, and sleep until the next beginning of a minute."""
        before = timezone.now()
        while True:
            now = timezone.now()
            self._run(EVERY_MINUTE)
            if before < _daily_time(now) <= now:
                self._run(EVERY_DAY)
            before = now
            time.sleep(seconds - time.time() % seconds)

    def _run(self, often: str) -> None:
        try:
            call_command("run_jobs", often, stdout=self.stdout, stderr=self.stderr)
        except CommandError as error:
            logger.error("Jobs of every %s: %s", often, error)
        # A database that was restarted meanwhile is asked anew.
        close_old_connections()


def _daily_time(now: datetime.datetime) -> datetime.datetime:
    return datetime.datetime.combine(now.date(), DAILY_AT, tzinfo=datetime.UTC)
