"""Settings for one developer's machine: debug pages, one SQLite file, demonstration accounts."""

from cities_site.settings.base import *  # noqa: F403 - settings are inherited as a whole
from cities_site.settings.base import CONTACT_ADDRESS, DATA_DIR

DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = True
SECRET_KEY = "for-development-only-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO_ACCOUNTS_ALLOWED = True
# The demonstration accounts sign in with their passwords; a second factor can be tried out.
SECOND_FACTOR_REQUIRED_FOR = "nobody"
# Passkeys work on localhost without https.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
MACHINE_TRANSLATION_ALLOW_HTTP = True
# Messages are printed, so that letters and subscriptions can be tried out.
CONTACT_ADDRESS = CONTACT_ADDRESS or "office@example.org"
SUBSCRIPTIONS_ENABLED = True
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "cities_site.operations.storage.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# With runserver, Django's own static view finds files where they are.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# A changed template shows at once.
PAGE_CACHE_BYTES = 0
