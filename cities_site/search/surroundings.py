"""What a search page needs besides its results; none of it follows from the reader's words."""

from dataclasses import dataclass

from django.db.models import Count, Max
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from cities_site.freshness.memo import Memo
from cities_site.library.filters import label_of, vocabulary_rows
from cities_site.search.models import SearchEntry

VOCABULARY_FACETS = ("topic", "sdg", "service", "region")

_labels = Memo(size=2)
_promoted = Memo(size=1)
_state = Memo(size=1)


@dataclass(frozen=True)
class Surroundings:
    """The labels of facets by their values, and what tells whether kept names are still true."""

    labels: dict[str, dict[str, str]]
    # Another text after every change of the entries.
    state: str
    # Whether editors put anything before the results of the query.
    is_promoted: bool


NOTHING_AROUND = Surroundings({facet: {} for facet in VOCABULARY_FACETS}, "", False)


def surroundings(query: str, language: str) -> Surroundings:
    """Return the surroundings of the results of `query` in `language`; kept until they change."""
    labels = _labels.get(language, lambda: _read_labels(language))
    promoted = _promoted.get("queries", _read_promoted)
    is_promoted = normalise_query_string(query) in promoted
    return Surroundings(labels, state_of_entries(), is_promoted)


def _read_labels(language: str) -> dict[str, dict[str, str]]:
    labels: dict[str, dict[str, str]] = {facet: {} for facet in VOCABULARY_FACETS}
    parts = vocabulary_rows(VOCABULARY_FACETS, language)
    for facet, key, label, _rank in parts[0].union(*parts[1:], all=True):
        labels[facet][key] = label_of(facet, key, label)
    return labels


def _read_promoted() -> frozenset[str]:
    queries = SearchPromotion.objects.order_by().values_list("query__query_string", flat=True)
    return frozenset(queries)


def state_of_entries() -> str:
    """Return the state alone, for who needs no more."""
    return _state.get("entries", _read_state)


def _read_state() -> str:
    entries = SearchEntry.objects.aggregate(number=Count("pk"), newest=Max("updated_at"))
    return f"{entries['number']}-{entries['newest']}"
