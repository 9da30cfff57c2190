"""The answer to a request that failed, and to one that failed because something is away for now.

A database that is away and a disk that is full end by themselves or by an administrator's hand;
503 tells caches before the site to go on with what they have, and people to try again.
"""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

# Seconds after which a browser or a cache may ask again.
RETRY_AFTER = 30
NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 in both languages to what will work again, else 500.

    Django calls this while it handles the error, and has logged it.
    """
    error = sys.exc_info()[1]
    if not is_temporary(error):
        return HttpResponse(render_to_string("500.html"), status=500)
    response = HttpResponse(render_to_string("503.html"), status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response


def is_temporary(error: BaseException | None) -> bool:
    """Return whether `error`, or what it came from, says that something is away or full."""
    while error is not None:
        if isinstance(error, InterfaceError | OperationalError | ConnectionError):
            return True
        if isinstance(error, OSError) and error.errno in NO_SPACE:
            return True
        error = error.__cause__ or error.__context__
    return False
