"""The search backend: Wagtail's own for the database in use, with queries cleaned and cut."""

from functools import cache
from typing import Any

from modelsearch.backends.base import EmptySearchResults
from modelsearch.backends.database import SearchBackend as database_backend
from wagtail.search.query import Phrase, PlainText

from cities_site.bilingual.search.text import cut_for_query


def _prepared(query: Any) -> Any:
    """Return `query` with its text cut; an empty text where nothing is left to search for."""
    if isinstance(query, str):
        return cut_for_query(query)
    if isinstance(query, PlainText):
        text = cut_for_query(query.query_string)
        return PlainText(text, operator=query.operator) if text else ""
    if isinstance(query, Phrase):
        text = cut_for_query(query.query_string)
        return Phrase(text) if text else ""
    return query


@cache
def _with_prepared_queries(backend_class: type) -> type:
    class HanSearchBackend(backend_class):
        """Cleans and cuts every query before the database sees it.

        Unclean, an unbalanced quotation mark fails on SQLite and a null byte on PostgreSQL.
        """

        def _search(self, query_compiler_class: type, query: Any, *args: Any, **kwargs: Any) -> Any:
            query = _prepared(query)
            if query == "":
                return EmptySearchResults()
            return super()._search(query_compiler_class, query, *args, **kwargs)

    return HanSearchBackend


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return Wagtail's backend for the current database, with queries prepared."""
    backend = database_backend(params)
    backend.__class__ = _with_prepared_queries(type(backend))
    return backend
