"""Wagtail's PostgreSQL backend with texts cut, and with a ranking of bounded cost.

The `simple` configuration leaves the terms as they are: stems were made before.  Wagtail matches
title and body together; a migration of this project adds the index that this needs.
"""

from typing import Any

from django.db.models import Case, F, FloatField, Value, When, Window
from django.db.models.functions import RowNumber
from django.db.models.lookups import LessThanOrEqual
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.query import Fuzzy, MatchAll, Not

from cities_site.bilingual.search.indexing import CutIndex
from cities_site.bilingual.search.queries import CutQueries

# Ranking by the body reads it whole.  Of more hits those are ranked by it that their titles put
# first, and then the newest: a reader turns no fifty pages.
HITS_RANKED_BY_BODY = 1000


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
        matched = vectors[0][0]
        for vector, _boost in vectors[1:]:
            matched = matched._combine(vector, "||", False)
        queryset = self.queryset.alias(_matched_=matched).filter(_matched_=asked)
        ranking = self._build_rank_expression(vectors, config)
        return self._apply_ordering_and_scoring(queryset, ranking, start, stop, score_field)

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

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({"SEARCH_CONFIG": "simple", **params})
