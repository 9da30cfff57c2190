"""Records fetched some at a time, so that a file of many needs no more memory than one of few."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db.models import QuerySet

# Records that are in memory at once; each batch costs the same number of queries.
BATCH = 200


def in_batches(records: QuerySet) -> Iterator[Any]:
    """Yield the records in the order of their keys; each batch is a page after the last key.

    The first batch is fetched at once, so that what is wrong with a query is an error of the
    answer and not a file that breaks off.  No cursor stays open while a slow reader downloads.
    """
    batches = _batches(records.order_by("pk"))
    first = next(batches, [])
    return chain(first, chain.from_iterable(batches))


def _batches(records: QuerySet) -> Iterator[list[Any]]:
    last = 0
    while batch := list(records.filter(pk__gt=last)[:BATCH]):
        yield batch
        if len(batch) < BATCH:
            return
        last = batch[-1].pk
