"""Imports a table of the registry without a browser: thousands of rows take minutes to write."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cities_site.bilingual.four_eyes import is_enforced_for
from cities_site.library.xml_files import UnreadableFile
from partners.models import RegistryImport
from partners.registry.importing.checking import columns_of
from partners.registry.importing.files import read_lines
from partners.registry.importing.tables import store_table
from partners.registry.importing.writing import Refused, write


class Command(BaseCommand):
    """The same check, rights and transaction as on the screen."""

    help = "Check a CSV or XLSX table of partners; with --write, write it when nothing is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the user who answers for it, and what to do."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--user", required=True, help="the username that the history names")
        parser.add_argument("--write", action="store_true", help="write, and not only check")
        parser.add_argument(
            "--publish", action="store_true", help="show changed facts to readers at once"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, tell, and write."""
        user = get_user_model().objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise CommandError("Name an active user with --user.")
        if options["publish"] and is_enforced_for(user):
            raise CommandError("Leave out --publish: somebody else publishes what is imported.")
        table = self._table(options["file"], user)
        for note in table.notes:
            self.stdout.write(note)
        found = table.proposal
        for row, column, message in found["problems"]:
            self.stderr.write(f"row {row}, {column}: {message}")
        self.stdout.write(
            f"{found['new']} new, {found['changed']} changed, {found['unchanged']} unchanged, "
            f"{len(found['problems'])} problems"
        )
        if found["problems"]:
            raise CommandError("Nothing was written: mend the file first.")
        if options["write"]:
            try:
                write(table, user, options["publish"])
            except Refused as refused:
                raise CommandError(f"row {refused.problem.row}: {refused}") from refused
            self.stdout.write("Written.")

    @staticmethod
    def _table(path: Path, user: Any) -> RegistryImport:
        try:
            with path.open("rb") as opened:
                lines = read_lines(File(opened, name=path.name))
            return store_table(user, path.name, lines, columns_of(lines))
        except (OSError, UnreadableFile) as error:
            raise CommandError(str(error)) from error
