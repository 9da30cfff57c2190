"""Verifies a backup and puts it back.

Everything is read and compared with its checksums before anything is changed.  Files come first
and the database last, in one step: a restore that is stopped leaves a site without a database, or
the former one, and is started again.
"""

import hashlib
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cities_site.operations.backup.archive import (
    CHUNK,
    ArchiveError,
    ArchiveReader,
    checksum_file,
)
from cities_site.operations.backup.dumps import DatabaseError, is_empty, put_in_place
from cities_site.operations.backup.writing import FORMAT, Progress
from cities_site.operations.databases import checksums


def verify_whole(path: Path) -> None:
    """Compare the archive with the checksum beside it, for which no key is needed.

    Raises ArchiveError when they differ or the checksum is missing.
    """
    beside = checksum_file(path)
    if not (path.exists() and beside.exists()):
        raise ArchiveError(f"{path} or its checksum is missing")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != beside.read_text(encoding="utf-8").split()[0]:
        raise ArchiveError(f"{path} is damaged: its checksum differs")


def verify_members(path: Path, identities: list[str], progress: Progress) -> dict[str, Any]:
    """Read every member of the archive and return its manifest; raises ArchiveError."""
    archive = ArchiveReader(path, identities)
    try:
        archive.verify(progress)
        return archive.manifest
    finally:
        archive.close()


def restore_backup(
    path: Path, identities: list[str], *, replace: bool, progress: Progress
) -> dict[str, Any]:
    """Restore the archive at `path` and return its manifest.

    `replace` allows for a database that is not empty.  Raises ArchiveError when the archive is
    damaged or does not fit, DatabaseError when the database is not empty or differs afterwards.
    """
    archive = ArchiveReader(path, identities)
    try:
        _refuse_what_does_not_fit(archive.manifest)
        if not (replace or is_empty()):
            raise DatabaseError("The database is not empty: create another, or use --replace")
        archive.verify(progress)
        _restore_files(archive, progress)
        progress("The database")
        _restore_database(archive, replace)
        return archive.manifest
    finally:
        archive.close()


def _refuse_what_does_not_fit(manifest: dict[str, Any]) -> None:
    if manifest["format"] != FORMAT:
        raise ArchiveError(f"The archive has the form {manifest['format']}, not {FORMAT}")
    if manifest["engine"] != connection.vendor:
        raise ArchiveError(
            f"The archive holds a database of {manifest['engine']}, not of {connection.vendor}: "
            "restore it to a site that has one, then use move_database"
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    own = {name.partition(".")[0] for name in known}
    strange = [
        name
        for name in manifest["migrations"]
        if name.partition(".")[0] in own and name not in known
    ]
    if strange:
        raise ArchiveError(f"The archive is of a newer version of the site: {strange[0]}")


def _restore_files(archive: ArchiveReader, progress: Progress) -> None:
    files = archive.manifest["files"]
    for number, (name, wanted) in enumerate(files.items(), 1):
        if not _is_there(name, wanted):
            default_storage.delete(name)
            with archive.opened(wanted["member"]) as stream:
                stored = default_storage.save(name, File(stream, name=name))
            if stored != name:
                raise ArchiveError(f"The storage gave {name} another name: {stored}")
        progress(f"{number} of {len(files)} files: {name}")


def _is_there(name: str, wanted: dict[str, Any]) -> bool:
    """Return whether an earlier restore has put the file there, whole."""
    if not default_storage.exists(name) or default_storage.size(name) != wanted["size"]:
        return False
    digest = hashlib.sha256()
    with default_storage.open(name) as stream:
        while data := stream.read(CHUNK):
            digest.update(data)
    return digest.hexdigest() == wanted["sha256"]


def _restore_database(archive: ArchiveReader, replace: bool) -> None:
    with put_in_place(replace) as (stream, written):
        archive.copy(archive.manifest["database"]["member"], stream)
        alias = written()
        differing = differences(archive.manifest["tables"], checksums(alias))
        if differing:
            raise DatabaseError(f"These tables differ from the archive: {', '.join(differing)}")


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Return the names of the tables that are not alike in two databases."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
