"""The settings of the tests, with every error logged to nowhere: the report has them."""

from cities_site.settings.test import *  # noqa: F403 - settings are inherited as a whole
from cities_site.settings.test import DATA_DIR

MEDIA_ROOT = DATA_DIR / "media"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {"django": {"level": "CRITICAL", "propagate": False, "handlers": []}},
}
