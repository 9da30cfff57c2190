"""Reads XML that comes from anywhere: nothing in a file is trusted.

A file is text first: its encoding is settled and document types are refused before any parser
sees it, so that no entity is ever expanded and nothing is ever fetched.
"""

import codecs
import re

from django.utils.translation import gettext as _
from lxml import etree

MAX_BYTES = 10 * 1024 * 1024

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DOCUMENT_TYPE = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class UnreadableFile(ValueError):
    """The file can't be read as what it should be; the message says what to do."""


def text_of(data: bytes) -> str:
    """Return the text of an uploaded file; raise UnreadableFile where it is too long or none."""
    if len(data) > MAX_BYTES:
        raise UnreadableFile(
            _("Send a file of at most %(limit)d megabytes: split this one.")
            % {"limit": MAX_BYTES // (1024 * 1024)}
        )
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(_("Save the file in UTF-8 and send it again.")) from None


def parsed(data: bytes) -> etree._Element:
    """Return the root of an uploaded XML file; raise UnreadableFile for anything else."""
    text = text_of(data)
    if _DOCUMENT_TYPE.search(text):
        raise UnreadableFile(_("Remove the document type: files with entities are not read."))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(
            _("Mend the file or export it again, it is not well-formed: %(error)s")
            % {"error": str(error)[:200]}
        ) from None
