"""The site with the error pages of production, on one SQLite file."""

from cities_site.settings.test import *  # noqa: F403 - settings are inherited as a whole

# Nobody collects static files for a test: they are served from where they lie.
WHITENOISE_USE_FINDERS = True
ROOT_URLCONF = "tests.browser.urls"
# Tracebacks go to the server's output, which the tests read in the end.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"output": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["output"], "level": "ERROR"}},
}
