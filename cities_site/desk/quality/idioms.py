"""Which English words for numbers state a quantity, and which other words imply one."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cities_site.desk.quality.facts import Fact
from cities_site.desk.quality.findings import Kind

# Words that hold a number and state no quantity.
IDIOM = re.compile(
    r"\b(?:one another|no one|one of|one day|at first|first of all|first and foremost|"
    r"second to none|in the first place|one-stop|first-hand|twofold|threefold|fourfold|tenfold|"
    r"one-size-fits-all|on the one hand|the one hand|at one|one by one|each one|this one|"
    r"first lady|[Ff]ive-[Yy]ear [Pp]lans?|second-hand|the latter two|hundreds of|[Tt]hree cheers|"
    r"thousands of|millions of|tens of|dozens? of|May (?=[a-z])|[Ss]econd half|"
    r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|[Aa] few|[Ss]ome) dozen|"
    r"(?:[Ss]everal|[Aa] few|[Mm]any) (?:hundred|thousand|million)(?: thousand| million)?)\b"
)
# What is counted: “three cities”, “six new pilot projects”, “two-day”; and “two of the cities”.
_COUNTED = re.compile(
    r"(?:[\s-]+(?!(?:and|or|to|in|on|at|by|for|from|with|as|is|was|has)\b)[A-Za-z][\w’'-]*){0,2}?"
    r"[\s-]+(?:[A-Za-z][\w’'-]*(?<!s)(?<!u)(?<!i)s|people|women|men|children|persons)\b(?![’'])"
    r"|[\s-](?:day|week|month|year|hour|minute|point|phase|stage|storey)\b"
    r"|\sof\s(?:the|these|those|them|its|their)\b"
)
# Words that Chinese may put as a number of things.
_MENTION = re.compile(
    r"\b(?:(?P<n2>both|pairs?|couple|twins?|dual|double|twice|either|neither|mutual|halves|half|"
    r"second|other|between|bi[a-z]+)|(?P<n3>trip[a-z]+|tri[a-z]+|third|thrice)|"
    r"(?P<n4>quad[a-z]+|quarters?|fourth)|(?P<n10>decades?)|(?P<n12>dozen))\b",
    re.IGNORECASE,
)
_ENUMERATION = re.compile(r"[,;/&]|\b(?:and|or|with|to)\b|\s[–-]\s")
# An ordinal stands before one thing.
_ORDERED = re.compile(r"(?!\s(?:part(?:y|ies)|to|of)\b)\s[A-Za-z]{3,}|-largest\b")


def counts(number: re.Match[str], *, is_ordinal: bool) -> bool:
    """Whether the `number`, in words, stands before what it counts or orders."""
    pattern = _ORDERED if is_ordinal else _COUNTED
    return pattern.match(number.string, number.end()) is not None


def mentions(text: str) -> Iterator[Fact]:
    """Yield the small numbers that words imply, and how many things a list may have."""
    for match in _MENTION.finditer(text):
        for name, value in match.groupdict().items():
            if value:
                yield Fact(Kind.MENTION, Decimal(name[1:]), value, is_certain=False)
    for count in range(2, 2 + len(_ENUMERATION.findall(text))):
        yield Fact(Kind.MENTION, Decimal(count), "", is_certain=False)
