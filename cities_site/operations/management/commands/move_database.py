"""Moves the content of another database, such as the embedded SQLite, into the site's own."""

from argparse import ArgumentParser
from typing import Any

import dj_database_url
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cities_site.operations.databases import second_database
from cities_site.operations.moving import MoveError, move


class Command(BaseCommand):
    """The source is only read; the target has all of it, proven equal, or is as it was."""

    help = "Copy everything from another database into the one at DATABASE_URL, and compare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the source."""
        parser.add_argument("source", help="sqlite:////folder/site.sqlite3 or postgresql://…")
        parser.add_argument(
            "--replace", action="store_true", help="also what people have put into the target"
        )

    def handle(self, *args: Any, source: str, replace: bool, **options: Any) -> None:
        """Move, compare, and build what search engines derive; raises CommandError."""
        progress = self.stdout.write if options["verbosity"] > 1 else lambda _line: None
        try:
            with second_database(dj_database_url.parse(source)) as alias:
                rows = move(alias, "default", replace=replace, progress=progress)
        except MoveError as error:
            raise CommandError(str(error)) from error
        call_command("update_index", verbosity=0, stdout=self.stdout)
        call_command("search_index", rebuild=True, verbosity=0, stdout=self.stdout)
        self.stdout.write(f"{rows} rows moved, all tables equal, search built")
