"""Writes a backup.

Media first, then the database in one consistent state, then the media that came meanwhile: a file
that the database names is in the archive, though editors went on working.  The checksums of the
tables are taken in the very state that is dumped.
"""

import contextlib
import fcntl
import io
import json
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.core.files.storage import Storage, default_storage
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import FileField, QuerySet
from django.utils import timezone

from cities_site.operations.backup.archive import (
    MANIFEST,
    ArchiveError,
    ArchiveWriter,
    Member,
    checksum_file,
)
from cities_site.operations.backup.dumps import dumped
from cities_site.operations.databases import checksums, columns_of, stored_models

FORMAT = 1
PREFIX, ENDING, UNFINISHED = "backup-", ".tar", ".tar.unfinished"
DATABASE = "database.dump"
Progress = Callable[[str], None]


@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Keep other backups out of `folder` meanwhile; raises ArchiveError when one is at work."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ArchiveError(f"Another backup is being written to {folder}") from error
        yield


def write_backup(
    folder: Path, recipients: list[str], progress: Progress
) -> tuple[Path, dict[str, Any]]:
    """Write a backup to `folder`, or go on with one that was stopped; return it and its manifest.

    Raises ArchiveError or DatabaseError; what was written until then stays for the next run.
    """
    with only_one(folder):
        unfinished = next(iter(sorted(folder.glob(PREFIX + "*" + UNFINISHED))), None)
        if unfinished is None:
            unfinished = folder / f"{PREFIX}{timezone.now():%Y%m%dT%H%M%SZ}{UNFINISHED}"
        archive = ArchiveWriter(unfinished, recipients)
        try:
            manifest = _write_members(archive, folder, progress)
            text = json.dumps(manifest, ensure_ascii=False, indent=1)
            archive.add(MANIFEST, io.BytesIO(text.encode()))
            path = folder / (unfinished.name.removesuffix(UNFINISHED) + ENDING)
            archive.finish(path)
        finally:
            archive.close()
        return path, manifest


def _write_members(archive: ArchiveWriter, folder: Path, progress: Progress) -> dict[str, Any]:
    storage = default_storage
    _add_media(archive, storage, progress)
    progress("The database")
    with dumped(folder, _examined) as (stream, found):
        database = archive.add(DATABASE, stream)
    _add_media(archive, storage, progress)
    files = {member.source: member for member in archive.members if member.source}
    return {
        "format": FORMAT,
        "created_at": timezone.now().isoformat(),
        "engine": connection.vendor,
        "versions": {name: version(name) for name in ("django", "wagtail")},
        "database": _described(database),
        **found,
        # What the database names but the storage has lost already: no fault of the backup.
        "missing": sorted(set(found["named_files"]) - files.keys()),
        "files": {name: _described(member) for name, member in sorted(files.items())},
    }


def _described(member: Member) -> dict[str, Any]:
    return {"member": member.name, "size": member.size, "sha256": member.sha256}


def _examined(alias: str) -> dict[str, Any]:
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    return {
        "migrations": sorted(f"{app}.{name}" for app, name in applied),
        "tables": checksums(alias),
        "named_files": sorted(named_files(alias)),
    }


def named_files(alias: str) -> set[str]:
    """Return the names of all files that rows of the database `alias` refer to."""
    names: set[str] = set()
    for model in stored_models(alias):
        for field in columns_of(model):
            if isinstance(field, FileField):
                rows = QuerySet(model, using=alias).values_list(field.attname, flat=True)
                names.update(str(name) for name in rows.iterator() if name)
    return names


def stored_files(storage: Storage, folder: str = "") -> Iterator[str]:
    """Return the name of every file in `storage`, one folder after the other."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (prefix + name for name in sorted(files))
    for name in sorted(folders):
        yield from stored_files(storage, prefix + name)


def _add_media(archive: ArchiveWriter, storage: Storage, progress: Progress) -> None:
    known = {member.source: (member.size, member.modified) for member in archive.members}
    for name in stored_files(storage):
        try:
            modified = storage.get_modified_time(name).isoformat()
            if known.get(name) == (storage.size(name), modified):
                continue
            with storage.open(name) as stream:
                number = len(archive.members)
                archive.add(f"media/{number:08}", stream, source=name, modified=modified)
        except FileNotFoundError:
            # Deleted since the folder was listed, after its row.
            continue
        progress(f"{name}")


def finished_backups(folder: Path) -> list[Path]:
    """Return the whole backups in `folder`, the newest first."""
    paths = sorted(folder.glob(PREFIX + "*" + ENDING), reverse=True)
    return [path for path in paths if checksum_file(path).exists()]


def delete_old_backups(folder: Path, keep: int) -> list[Path]:
    """Delete all backups but the newest `keep`, of which there is at least one; return them."""
    old = finished_backups(folder)[max(keep, 1) :]
    for path in old:
        path.unlink()
        checksum_file(path).unlink()
    return old
