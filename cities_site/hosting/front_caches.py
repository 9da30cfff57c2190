"""Tells caches in front of the site, once for each commit, that what they keep may be out of date.

Nothing is listed and so nothing forgotten: a list, a feed or the other language may change with
any record.  A cache that cannot be told lets its copies expire within its own seconds.
"""

import http.client
import logging
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

logger = logging.getLogger(__name__)

# Seconds that an editor waits for a cache that does not answer.
PATIENCE = 0.5
# What no reader sees: changes of these alone leave every page as it is.
UNSEEN_APPS = frozenset(
    {
        "account", "admin", "auth", "axes", "contenttypes", "correspondence", "django_tasks_db",
        "mfa", "migrations", "sessions", "socialaccount", "usersessions", "wagtailusers",
    }
)  # fmt: skip
UNSEEN_MODELS = frozenset(
    {
        "wagtailcore.referenceindex", "wagtailcore.revision", "wagtailcore.pagelogentry",
        "wagtailcore.modellogentry", "wagtailcore.editingsession", "wagtailcore.comment",
        "wagtailcore.pagesubscription", "wagtailcore.uploadedfile", "wagtailsearch.indexentry",
        "wagtailsearchpromotions.query", "wagtailsearchpromotions.querydailyhits",
    }
)  # fmt: skip


def connect() -> None:
    """Follow every model that readers may see, if the settings name a cache."""
    if not settings.FRONT_CACHES:
        return
    for model in apps.get_models(include_auto_created=True):
        seen = model._meta.app_label not in UNSEEN_APPS
        if seen and model._meta.label_lower not in UNSEEN_MODELS:
            for signal in (post_save, post_delete):
                signal.connect(_changed, sender=model, dispatch_uid=f"front caches {model}")
    m2m_changed.connect(_changed, dispatch_uid="front caches")


def _changed(sender: type[Model], using: str = "default", **_signal: Any) -> None:
    connection = transaction.get_connection(using)
    waiting = (entry[1] for entry in connection.run_on_commit)
    if ban_everything not in waiting:
        transaction.on_commit(ban_everything, using=using, robust=True)


def ban_everything() -> None:
    """Ask each cache to ban all that it keeps; one that does not answer is logged."""
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
