"""How often one address may ask: counted in the cache, and forgotten with it."""

import logging

from django.conf import settings
from django.utils.crypto import salted_hmac
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

logger = logging.getLogger(__name__)


class AddressThrottle(SimpleRateThrottle):
    """Counts the requests of each address in a window; `API_RATE` says how many, such as 60/min.

    The cache holds a keyed digest of the address, no longer than the window.  With the cache down
    nobody is counted: the API answers all the same.
    """

    scope = "api"

    def get_rate(self) -> str:
        """Return how many requests an address has in which window."""
        return settings.API_RATE

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """Return where the requests of this address are counted."""
        digest = salted_hmac("cities_site.api", self.get_ident(request), algorithm="sha256")
        return f"api-rate-{digest.hexdigest()}"

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Tell whether the address has requests left; also when the cache does not answer."""
        try:
            return super().allow_request(request, view)
        except Exception:
            # Each cache has errors of its own; none of them is the reader's.
            logger.exception("Requests of the API cannot be counted: the cache does not answer")
            return True
