"""Restores a backup into an empty site."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cities_site.operations.backup.archive import ArchiveError
from cities_site.operations.backup.dumps import DatabaseError
from cities_site.operations.backup.identities import identities_in
from cities_site.operations.backup.restoring import restore_backup


class Command(BaseCommand):
    """Reads all of the archive before it changes anything; may be started again when stopped."""

    help = "Restore a backup. Stop the site first; run migrate afterwards."
    # The database may have no tables yet.
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the archive."""
        parser.add_argument("archive", type=Path)
        parser.add_argument("--identity", type=Path, help="the file with the secret key of age")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="also into a database that is not empty: what is in it is replaced",
        )

    def handle(self, *args: Any, archive: Path, **options: Any) -> None:
        """Restore and compare; raises CommandError with what went wrong."""
        progress = self.stdout.write if options["verbosity"] > 1 else lambda _line: None
        try:
            manifest = restore_backup(
                archive,
                identities_in(options["identity"]),
                replace=options["replace"],
                progress=progress,
            )
        except (ArchiveError, DatabaseError, OSError) as error:
            raise CommandError(str(error)) from error
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(
            f"Restored as of {manifest['created_at']}: {rows} rows in "
            f"{len(manifest['tables'])} tables, {len(manifest['files'])} files, all checksums equal"
        )
