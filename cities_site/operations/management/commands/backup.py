"""Writes a backup of the database and the media; run by a clock, once a day."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cities_site.operations.backup.archive import ArchiveError
from cities_site.operations.backup.dumps import DatabaseError
from cities_site.operations.backup.identities import identities_in
from cities_site.operations.backup.restoring import verify_members, verify_whole
from cities_site.operations.backup.writing import delete_old_backups, write_backup
from cities_site.operations.models import beat_finished, beat_started

HEARTBEAT = "backup"


class Command(BaseCommand):
    """One archive; a backup that was stopped is gone on with by the next run."""

    help = "Write a backup of the database and the media, or verify one with --verify."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer where to, for whom, and how many to keep."""
        parser.add_argument("--to", type=Path, default=Path(settings.BACKUP_DIR), metavar="FOLDER")
        parser.add_argument(
            "--recipient",
            action="append",
            dest="recipients",
            help="a public key of age that can open it (BACKUP_RECIPIENTS unless given)",
        )
        parser.add_argument("--keep", type=int, help="delete all but so many backups afterwards")
        parser.add_argument("--verify", type=Path, metavar="ARCHIVE", help="only read this one")
        parser.add_argument("--identity", type=Path, help="the file with the secret key of age")

    def handle(self, *args: Any, verify: Path | None, **options: Any) -> None:
        """Write or verify; raises CommandError with what went wrong."""
        try:
            if verify:
                verify_whole(verify)
                identities = identities_in(options["identity"])
                manifest = verify_members(verify, identities, self._progress(options))
                self.stdout.write(f"{verify} is whole: {len(manifest['files'])} files")
            else:
                self._write(options)
        except (ArchiveError, DatabaseError, OSError) as error:
            raise CommandError(str(error)) from error

    def _write(self, options: dict[str, Any]) -> None:
        beat_started(HEARTBEAT)
        recipients = options["recipients"] or settings.BACKUP_RECIPIENTS
        path, manifest = write_backup(options["to"], recipients, self._progress(options))
        # Read back from the disk, so that nobody relies on what was never written.
        verify_whole(path)
        deleted = delete_old_backups(options["to"], options["keep"]) if options["keep"] else []
        size = path.stat().st_size
        missing = manifest["missing"]
        beat_finished(
            HEARTBEAT,
            archive=path.name,
            bytes=size,
            encrypted=bool(recipients),
            missing=len(missing),
        )
        for name in missing:
            self.stderr.write(f"A record names a file that the storage does not have: {name}")
        self.stdout.write(f"{path} ({size:,} bytes); {len(deleted)} old ones deleted")

    def _progress(self, options: dict[str, Any]) -> Any:
        return self.stdout.write if options["verbosity"] > 1 else lambda _line: None
