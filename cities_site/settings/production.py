"""Settings for the public site.  They refuse to start when a value is missing or unsafe.

Every secret and address comes from the environment; the error names the variable and what it
must hold, so that whoever deploys can mend it without reading this file.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from cities_site.settings.base import *  # noqa: F403 - settings are inherited as a whole
from cities_site.settings.base import (
    CLAMAV_SOCKET,
    CONTACT_ADDRESS,
    DATA_DIR,
    JSON_LOGGING,
    MACHINE_TRANSLATION_URL,
    OPENID_CONNECT_CLIENT_ID,
    OPENID_CONNECT_CLIENT_SECRET,
    OPENID_CONNECT_ISSUER,
    SECURITY_CONTACTS,
)
from cities_site.settings.databases import database_from, with_standby
from cities_site.settings.hosting import *  # noqa: F403 - settings are inherited as a whole

MINIMUM_SECRET_LENGTH = 50
# Random text of that length has more different characters than this, as Django's check expects.
MINIMUM_SECRET_VARIETY = 5


def required(name: str, meaning: str) -> str:
    """Return the environment variable `name`; raise ImproperlyConfigured when it is not set."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {meaning}")
    return value


SECRET_KEY = required("SECRET_KEY", "a random text of at least 50 characters.")
if (
    len(SECRET_KEY) < MINIMUM_SECRET_LENGTH
    or len(set(SECRET_KEY)) < MINIMUM_SECRET_VARIETY
    or SECRET_KEY.startswith(("django-insecure-", "for-development-only-", "for-tests-only-"))
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

# Publishers and administrators always have a second factor; it can be asked of everybody.
SECOND_FACTOR_REQUIRED_FOR = (
    os.environ.get("SECOND_FACTOR_REQUIRED_FOR", "").strip() or "publishers"
)
if SECOND_FACTOR_REQUIRED_FOR not in ("publishers", "everybody"):
    raise ImproperlyConfigured("SECOND_FACTOR_REQUIRED_FOR must be publishers or everybody.")
if OPENID_CONNECT_ISSUER and not OPENID_CONNECT_ISSUER.startswith("https://"):
    raise ImproperlyConfigured("OPENID_CONNECT_ISSUER must start with https://.")
if OPENID_CONNECT_ISSUER and not (OPENID_CONNECT_CLIENT_ID and OPENID_CONNECT_CLIENT_SECRET):
    raise ImproperlyConfigured(
        "OPENID_CONNECT_ISSUER needs OPENID_CONNECT_CLIENT_ID and OPENID_CONNECT_CLIENT_SECRET too."
    )

if MACHINE_TRANSLATION_URL and not MACHINE_TRANSLATION_URL.startswith("https://"):
    raise ImproperlyConfigured("MACHINE_TRANSLATION_URL must start with https://.")

if CLAMAV_SOCKET and not CLAMAV_SOCKET.startswith(("unix:///", "tcp://")):
    raise ImproperlyConfigured("CLAMAV_SOCKET must start with unix:/// or tcp://.")

if not all(contact.startswith(("mailto:", "https://")) for contact in SECURITY_CONTACTS):
    raise ImproperlyConfigured("SECURITY_CONTACTS must start with mailto: or https://.")

DATABASE_URL = required("DATABASE_URL", "postgresql://user:password@host/name.")
if not DATABASE_URL.startswith(("postgres://", "postgresql://")):
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database.")
DATABASES = {"default": database_from(DATABASE_URL, DATA_DIR / "unused", pooled=True)}
try:
    standby = os.environ.get("DATABASE_STANDBY", "").strip()
    DATABASES["default"] = with_standby(DATABASES["default"], standby)
except ValueError as error:
    raise ImproperlyConfigured("DATABASE_STANDBY must be host:port.") from error

# A mail server, and the role address in whose name the site writes; else one on this machine, and
# nothing goes to readers.
mail_server = os.environ.get("EMAIL_HOST", "").strip()
sender_address = os.environ.get("DEFAULT_FROM_EMAIL", "").strip()
EMAIL_HOST = mail_server or "localhost"
DEFAULT_FROM_EMAIL = sender_address or "webmaster@localhost"
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "").strip() or (587 if mail_server else 25))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "").strip()
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
security = os.environ.get("EMAIL_SECURITY", "").strip() or ("starttls" if mail_server else "none")
if security not in ("starttls", "tls", "none"):
    raise ImproperlyConfigured("EMAIL_SECURITY must be starttls, tls or none.")
EMAIL_USE_TLS = security == "starttls"
EMAIL_USE_SSL = security == "tls"
SUBSCRIPTIONS_ENABLED = bool(mail_server and sender_address)
if CONTACT_ADDRESS and not SUBSCRIPTIONS_ENABLED:
    raise ImproperlyConfigured("CONTACT_ADDRESS needs EMAIL_HOST and DEFAULT_FROM_EMAIL too.")

if os.environ.get("DEBUG", "").strip().lower() not in ("", "0", "false", "no"):
    raise ImproperlyConfigured("DEBUG must not be set: production never shows debug pages.")

LOGGING = JSON_LOGGING

CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
# Set by the reverse proxy in front, which must drop the header when a visitor sends it.
REVERSE_PROXIES = int(os.environ.get("REVERSE_PROXIES", "1"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
REST_FRAMEWORK = {"NUM_PROXIES": REVERSE_PROXIES}
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
