"""What a search page needs besides its results, all of it in one query."""

from dataclasses import dataclass

from django.db.models import CharField, Count, IntegerField, Max, QuerySet, Value
from django.db.models.functions import Cast
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from cities_site.library.filters import label_of, vocabulary_rows
from cities_site.search.models import SearchEntry

VOCABULARY_FACETS = ("topic", "sdg", "service", "region")
_STATE, _PROMOTED = "state", "promoted"


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
    """Return the surroundings of the results of `query` in `language`."""
    parts = [*vocabulary_rows(VOCABULARY_FACETS, language), _state(), _promotions(query)]
    labels: dict[str, dict[str, str]] = {facet: {} for facet in VOCABULARY_FACETS}
    state, is_promoted = "", False
    for facet, key, label, _rank in parts[0].union(*parts[1:], all=True):
        if facet == _STATE:
            state = f"{key}-{label}"
        elif facet == _PROMOTED:
            is_promoted = True
        else:
            labels[facet][key] = label_of(facet, key, label)
    return Surroundings(labels, state, is_promoted)


def state_of_entries() -> str:
    """Return the state alone, for who needs no more."""
    return "".join(f"{key}-{label}" for _state, key, label, _rank in _state())


def _state() -> QuerySet:
    number = Cast(Count("pk"), CharField())
    newest = Cast(Max("updated_at"), CharField())
    grouped = SearchEntry.objects.order_by().annotate(facet=_text(_STATE)).values("facet")
    rows = grouped.annotate(facet_key=number, facet_label=newest, facet_rank=_ZERO)
    return rows.values_list("facet", "facet_key", "facet_label", "facet_rank")


def _promotions(query: str) -> QuerySet:
    promotions = SearchPromotion.objects.filter(query__query_string=normalise_query_string(query))
    rows = promotions.order_by().annotate(
        facet=_text(_PROMOTED), facet_key=_text(""), facet_label=_text(""), facet_rank=_ZERO
    )
    return rows.values_list("facet", "facet_key", "facet_label", "facet_rank")


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())


_ZERO = Cast(Value(0), IntegerField())
