"""Reads the words of documents that nobody has read yet."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import F

from cities_site.library.document_texts.keeping import read_document
from cities_site.library.models import DocumentText, SiteDocument


class Command(BaseCommand):
    """Reads one file after the other, each within the limits of a program of its own."""

    help = "Read the words of documents for the search and for the guard over personal data."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what may be chosen."""
        parser.add_argument(
            "--again",
            action="store_true",
            help="Read every file once more, as after a change of the role addresses.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read what is left to be read, and say what became of it."""
        if options["again"]:
            # A text that belongs to no file lends nothing and is read again.
            DocumentText.objects.update(checksum="")
        left = SiteDocument.objects.exclude(file_text__checksum=F("checksum"))
        done = Counter(
            read_document(SiteDocument.objects.get(pk=key)).state
            for key in list(left.values_list("pk", flat=True))
        )
        if not options["verbosity"]:
            return
        self.stdout.write(", ".join(f"{count} {state}" for state, count in sorted(done.items())))
        self.stdout.write(f"{sum(done.values())} documents read")
