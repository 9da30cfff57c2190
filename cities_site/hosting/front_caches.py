"""Tells caches in front of the site, once for each commit, that what they keep may be out of date.

Nothing is listed and so nothing forgotten: a list, a feed or the other language may change with
any record.  A cache that cannot be told lets its copies expire within its own seconds.
"""

import http.client
import logging
import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from cities_site.freshness.generation import generation_begins

logger = logging.getLogger(__name__)

# Seconds that an editor waits for a cache that does not answer.
PATIENCE = 0.5
UID = "front caches"


def connect() -> None:
    """Follow the generations of the site, if the settings name a cache."""
    if settings.FRONT_CACHES:
        generation_begins.connect(_ban_after_commit, dispatch_uid=UID)


def _ban_after_commit(using: str, **_signal: Any) -> None:
    waiting = (entry[1] for entry in transaction.get_connection(using).run_on_commit)
    if ban_everything not in waiting:
        transaction.on_commit(ban_everything, using=using, robust=True)


def ban_everything() -> None:
    """Ask each cache to ban all that it keeps; one that does not answer is logged.

    Not before every process knows of the change: one that does not would fill the cache with what
    was just banned.
    """
    time.sleep(settings.FRESHNESS_SECONDS)
    for address in settings.FRONT_CACHES:
        try:
            _ban(address)
        except (OSError, http.client.HTTPException) as error:
            logger.error("The cache at %s was not told of a change: %s", address, error)


def _ban(address: str) -> None:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        connection.request("BAN", "/")
        answer = connection.getresponse()
        if answer.status != http.HTTPStatus.OK:
            raise http.client.HTTPException(f"it answers {answer.status}")
    finally:
        connection.close()
