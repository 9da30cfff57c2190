"""What a database backend is asked: queries cut into terms, and nothing that it cannot read."""

from copy import copy
from typing import Any

from django.db.models import IntegerField, Model
from modelsearch.backends.base import EmptySearchResults
from modelsearch.query import And, Not, Or, Phrase, PlainText

from cities_site.bilingual.search.text import cut_for_query, keeps_order


def prepared(query: Any, stemmed: bool = True) -> Any:
    """Return `query` with its texts cut, or None where nothing is left to search for.

    Uncut, an unbalanced quotation mark fails on SQLite and a null byte on PostgreSQL.
    """
    if isinstance(query, str):
        return cut_for_query(query, stemmed) or None
    if isinstance(query, PlainText):
        text = cut_for_query(query.query_string, stemmed)
        return PlainText(text, operator=query.operator) if text else None
    if isinstance(query, Phrase):
        text = cut_for_query(query.query_string, stemmed)
        kind = Phrase if keeps_order(query.query_string) else PlainText
        return kind(text) if text else None
    if isinstance(query, Not):
        rest = prepared(query.subquery, stemmed)
        return Not(rest) if rest else None
    if isinstance(query, (And, Or)):
        parts = [part for sub in query.subqueries if (part := prepared(sub, stemmed))]
        return type(query)(parts) if len(parts) > 1 else next(iter(parts), None)
    return query


def has_number_key(model: type[Model]) -> bool:
    """Tell whether the objects of `model` have a number for a key.

    The index holds keys as texts; compared as numbers, they find the objects by their own index.
    """
    key = model._meta.pk
    while key.remote_field:
        key = key.target_field
    return isinstance(key, IntegerField)


class CutQueries:
    """Mixed into a database backend: cuts every query, and answers an empty one with nothing."""

    def _search(self, query_compiler_class: type, query: Any, *args: Any, **kwargs: Any) -> Any:
        stemmed = query_compiler_class is not self.autocomplete_query_compiler_class
        query = prepared(query, stemmed)
        if query is None:
            return EmptySearchResults()
        return super()._search(query_compiler_class, query, *args, **kwargs)


class UnrankedCount:
    """Mixed into the results of a database backend: counts them without ranking them."""

    def _do_count(self) -> int:
        unranked = copy(self)
        unranked.query_compiler = copy(self.query_compiler)
        unranked.query_compiler.order_by_relevance = False
        unranked._score_field = None
        return unranked.get_queryset().count()
