"""Makes the covers of PDF documents that were stored before there were covers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import F, Q

from cities_site.library.covers.making import make_cover
from cities_site.library.models import SiteDocument


class Command(BaseCommand):
    """Draws the first page of every PDF that nobody has drawn yet."""

    help = "Make the covers of PDF documents; run again, it does only what is left to do."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what may be chosen."""
        parser.add_argument(
            "--again",
            action="store_true",
            help="Also try the documents once more whose file gave no cover.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through the documents one by one and say how many have a cover now."""
        if options["again"]:
            SiteDocument.objects.filter(cover=None).update(cover_checksum="")
        left = SiteDocument.objects.filter(~Q(cover_checksum=F("checksum")))
        made, without = 0, 0
        for document in left.select_related("cover", "collection").iterator():
            if not document.needs_cover:
                continue
            if make_cover(document):
                made += 1
            else:
                without += 1
        self.stdout.write(f"{made} with a cover, {without} without")
