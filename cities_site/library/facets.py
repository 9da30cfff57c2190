"""How many records each choice of a filter would leave, for all filters in one query."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

Counts = dict[str, dict[str, int]]


def facet_counts(sources: Iterable[tuple[str, QuerySet, Any]]) -> Counts:
    """Return by facet and value how many records have it.

    Each source is a facet, the records that count for it, and an expression for the value. A
    facet may have several: a record counts once for a value, however often it has it.
    """
    parts = [
        # Columns of a union are matched by their order, which modeltranslation does not keep.
        records.order_by()
        .rewrite(False)
        .annotate(
            facet=Value(facet, output_field=CharField()),
            facet_value=Cast(value, CharField()),
        )
        .values_list("facet", "facet_value", "pk")
        for facet, records, value in sources
    ]
    pairs = parts[0].union(*parts[1:])
    connection = connections[pairs.db]
    try:
        sql, parameters = pairs.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        # Django knows without asking that nothing passes the filters.
        return {}
    counts: Counts = {}
    with connection.cursor() as cursor:
        # Django's querysets cannot group what a union holds. The text is Django's own.
        cursor.execute(
            f"SELECT facet, facet_value, COUNT(*) FROM ({sql}) AS pairs"  # noqa: S608
            " WHERE facet_value IS NOT NULL GROUP BY facet, facet_value",
            parameters,
        )
        for facet, value, count in cursor.fetchall():
            counts.setdefault(facet, {})[value] = count
    return counts
