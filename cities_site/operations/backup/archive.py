"""The archive: a tar file of members that were written one after the other and can be gone on with.

A journal beside an unfinished archive names the members that are whole, so that a backup that was
stopped goes on where it was.  Members may be encrypted each by itself in the format of age
(https://age-encryption.org/v1), which its own programs open too.
"""

import dataclasses
import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage

CHUNK = 1024 * 1024
# The journal is brought to the disk after so many bytes, and the archive before it.
CHECKPOINT_BYTES = 64 * 1024 * 1024
ENCRYPTED = ".age"
MANIFEST = "manifest.json"


class ArchiveError(Exception):
    """The archive is not whole, not ours, or cannot be opened with the keys at hand."""


@dataclasses.dataclass(frozen=True)
class Member:
    """One file of the archive: what it holds, and where it ends."""

    name: str
    size: int
    sha256: str
    end: int
    # What it was when it was copied: a medium's name and time, for going on later.
    source: str = ""
    modified: str = ""


class CountingReader:
    """Reads a stream once, and knows its length and checksum."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self.size = 0

    def read(self, size: int = CHUNK) -> bytes:
        """Return the next bytes."""
        data = self._stream.read(size)
        self._digest.update(data)
        self.size += len(data)
        return data

    @property
    def sha256(self) -> str:
        """The checksum of what was read so far."""
        return self._digest.hexdigest()


class CountingWriter:
    """Passes on what is written, and knows its length and checksum; without a target it counts."""

    def __init__(self, target: IO[bytes] | None) -> None:
        self._target = target
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        """Pass `data` on."""
        self._digest.update(data)
        self.size += len(data)
        if self._target is not None:
            self._target.write(data)
        return len(data)

    def flush(self) -> None:
        """Leave that to the target."""

    @property
    def sha256(self) -> str:
        """The checksum of what was written so far."""
        return self._digest.hexdigest()


class ArchiveWriter:
    """Appends members to an unfinished archive, beginning with those an earlier run has left."""

    def __init__(self, path: Path, recipients: list[str]) -> None:
        """Open `path`, whole members of which stay; `recipients` are public keys of age."""
        self._path = path
        self._journal_path = path.with_name(path.name + ".journal")
        self._recipients = [pyrage.x25519.Recipient.from_str(key) for key in recipients]
        self.members = self._members_left()
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._file = os.fdopen(descriptor, "r+b")
        self._file.truncate(self.members[-1].end if self.members else 0)
        self._file.seek(0, os.SEEK_END)
        self._journal = self._journal_path.open("w", encoding="utf-8")
        for member in self.members:
            self._note(member)
        self._safe_at = 0

    def add(self, name: str, stream: IO[bytes], source: str = "", modified: str = "") -> Member:
        """Append what `stream` holds as the member `name`."""
        reader = CountingReader(stream)
        name += ENCRYPTED if self._recipients else ""
        header_at = self._file.tell()
        self._file.write(_header(name, 0))
        begins_at = self._file.tell()
        if self._recipients:
            pyrage.encrypt_io(reader, self._file, self._recipients)
        else:
            while data := reader.read():
                self._file.write(data)
        length = self._file.seek(0, os.SEEK_END) - begins_at
        self._file.write(b"\0" * (-length % tarfile.BLOCKSIZE))
        end = self._file.tell()
        self._file.seek(header_at)
        self._file.write(_header(name, length))
        self._file.seek(end)
        member = Member(name, reader.size, reader.sha256, end, source, modified)
        self.members.append(member)
        self._note(member)
        if end - self._safe_at > CHECKPOINT_BYTES:
            self._make_safe()
        return member

    def finish(self, path: Path) -> None:
        """Close the archive and give it its own name, beside its checksum as sha256sum has it."""
        self._file.write(b"\0" * tarfile.BLOCKSIZE * 2)
        self._make_safe()
        self.close()
        with self._path.open("rb") as file:
            checksum = hashlib.file_digest(file, "sha256").hexdigest()
        checksum_file(path).write_text(f"{checksum}  {path.name}\n", encoding="utf-8")
        self._path.rename(path)
        self._journal_path.unlink()

    def close(self) -> None:
        """Close the files; what is whole can be gone on with."""
        self._file.close()
        self._journal.close()

    def _members_left(self) -> list[Member]:
        if not (self._path.exists() and self._journal_path.exists()):
            return []
        size, members = self._path.stat().st_size, []
        for line in self._journal_path.read_text(encoding="utf-8").splitlines():
            try:
                member = Member(**json.loads(line))
            except (ValueError, TypeError):
                # The line that was being written.
                break
            encrypted = member.name.endswith(ENCRYPTED)
            # The database is always written anew: it must not be older than the media.
            if member.end > size or not member.source or encrypted != bool(self._recipients):
                break
            members.append(member)
        return members

    def _note(self, member: Member) -> None:
        self._journal.write(json.dumps(dataclasses.asdict(member)) + "\n")
        # What is noted must be in the archive: it goes first.
        self._file.flush()
        self._journal.flush()

    def _make_safe(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        os.fsync(self._journal.fileno())
        self._safe_at = self._file.tell()


def _header(name: str, size: int) -> bytes:
    """Return the header of a member; in GNU's form its length does not follow from `size`."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry.tobuf(tarfile.GNU_FORMAT)


def checksum_file(path: Path) -> Path:
    """Return where the checksum of the archive at `path` is kept."""
    return path.with_name(path.name + ".sha256")


class ArchiveReader:
    """Reads a finished archive."""

    def __init__(self, path: Path, identities: list[str]) -> None:
        """Open `path`; `identities` are secret keys of age.

        Raises ArchiveError when it is no archive of ours or the keys do not open it.
        """
        self._identities = [pyrage.x25519.Identity.from_str(key) for key in identities]
        try:
            self._tar = tarfile.open(path)  # noqa: SIM115 - closed with the reader
            self._entries = {entry.name: entry for entry in self._tar.getmembers()}
        except (OSError, tarfile.TarError) as error:
            raise ArchiveError(f"{path} is no archive: {error}") from error
        self.encrypted = MANIFEST + ENCRYPTED in self._entries
        if self.encrypted and not self._identities:
            raise ArchiveError(f"{path} is encrypted: name the file with the secret key")
        with self.opened(MANIFEST + (ENCRYPTED if self.encrypted else "")) as stream:
            try:
                self.manifest: dict[str, Any] = json.load(stream)
            except ValueError as error:
                raise ArchiveError(f"{path} has a damaged manifest") from error

    def close(self) -> None:
        """Close the file."""
        self._tar.close()

    def copy(self, name: str, target: IO[bytes] | None) -> CountingWriter:
        """Write what the member `name` holds to `target`; return its length and checksum.

        Raises ArchiveError when it is missing or cannot be decrypted.
        """
        entry = self._entries.get(name)
        source = self._tar.extractfile(entry) if entry else None
        if source is None:
            raise ArchiveError(f"{name} is missing from the archive")
        writer = CountingWriter(target)
        try:
            if name.endswith(ENCRYPTED):
                pyrage.decrypt_io(source, writer, self._identities)
            else:
                while data := source.read(CHUNK):
                    writer.write(data)
        except (pyrage.DecryptError, tarfile.TarError) as error:
            raise ArchiveError(f"{name} cannot be read: {error}") from error
        return writer

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open the member `name` for reading, from a file of its own if it is large."""
        with tempfile.SpooledTemporaryFile(max_size=8 * CHUNK) as file:
            self.copy(name, file)
            file.seek(0)
            yield file

    def verify(self, progress: Callable[[str], None]) -> None:
        """Read everything and compare it with the manifest; raises ArchiveError at a difference."""
        wanted = [self.manifest["database"], *self.manifest["files"].values()]
        for number, member in enumerate(wanted, 1):
            found = self.copy(member["member"], None)
            if (found.size, found.sha256) != (member["size"], member["sha256"]):
                raise ArchiveError(f"{member['member']} is damaged")
            progress(f"{number} of {len(wanted)} members read")
