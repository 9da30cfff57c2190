"""Everything that is checked about one passage."""

from collections.abc import Iterable

from cities_site.desk.quality.compare import compare_facts
from cities_site.desk.quality.findings import Finding
from cities_site.desk.quality.typography import check_typography
from cities_site.desk.quality.weekdays import check_weekdays
from cities_site.desk.quality.wording import (
    Term,
    check_forbidden,
    check_leftovers,
    check_slips,
    check_terms,
)

# Longer texts are no passages of ours; their beginning says enough.
LONGEST = 20_000


def check_passage(english: str, chinese: str, terms: Iterable[Term] = ()) -> list[Finding]:
    """Return what is wrong between an English passage and its Chinese; nothing if one is empty."""
    english, chinese = english.strip()[:LONGEST], chinese.strip()[:LONGEST]
    if not english or not chinese:
        return []
    terms = list(terms)
    return [
        *compare_facts(english, chinese),
        *check_weekdays(english, chinese),
        *check_slips(english),
        *check_slips(chinese),
        *check_terms(english, chinese, terms),
        *check_forbidden(english, chinese, terms),
        *check_leftovers(english, chinese),
        *check_typography(chinese),
    ]
