"""The site as it is served, on plain HTTP and without accounts of production."""

from cities_site.settings.test import *  # noqa: F403 - settings are inherited as a whole

# Requests are answered as readers meet them.
DEBUG_PROPAGATE_EXCEPTIONS = False
