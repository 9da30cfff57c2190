"""Whether this process is alive, and whether it can serve.

`/health/live` says that the process answers, and asks nothing else: a database that is away is no
reason to restart it.  `/health/ready` says whether to send readers here.  What exactly fails is
told to this machine, and to those who have METRICS_TOKEN.
"""

import hmac
import ipaddress
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse, JsonResponse

from cities_site.operations.databases import missing_migrations
from cities_site.operations.metrics import written

# Seconds that all checks together may take; an answer that comes later is a failure.
TIME_LIMIT = 2.0
# Pages are served without a cache; it is told, but no reason to send readers away.
NOT_FATAL = ("cache",)


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


_migrated = threading.Event()


def _migrations() -> None:
    # Code does not change while a process runs: once applied is applied.
    if not _migrated.is_set():
        if missing := missing_migrations():
            raise LookupError(f"{len(missing)} migrations are missing")
        _migrated.set()


def _cache() -> None:
    value = uuid.uuid4().hex
    cache.set("health", value, 10)
    if cache.get("health") is None:
        raise LookupError("what was stored is not there")


def _storage() -> None:
    # Asks the storage; whether the file is there does not matter.
    default_storage.exists("health")


CHECKS: dict[str, Callable[[], None]] = {
    "database": _database,
    "migrations": _migrations,
    "cache": _cache,
    "storage": _storage,
}


class _Run(threading.Thread):
    """One check in a thread of its own, which a check that hangs keeps and the request does not."""

    def __init__(self, check: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.check, self.error = check, "TimeoutError"

    def run(self) -> None:
        try:
            self.check()
            self.error = ""
        # Whatever a driver raises, the answer is that it failed.
        except Exception as error:
            self.error = type(error).__name__
        finally:
            connections.close_all()


def results() -> dict[str, str]:
    """Return the name of the error for each check, empty where all is well."""
    runs = {name: _Run(check) for name, check in CHECKS.items()}
    for run in runs.values():
        run.start()
    deadline = time.monotonic() + TIME_LIMIT
    for run in runs.values():
        run.join(max(0, deadline - time.monotonic()))
    return {name: run.error for name, run in runs.items()}


def live(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return _never_stored(JsonResponse({"status": "live"}))


def ready(request: HttpRequest) -> HttpResponse:
    """Say whether readers may be sent here: 200, else 503."""
    found = results()
    fails = any(error for name, error in found.items() if name not in NOT_FATAL)
    answer: dict[str, Any] = {"status": "not ready" if fails else "ready"}
    if may_see_details(request):
        answer["checks"] = {name: error or "ok" for name, error in found.items()}
    return _never_stored(JsonResponse(answer, status=503 if fails else 200))


def show_metrics(request: HttpRequest) -> HttpResponse:
    """Return the metrics to those who may see them; to others there is no such address."""
    if not may_see_details(request):
        return _never_stored(HttpResponse(status=404))
    content, content_type = written()
    return _never_stored(HttpResponse(content, content_type=content_type))


def may_see_details(request: HttpRequest) -> bool:
    """Return whether the request has the token, or comes from this machine and through no proxy."""
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    if token and hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        return True
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _never_stored(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response


ANSWERS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/health/live": live,
    "/health/ready": ready,
    "/health/metrics": show_metrics,
}
