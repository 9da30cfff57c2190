"""Which e-mail addresses are those of an office: the settings say it."""

import re
from functools import cache

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver

_ADDRESS = re.compile(r"[^\s<>,;:]+@[^\s<>,;:]+")


@cache
def _role_addresses() -> frozenset[str]:
    listed = [
        *settings.PERSONAL_DATA_ROLE_ADDRESSES,
        settings.CONTACT_ADDRESS,
        settings.DEFAULT_FROM_EMAIL,
        *settings.SECURITY_CONTACTS,
    ]
    found = (_ADDRESS.search(entry.removeprefix("mailto:")) for entry in listed)
    domains = {entry.lower() for entry in listed if entry.startswith("@")}
    return frozenset({match[0].lower() for match in found if match} | domains)


@receiver(setting_changed)
def _forget(**kwargs: object) -> None:
    _role_addresses.cache_clear()


def is_role_address(address: str) -> bool:
    """Return whether `address` is listed, alone or with its whole domain as "@example.org"."""
    listed = _role_addresses()
    address = address.lower()
    return address in listed or address[address.index("@") :] in listed
