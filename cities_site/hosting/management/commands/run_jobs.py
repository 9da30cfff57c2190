"""Runs the jobs of each minute or each day; one that fails keeps no other from running."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cities_site.hosting.schedule import EVERY_DAY, EVERY_MINUTE, JOBS

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Called by a clock; the name of a failed job is in the log and in the error."""

    help = "Run the jobs that are due every minute, or every day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say how often this is being run."""
        parser.add_argument("often", choices=(EVERY_MINUTE, EVERY_DAY))

    def handle(self, *args: Any, often: str, **options: Any) -> None:
        """Run them in their order; raise CommandError with the names of those that failed."""
        failed = []
        for job in JOBS:
            if job.often != often:
                continue
            try:
                call_command(job.command, *job.arguments, stdout=self.stdout, stderr=self.stderr)
            except Exception:
                # Whatever it is, the next job is none of its business.
                logger.exception("The job %s failed", job.command)
                failed.append(job.command)
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}")
