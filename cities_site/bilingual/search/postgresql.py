"""Wagtail's PostgreSQL backend with texts cut, and with a ranking of bounded cost.

The `simple` configuration leaves the terms as they are: stems were made before.  Wagtail matches
title and body together; a migration of this project adds the index that this needs.
"""

from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    F,
    FloatField,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, RowNumber
from django.db.models.lookups import LessThanOrEqual
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)
from modelsearch.query import Fuzzy, MatchAll, Not
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.search.models import IndexEntry

from cities_site.bilingual.search.indexing import CutIndex
from cities_site.bilingual.search.queries import CutQueries, UnrankedCount, has_number_key

# Ranking by the body reads it whole.  Of more hits those are ranked by it that their titles put
# first, and then the newest: a reader turns no fifty pages.
HITS_RANKED_BY_BODY = 1000


def _joined(vectors: list[F]) -> Any:
    matched = vectors[0]
    for vector in vectors[1:]:
        matched = matched._combine(vector, "||", False)
    return matched


class BoundedRanking:
    """Mixed into the query compilers: ranks all hits by their titles, the first of them by body."""

    def search(
        self,
        config: Any,
        start: Any,
        stop: Any,
        score_field: str | None = None,
        backend: Any = None,
    ) -> Any:
        """Return the matching objects from `start` to `stop`, the most relevant first.

        Wagtail also reads the vectors that it compares, which is most of an entry, for every hit.
        """
        if isinstance(self.query, (MatchAll, Not, Fuzzy)) or self.fields is not None:
            return super().search(config, start, stop, score_field, backend)
        asked = self.build_tsquery(self.query, config=config)
        vectors = self.get_search_vectors(asked)
        if not (self.order_by_relevance or score_field) and has_number_key(self.queryset.model):
            queryset = self.queryset.filter(pk__in=self._keys(vectors, asked))
            return (queryset if queryset.query.order_by else queryset.order_by("-pk"))[start:stop]
        entries = self._entries(vectors, asked).values("pk")
        queryset = self.queryset.alias(entry_found=F("index_entries__pk"))
        queryset = queryset.filter(entry_found__in=entries)
        if has_number_key(self.queryset.model):
            # Once more whose entry it is: keys of entries are texts, by which nothing is found.
            key = Cast("index_entries__object_id", BigIntegerField())
            queryset = queryset.alias(key=key).filter(pk=F("key"))
        ranking = self._build_rank_expression(vectors, config)
        return self._apply_ordering_and_scoring(queryset, ranking, start, stop, score_field)

    def _keys(self, vectors: list[Any], asked: Any) -> QuerySet:
        """Return the keys of the matching objects."""
        key = Cast("object_id", BigIntegerField())
        return self._entries(vectors, asked).values_list(key)

    def _entries(self, vectors: list[Any], asked: Any) -> QuerySet:
        """Return the matching entries, from the index alone.

        Joined to the objects first, PostgreSQL compares the vectors of each of them.  The type is
        compared in a form that no index has, or it goes through all entries of that type.
        """
        columns = [F(vector.name.removeprefix("index_entries__")) for vector, _boost in vectors]
        hits = IndexEntry.objects.alias(matched=_joined(columns), number=F("content_type_id") + 0)
        types = get_descendants_content_types_pks(self.queryset.model)
        return hits.filter(matched=asked, number__in=types)

    def _build_rank_expression(self, vectors: list[Any], config: Any) -> Any:
        by_title = super()._build_rank_expression(vectors[:1], config)
        if len(vectors) == 1 or self.fields is not None:
            return super()._build_rank_expression(vectors, config)
        by_body = super()._build_rank_expression(vectors[1:], config)
        place = Window(RowNumber(), order_by=[by_title.desc(), F("pk").desc()])
        bounded = Case(
            When(LessThanOrEqual(place, Value(HITS_RANKED_BY_BODY)), then=by_body),
            default=Value(0.0),
            output_field=FloatField(),
        )
        return by_title + bounded


class SearchResults(UnrankedCount, PostgresSearchResults):
    """Results that are counted without being ranked."""


class SearchQueryCompiler(BoundedRanking, PostgresSearchQueryCompiler):
    """Finds by whole words, and by any part of Chinese."""


class AutocompleteQueryCompiler(BoundedRanking, PostgresAutocompleteQueryCompiler):
    """Finds by the beginning of the last word."""


class Index(CutIndex, PostgresIndex):
    """The index, its texts cut."""


class SearchBackend(CutQueries, PostgresSearchBackend):
    """The search backend on PostgreSQL."""

    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
    results_class = SearchResults

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({"SEARCH_CONFIG": "simple", **params})
