"""Wagtail's SQLite backend with texts cut, and with a ranking that grows with the hits only.

Wagtail's own asks for the score of each hit by a statement that finds all hits again, so it takes
four times as long for twice the hits; here the full text table is joined and scores them once.
"""

from typing import Any

from django.db.models import F, IntegerField, QuerySet
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.query import (
    BM25,
    MatchExpression,
    SearchQueryCombinable,
    normalize,
)
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.query import MatchAll, Not
from modelsearch.utils import get_descendants_content_types_pks

from cities_site.bilingual.search.indexing import CutIndex
from cities_site.bilingual.search.queries import CutQueries, UnrankedCount, has_number_key


class WeightedBM25(BM25):
    """The relevance of a hit, less being better: a word in the title counts four times.

    The weights are those of the columns autocomplete, body and title, as their table has them.
    """

    def as_sql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, list[Any]]:
        """Return the call of FTS5's function."""
        return f"bm25({SQLiteFTSIndexEntry._meta.db_table}, 1.0, 1.0, 4.0)", []


class Grouped(SearchQueryCombinable):
    """A part of a query in parentheses: FTS5 binds NOT before AND before OR."""

    def __init__(self, part: Any) -> None:
        self.part = part

    def as_sql(self, compiler: Any, _connection: Any) -> tuple[str, list[Any]]:
        """Return the part as FTS5 reads it."""
        sql, params = compiler.compile(self.part)
        return f"({sql})", params

    def _combine(self, other: Any, connector: str, reversed: bool = False) -> "Grouped":
        return Combined(self, connector, other)


class Combined(Grouped):
    """Two parts of a query, joined by one of FTS5's operators."""

    def __init__(self, left: Any, connector: str, right: Any) -> None:
        self.parts, self.connector = (left, right), connector

    def as_sql(self, compiler: Any, _connection: Any) -> tuple[str, list[Any]]:
        """Return both parts and the operator as FTS5 reads them."""
        (left, left_params), (right, right_params) = map(compiler.compile, self.parts)
        return f"({left} {self.connector} {right})", [*left_params, *right_params]


class JoinedRanking:
    """Mixed into the query compilers: joins the full text table, and orders by its score."""

    def build_search_query_content(self, query: Any, config: Any = None) -> Any:
        """Return `query` for FTS5, each part of it in parentheses."""
        return Grouped(super().build_search_query_content(query, config=config))

    def search(self, config: Any, start: Any, stop: Any, score_field: str | None = None) -> Any:
        """Return the matching objects from `start` to `stop`, the most relevant first."""
        query = normalize(self.query)
        if isinstance(query, (MatchAll, Not)):
            return super().search(config, start, stop, score_field)
        match = MatchExpression(
            self.FTS_TABLE_FIELDS, self.build_search_query(query, config=config)
        )
        if not self.order_by_relevance and score_field is None:
            queryset = self.queryset.filter(pk__in=self._keys(match))
            ordered = queryset if queryset.query.order_by else queryset.order_by("-pk")
            return ordered[start:stop]
        queryset = self.queryset.filter(
            match, index_entries__sqliteftsindexentry__isnull=False, **self._same_key()
        )
        if score_field is not None:
            queryset = queryset.annotate(**{score_field: WeightedBM25()})
        if self.order_by_relevance:
            queryset = queryset.order_by(WeightedBM25(), "-pk")
        elif not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]

    def _keys(self, match: MatchExpression) -> QuerySet:
        """Return the keys of the matching objects.

        The type is compared in a form that no index has, or SQLite goes through all entries of it
        and looks for each whether it matches.
        """
        number = F("index_entry__content_type_id") + 0
        hits = SQLiteFTSIndexEntry.objects.filter(match).annotate(number=number)
        hits = hits.filter(number__in=get_descendants_content_types_pks(self.queryset.model))
        key = F("index_entry__object_id")
        return hits.values_list(Cast(key, IntegerField()) if self._same_key() else key)

    def _same_key(self) -> dict[str, Any]:
        """Say once more whose entry it is: the key of an entry is a text, which no index has."""
        if not has_number_key(self.queryset.model):
            return {}
        return {"pk": Cast(F("index_entries__object_id"), IntegerField())}


class SearchResults(UnrankedCount, SQLiteSearchResults):
    """Results that are counted without being ranked."""


class SearchQueryCompiler(JoinedRanking, SQLiteSearchQueryCompiler):
    """Finds by whole words, and by any part of Chinese."""


class AutocompleteQueryCompiler(JoinedRanking, SQLiteAutocompleteQueryCompiler):
    """Finds by the beginning of the last word."""


class Index(CutIndex, SQLiteIndex):
    """The index: its texts are cut, and no lengths of titles are kept."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing: FTS5 knows lengths, and the norm would read all entries to add one."""


class SearchBackend(CutQueries, SQLiteSearchBackend):
    """The search backend on SQLite."""

    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index
    results_class = SearchResults
