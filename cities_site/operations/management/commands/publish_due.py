"""Publishes and expires what is due; run by a clock, every minute or so."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cities_site.operations.models import beat_finished, beat_started
from cities_site.operations.scheduled import FAILED, HEARTBEAT, due_items, publish_due


class Command(BaseCommand):
    """May run twice at once, late, and be killed: nothing is lost and nothing done twice."""

    help = "Publish and expire what is due. Ends with an error when an item could not be done."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to show what is due."""
        parser.add_argument(
            "--dry-run", "--dryrun", action="store_true", help="say what is due and change nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Do what is due, and say what became of it.

        Raises CommandError when an item failed; it stays scheduled.
        """
        if dry_run:
            for item in due_items(timezone.now()):
                self.stdout.write(f"{item.due_at:%Y-%m-%d %H:%M} {item}")
            return
        beat_started(HEARTBEAT)
        outcome = publish_due()
        beat_finished(HEARTBEAT, **outcome.counts, problems=outcome.problems)
        self.stdout.write(", ".join(f"{count} {what}" for what, count in outcome.counts.items()))
        for problem in outcome.problems:
            self.stderr.write(f"{problem['error']}: {problem['item']}")
        if outcome.counts[FAILED]:
            raise CommandError("Some items failed; they stay scheduled.")
