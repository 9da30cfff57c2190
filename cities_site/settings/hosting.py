"""Settings of production's servers: shared cache, object store, workers, caches in front.

Each part is optional.  Without Redis every process remembers alone, without an object store
uploads are files in DATA_DIR, and without workers tasks run where they arise.
"""

import os
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.retry import Retry

# In seconds: Redis is beside the site, or away.
REDIS_TIMEOUT = 0.2


def text_from(name: str, default: str = "") -> str:
    """Return the environment variable `name` without spaces around it, or `default`."""
    return os.environ.get(name, "").strip() or default


# --- Cache ---------------------------------------------------------------------------------
REDIS_URL = text_from("REDIS_URL")
if REDIS_URL and not REDIS_URL.startswith(("redis://", "rediss://", "unix://")):
    raise ImproperlyConfigured("REDIS_URL must start with redis://, rediss:// or unix://.")

MEMORY: dict[str, Any] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {
    "default": MEMORY,
    # Wagtail asks this one for every picture of a page: the way to Redis costs more than it saves.
    "renditions": MEMORY | {"LOCATION": "renditions", "OPTIONS": {"MAX_ENTRIES": 5_000}},
}
if REDIS_URL:
    CACHES["default"] = {
        "BACKEND": "cities_site.hosting.cache.ResilientRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cities",
        "OPTIONS": {
            "socket_timeout": REDIS_TIMEOUT,
            "socket_connect_timeout": REDIS_TIMEOUT,
            # The cache does without Redis sooner than a second attempt would end.
            "retry": Retry(NoBackoff(), 0),
        },
    }
# Sessions stay in the database alone. A copy in Redis would save editors one query in dozens, and
# let somebody in again who signed out while Redis could not be told.

# --- Files ---------------------------------------------------------------------------------
S3_PRIVATE_BUCKET = text_from("S3_PRIVATE_BUCKET")
S3_PUBLIC_BUCKET = text_from("S3_PUBLIC_BUCKET")
S3_ENDPOINT_URL = text_from("S3_ENDPOINT_URL")
S3_REGION = text_from("S3_REGION")
S3_ADDRESSING_STYLE = text_from("S3_ADDRESSING_STYLE", "auto")
if bool(S3_PRIVATE_BUCKET) != bool(S3_PUBLIC_BUCKET) or (
    S3_PRIVATE_BUCKET and S3_PRIVATE_BUCKET == S3_PUBLIC_BUCKET
):
    raise ImproperlyConfigured("S3_PRIVATE_BUCKET and S3_PUBLIC_BUCKET must name two buckets.")
if S3_ADDRESSING_STYLE not in ("auto", "path", "virtual"):
    raise ImproperlyConfigured("S3_ADDRESSING_STYLE must be auto, path or virtual.")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if S3_PRIVATE_BUCKET:
    STORAGES["default"] = {"BACKEND": "cities_site.hosting.storage.PrivateFiles"}
    STORAGES["pictures"] = {"BACKEND": "cities_site.hosting.storage.PublicPictures"}
    WAGTAILIMAGES_RENDITION_STORAGE = "pictures"

# --- Background tasks ----------------------------------------------------------------------
BACKGROUND_TASKS = text_from("BACKGROUND_TASKS", "immediate")
TASK_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}
if BACKGROUND_TASKS not in TASK_BACKENDS:
    raise ImproperlyConfigured("BACKGROUND_TASKS must be immediate or database.")
TASKS = {name: {"BACKEND": TASK_BACKENDS[BACKGROUND_TASKS]} for name in ("default", "pictures")}

# --- Caches in front -----------------------------------------------------------------------
# Told of every change by the request BAN /; addresses inside the network, separated by spaces.
FRONT_CACHES = text_from("FRONT_CACHES").split()
for address in FRONT_CACHES:
    if not address.startswith("http://") or not urlsplit(address).hostname:
        raise ImproperlyConfigured("FRONT_CACHES must name addresses that start with http://.")
