"""Links that readers in mainland China cannot open, and what stands beside them for those readers.

The list names platforms that are known not to open there; a site that nobody has listed passes.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cities_site.bilingual.content import SHARED, section_content
from cities_site.bilingual.unsuffixed import translated_names

_LIST = Path(__file__).with_name("unreachable_domains.txt")
UNREACHABLE_DOMAINS = frozenset(
    line for line in _LIST.read_text().splitlines() if line and not line.startswith("#")
)
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_OWN_FILE = 'linktype="document"'


def opens_in_mainland(address: str) -> bool:
    """Return whether nothing is known that keeps `address` from opening in mainland China."""
    try:
        host = (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return True
    labels = host.split(".")
    return not any(".".join(labels[start:]) in UNREACHABLE_DOMAINS for start in range(len(labels)))


def links_out_of_reach(record: Any, section: str) -> Iterator[str]:
    """Yield the fields and blocks of a language whose only links do not open in mainland China.

    Another link, a file of this site or a transcript in the same block is what helps.
    """
    if section == SHARED:
        return
    content = section_content(type(record), record.serializable_data(), section)
    for name in translated_names(type(record)):
        value = content.get(name)
        parts = value if isinstance(value, list) else [value]
        label = capfirst(record._meta.get_field(name).verbose_name)
        for position, part in enumerate(parts, start=1):
            place = f"{label} {position}" if isinstance(value, list) else str(label)
            if address := _closed_link(part):
                yield _(
                    "%(place)s: “%(host)s” does not open in mainland China. Add another link in "
                    "the same place, or a transcript or file of this site."
                ) % {"place": place, "host": urlsplit(address).hostname}


def _closed_link(part: Any) -> str:
    """Return an address that does not open where nothing else helps, or an empty text."""
    texts = list(_strings(part))
    addresses = [address for text in texts for address in _ADDRESS.findall(text)]
    closed = [address for address in addresses if not opens_in_mainland(address)]
    if not closed or len(closed) < len(addresses) or any(_OWN_FILE in text for text in texts):
        return ""
    has_transcript = isinstance(part, dict) and any(_named(part, "transcript"))
    return "" if has_transcript else closed[0]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _named(value: Any, name: str) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == name:
                yield item
            yield from _named(item, name)
