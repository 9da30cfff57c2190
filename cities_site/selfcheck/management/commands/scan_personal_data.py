"""Looks for personal data in everything that is stored and published."""

import json
from itertools import chain
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cities_site.library.xml_files import UnreadableFile
from cities_site.selfcheck.crawl import Crawl
from cities_site.selfcheck.places import Place
from cities_site.selfcheck.published_texts import places_in_public
from cities_site.selfcheck.stored_texts import (
    count_of_letters,
    places_in_files,
    places_in_records,
    places_in_rows,
    places_in_the_index,
)


class Command(BaseCommand):
    """Run it after an import or an upgrade, and from time to time."""

    help = (
        "List telephone numbers, personal e-mail addresses, identity, passport and bank numbers "
        "in everything stored and published; status 1 where nobody has answered for one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Write one array of JSON.")
        parser.add_argument(
            "--show",
            action="store_true",
            help="Write the passages as they are; without it digits and names are masked.",
        )
        parser.add_argument(
            "--stored-only", action="store_true", help="Do not visit the public addresses."
        )
        parser.add_argument(
            "--letters",
            action="store_true",
            help="Also count what readers wrote, which holds their data by design.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        places = self._places(options["stored_only"])
        told = [place.told(options["show"]) for place in places]
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            for place in told:
                mark = " (answered for)" if place["answered"] else ""
                self.stdout.write(
                    f"{place['record']}, {place['field']}: {place['kind']}{mark}\n"
                    f"  {place['passage']}\n  {place['address']}"
                )
            unanswered = sum(not place.answered for place in places)
            self.stdout.write(f"{len(places)} found, {unanswered} unanswered")
        if options["letters"]:
            for label, count in count_of_letters().items():
                self.stderr.write(f"{label}: {count}, not read")
        if any(not place.answered for place in places):
            raise CommandError("Somebody must take these out or answer for them.", returncode=1)

    def _places(self, stored_only: bool) -> list[Place]:
        """Return every place; what is answered for at a record is so wherever readers meet it."""
        places = list(chain(places_in_records(), places_in_files()))
        answered = {place.key for place in places if place.answered}
        shown = [*places_in_rows(), *places_in_the_index()]
        if not stored_only:
            try:
                shown += places_in_public(Crawl())
            except ImproperlyConfigured as error:
                raise CommandError(str(error)) from error
            except UnreadableFile as error:
                raise CommandError(f"The sitemap cannot be read: {error}") from error
        return [*places, *(self._answered(place, answered) for place in shown)]

    def _answered(self, place: Place, answered: set[tuple[str, str]]) -> Place:
        return place if place.key not in answered else place.as_answered()
