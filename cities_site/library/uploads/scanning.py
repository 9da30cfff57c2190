"""Asks ClamAV about each uploaded file, where `CLAMAV_SOCKET` says that one is running."""

import logging
import socket
import struct
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

SECONDS = 30
CHUNK = 64 * 1024


def check_for_viruses(stream: IO[bytes]) -> None:
    """Raise ValidationError when the scanner finds something, and when it does not answer.

    A file that could not be scanned is not stored: a scanner that is down must be noticed.
    """
    if not settings.CLAMAV_SOCKET:
        return
    stream.seek(0)
    try:
        verdict = _ask(stream)
    except OSError as error:
        logger.exception("ClamAV does not answer at %s", settings.CLAMAV_SOCKET)
        raise _unscanned() from error
    finally:
        stream.seek(0)
    if verdict == "stream: OK":
        return
    if verdict.endswith(" FOUND"):
        name = verdict.removeprefix("stream: ").removesuffix(" FOUND")
        logger.warning("ClamAV refused an upload: %s", name)
        raise ValidationError(
            _("The virus scanner refused this file: %(name)s.") % {"name": name}, code="virus"
        )
    logger.error("ClamAV answered %r", verdict)
    raise _unscanned()


def _unscanned() -> ValidationError:
    return ValidationError(
        _("The file could not be scanned for viruses and was not stored: try again later."),
        code="unscanned",
    )


def _ask(stream: IO[bytes]) -> str:
    """Send the file by INSTREAM, the command of clamd(8), and return its answer."""
    with _connected() as connection:
        connection.sendall(b"zINSTREAM\0")
        while chunk := stream.read(CHUNK):
            connection.sendall(struct.pack("!L", len(chunk)) + chunk)
        connection.sendall(struct.pack("!L", 0))
        answer = b""
        while part := connection.recv(4096):
            answer += part
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _connected() -> socket.socket:
    """Connect to `unix:///path` or `tcp://host:port`; raises OSError."""
    address = urlsplit(settings.CLAMAV_SOCKET)
    if address.scheme == "tcp":
        return socket.create_connection((address.hostname, address.port or 3310), timeout=SECONDS)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(SECONDS)
    try:
        connection.connect(address.path)
    except OSError:
        connection.close()
        raise
    return connection
