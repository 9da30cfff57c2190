"""The name of the request at hand, for logs and reports, and for whoever reports a fault."""

import re
import uuid
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

HEADER = "X-Request-ID"
# Long enough to be unique, and nothing that could break a line of a log.
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")

current: ContextVar[str] = ContextVar("request_id", default="")


def request_id_of(request: HttpRequest) -> str:
    """Return the name that our own proxy gave the request, or another."""
    given = request.headers.get(HEADER, "")
    if settings.REVERSE_PROXIES and WELL_FORMED.fullmatch(given):
        return given
    return uuid.uuid4().hex
