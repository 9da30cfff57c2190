"""Draws the land of the world map: needed again only for another projection or another edge.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz package/land-110m.json
    manage.py draw_land package/land-110m.json > static/images/land.svg

The data are Natural Earth's, in the public domain; the package is under the ISC licence.
"""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cities_site.library.maps.land import land_drawing


class Command(BaseCommand):
    """Writes the drawing to the standard output."""

    help = "Draws the land of the world map from land-110m.json of the npm package world-atlas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args, **options) -> None:
        """Read the file and write the drawing; a file of another kind is refused."""
        try:
            topology = json.loads(options["file"].read_text(encoding="utf-8"))
            self.stdout.write(land_drawing(topology), ending="")
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CommandError(str(error)) from error
