"""How often one sender may use a form, counted without keeping anybody's address."""

import ipaddress
import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cities_site.library.client_address import client_address

logger = logging.getLogger(__name__)

# Counts for this process alone while the shared cache does not answer.
_own_cache = LocMemCache("correspondence-limits", {})
# A household or a telephone has 2^64 addresses of IPv6 (RFC 6177), and is one sender.
IPV6_PREFIX = 64


@dataclass(frozen=True)
class RateLimit:
    """At most `times` uses of the form `name` by one sender in `settings.SENDER_COUNTED_HOURS`."""

    name: str
    times: int

    def is_exceeded(self, request: HttpRequest) -> bool:
        """Count this use, and tell whether it is one too many."""
        key = f"correspondence:{self.name}:{sender(request)}"
        seconds = settings.SENDER_COUNTED_HOURS * 60 * 60
        try:
            used = _count(cache, key, seconds)
        except Exception as error:
            logger.warning("The cache does not count senders: %s", type(error).__name__)
            used = _count(_own_cache, key, seconds)
        return used > self.times


def _count(store: Any, key: str, seconds: int) -> int:
    store.add(key, 0, seconds)
    try:
        return store.incr(key)
    except ValueError:
        # It expired between the two.
        store.set(key, 1, seconds)
        return 1


def sender(request: HttpRequest) -> str:
    """Return a name for the sender that says nothing after today, and nothing without the key."""
    try:
        address = ipaddress.ip_address(client_address(request))
        prefix = IPV6_PREFIX if address.version == 6 else address.max_prefixlen
        network = str(ipaddress.ip_network((address, prefix), strict=False))
    except ValueError:
        network = "unknown"
    return salted_hmac(f"correspondence.sender.{timezone.localdate()}", network).hexdigest()
