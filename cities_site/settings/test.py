"""Settings for the tests: fast, closed, and the same middleware and languages as production."""

import os

from cities_site.settings.base import *  # noqa: F403 - settings are inherited as a whole
from cities_site.settings.base import DATA_DIR, TASKS
from cities_site.settings.databases import database_from

SECRET_KEY = "for-tests-only-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DEMO_ACCOUNTS_ALLOWED = True
# Tests of it ask for it.
SECOND_FACTOR_REQUIRED_FOR = "nobody"
# In most tests one person writes and publishes; those of the second pair of eyes ask for it.
FOUR_EYES = False
# Passkeys work on localhost without https.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Tests that translate name an engine of their own, on this machine.
MACHINE_TRANSLATION_URL = MACHINE_TRANSLATION_API_KEY = ""
DATABASES = {"default": database_from(os.environ.get("DATABASE_URL"), DATA_DIR / "unused.sqlite3")}
# A file, as in use: in memory SQLite has neither a write-ahead log nor writers that must wait.
DATA_DIR.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
# One fast hash: the tests sign in often and guard nothing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Pictures are made where a test is about them; everywhere else that would only take time.
TASKS = TASKS | {"pictures": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
CONTACT_ADDRESS = "office@example.org"
DEFAULT_FROM_EMAIL = "cities@example.org"
SUBSCRIPTIONS_ENABLED = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "cities_site.operations.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
# The tests ask far more often than one reader; those of the limit set their own.
API_RATE = "1000000/min"

# Tests look at what answers were made from; those of the page cache turn it on.
PAGE_CACHE_BYTES = 0
# Tests share small machines: none of their searches is slow by itself.
SEARCH_SECONDS = 60
