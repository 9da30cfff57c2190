"""The address that a request came from, and as much of it as the site keeps."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# What is kept of an address: a network of at most 256 addresses of IPv4, or one site of IPv6.
KEPT_PREFIXES = {4: 24, 6: 48}


def client_address(request: HttpRequest) -> str:
    """Return the address from which the outermost of our own reverse proxies was asked.

    Each of the `settings.REVERSE_PROXIES` proxies adds the address it was asked from at the end
    of X-Forwarded-For; what stands before those was written by the client, and proves nothing.
    """
    proxies = settings.REVERSE_PROXIES
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and len(forwarded) >= proxies and forwarded[-proxies].strip():
        return forwarded[-proxies].strip()
    return request.META.get("REMOTE_ADDR", "")


def shortened(address: str) -> str:
    """Return the first address of the network that `address` is in; empty for what is none."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    network = ipaddress.ip_network((parsed, KEPT_PREFIXES[parsed.version]), strict=False)
    return str(network.network_address)
