"""Documents are what their names say, and run nothing when a reader opens them."""

import codecs
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from cities_site.library.uploads.archives import check_archive

CHUNK = 64 * 1024
# Encodings of the texts that editors have; the second is that of Chinese files.
ENCODINGS = ("utf-8-sig", "gb18030")
MARKUP = ("<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<iframe")
# The end record of a ZIP archive stands in the last 64 KiB of the file.
ZIP_END, ZIP_REACH = b"PK\x05\x06", 65_557
# Kinds of action that a PDF performs without being asked.
RUNNING_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE"})


def check_document(stream: IO[bytes], extension: str) -> None:
    """Raise ValidationError unless the content is what `extension` says, and runs nothing."""
    if extension == "pdf":
        _check_pdf(stream)
    elif extension in ("csv", "txt"):
        _check_text(stream)
    else:
        check_archive(stream, extension)
    stream.seek(0)


def _check_pdf(stream: IO[bytes]) -> None:
    stream.seek(0)
    if stream.read(5) != b"%PDF-":
        raise ValidationError(
            _("The content of this file is not %(kind)s, as its name says.") % {"kind": "PDF"}
        )
    size = stream.seek(0, 2)
    stream.seek(max(0, size - ZIP_REACH))
    end = stream.read()
    if ZIP_END in end or b"%%EOF" not in end:
        raise ValidationError(
            _("The file is damaged, incomplete or holds another file: save it again as PDF.")
        )
    if _runs_actions(stream):
        raise ValidationError(
            _("The PDF runs a script or a program when it is opened: save it without that.")
        )


def _runs_actions(stream: IO[bytes]) -> bool:
    stream.seek(0)
    try:
        root = PdfReader(stream).trailer["/Root"].get_object()
        scripts = root.get("/Names", DictionaryObject()).get_object()
        return "/JavaScript" in scripts or _is_running(root.get("/OpenAction"))
    except Exception:
        # A locked or odd file fails in any way; readers' own programs decide whether it opens.
        return False


def _is_running(action: Any) -> bool:
    found = action.get_object() if hasattr(action, "get_object") else action
    return isinstance(found, dict) and found.get("/S") in RUNNING_ACTIONS


def _check_text(stream: IO[bytes]) -> None:
    for encoding in ENCODINGS:
        try:
            beginning = _decoded(stream, encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in beginning:
            break
        if beginning.lstrip().lower().startswith(MARKUP):
            raise ValidationError(
                _("The file is a web page or a drawing, not a plain text as its name says.")
            )
        return
    raise ValidationError(_("The file is not a plain text: save it as UTF-8 and upload that."))


def _decoded(stream: IO[bytes], encoding: str) -> str:
    """Return the first letters; raises UnicodeDecodeError when any part is of another encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    beginning = ""
    while chunk := stream.read(CHUNK):
        text = decoder.decode(chunk)
        beginning = beginning or text
        if "\x00" in text:
            return "\x00"
    decoder.decode(b"", final=True)
    return beginning
