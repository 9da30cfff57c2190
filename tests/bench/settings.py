"""The site as production serves it, but on loopback without TLS, and on a scratch database."""

from cities_site.settings.base import *  # noqa: F403 - settings are inherited as a whole
from cities_site.settings.base import DATABASES

# Connections stay open, as those of production's pool do.
DATABASES = {"default": DATABASES["default"] | {"CONN_MAX_AGE": 60}}
ROOT_URLCONF = "tests.bench.addresses"
SECRET_KEY = "for-tests-only-" + "x" * 50
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # The same fingerprinted names as in production; compressing the files would only take time.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
