"""Settings for the public site.  They refuse to start when a value is missing or unsafe.

Every secret and address comes from the environment; the error names the variable and what it
must hold, so that whoever deploys can mend it without reading this file.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from cities_site.settings.base import *  # noqa: F403 - settings are inherited as a whole
from cities_site.settings.base import DATA_DIR, MACHINE_TRANSLATION_URL, SECURITY_CONTACTS
from cities_site.settings.databases import database_from

MINIMUM_SECRET_LENGTH = 50


def required(name: str, meaning: str) -> str:
    """Return the environment variable `name`; raise ImproperlyConfigured when it is not set."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {meaning}")
    return value


SECRET_KEY = required("SECRET_KEY", "a random text of at least 50 characters.")
if len(SECRET_KEY) < MINIMUM_SECRET_LENGTH or SECRET_KEY.startswith(
    ("django-insecure-", "for-development-only-", "for-tests-only-")
):
    raise ImproperlyConfigured("SECRET_KEY must be random and at least 50 characters long.")

ALLOWED_HOSTS = [
    host.strip()
    for host in required("ALLOWED_HOSTS", "the site's host names, separated by commas.").split(",")
    if host.strip()
]
if any("*" in host or host.startswith(".") for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS must name each host: wildcards are not allowed.")

WAGTAILADMIN_BASE_URL = required("WAGTAILADMIN_BASE_URL", "the admin's address, https://….")
if not WAGTAILADMIN_BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("WAGTAILADMIN_BASE_URL must start with https://.")

if MACHINE_TRANSLATION_URL and not MACHINE_TRANSLATION_URL.startswith("https://"):
    raise ImproperlyConfigured("MACHINE_TRANSLATION_URL must start with https://.")

if not all(contact.startswith(("mailto:", "https://")) for contact in SECURITY_CONTACTS):
    raise ImproperlyConfigured("SECURITY_CONTACTS must start with mailto: or https://.")

DATABASE_URL = required("DATABASE_URL", "postgresql://user:password@host/name.")
if not DATABASE_URL.startswith(("postgres://", "postgresql://")):
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database.")
DATABASES = {"default": database_from(DATABASE_URL, DATA_DIR / "unused", pooled=True)}

if os.environ.get("DEBUG", "").strip().lower() not in ("", "0", "false", "no"):
    raise ImproperlyConfigured("DEBUG must not be set: production never shows debug pages.")

CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
# Set by the reverse proxy in front, which must drop the header when a visitor sends it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The same proxy adds the visitor's address to X-Forwarded-For.
REST_FRAMEWORK = {"NUM_PROXIES": 1}
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # the page editor shows its preview in a frame of the same origin
    "security.W021",  # preloading binds the whole parent domain, which is not ours to promise
]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
