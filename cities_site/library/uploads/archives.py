"""Files that are ZIP archives inside: office documents, books and archives themselves."""

import zipfile
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_MEMBERS = 5_000
MOST_BYTES = 1024**3
# Text packs to a fiftieth at best; more is made to fill a disk.
HIGHEST_RATIO = 200
ENCRYPTED = 0x1
# A member that each kind cannot be without, and what it says where that tells kinds apart.
TELLING_MEMBERS: dict[str, tuple[str, bytes]] = {
    "docx": ("word/document.xml", b""),
    "xlsx": ("xl/workbook.xml", b""),
    "pptx": ("ppt/presentation.xml", b""),
    "odt": ("mimetype", b"application/vnd.oasis.opendocument.text"),
    "epub": ("mimetype", b"application/epub+zip"),
}
MACROS = ("vbaproject.bin", "vbadata.xml", "basic/script-lc.xml", "basic/script-lb.xml")
PROGRAMS = (".exe", ".dll", ".scr", ".bat", ".cmd", ".com", ".js", ".vbs", ".ps1", ".jar", ".msi",
            ".lnk", ".hta", ".sh")  # fmt: skip


def check_archive(stream: IO[bytes], kind: str) -> None:
    """Raise ValidationError unless the archive is sound, bounded, and holds what `kind` says."""
    stream.seek(0)
    if stream.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
        raise _not_of_the_kind(kind)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            _check_bounds(members)
            _check_content(members)
            _check_kind(archive, kind)
            # Reads every member to its end and compares its checksum.
            damaged = archive.testzip()
    except ValidationError:
        raise
    except Exception as error:
        # What is no archive, or a damaged one, fails in the ways of several libraries.
        raise _damaged() from error
    if damaged is not None:
        raise _damaged()


def _check_bounds(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        len(members) > MOST_MEMBERS
        or unpacked > MOST_BYTES
        or unpacked > 2**20 + packed * (HIGHEST_RATIO)
    ):
        raise ValidationError(
            _("The file unpacks to more than is allowed; it may be made to fill a disk.")
        )
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise ValidationError(_("The file is locked with a password: readers could not open it."))


def _check_content(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename.lower().replace("\\", "/") for member in members]
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise _damaged()
    if any(name.endswith((*MACROS, *PROGRAMS)) for name in names):
        raise ValidationError(
            _("The file holds macros or programs: save it without them and upload that.")
        )


def _check_kind(archive: zipfile.ZipFile, kind: str) -> None:
    if kind not in TELLING_MEMBERS:
        return
    member, content = TELLING_MEMBERS[kind]
    if member not in archive.namelist():
        raise _not_of_the_kind(kind)
    with archive.open(member) as file:
        if content and file.read(len(content) + 1).strip() != content:
            raise _not_of_the_kind(kind)


def _not_of_the_kind(kind: str) -> ValidationError:
    return ValidationError(
        _("The content of this file is not %(kind)s, as its name says.") % {"kind": kind.upper()}
    )


def _damaged() -> ValidationError:
    return ValidationError(_("The file is damaged or incomplete: save it again and upload that."))
