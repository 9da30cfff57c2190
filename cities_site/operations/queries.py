"""Counts queries and logs slow ones, without the values that they were asked with."""

import logging
import time
from typing import Any

from django.conf import settings
from django.db.backends.signals import connection_created

from cities_site.operations import metrics

logger = logging.getLogger("cities_site.slow_queries")

LONGEST_STATEMENT = 2000
SHOWN = 120


def timed(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Run one statement, count it and log it if it was slow."""
    # An error in a statement is not from here: it only passes through.
    __traceback_hide__ = True
    started = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        seconds = time.perf_counter() - started
        metrics.QUERIES.inc()
        metrics.QUERY_SECONDS.inc(seconds)
        if seconds > settings.SLOW_QUERY_SECONDS:
            metrics.SLOW_QUERIES.inc()
            # The message for a screen; the rest for whoever looks through many.
            logger.warning(
                "Slow query (%.2f s): %s",
                seconds,
                " ".join(sql.split())[:SHOWN],
                extra={"seconds": round(seconds, 3), "statement": sql[:LONGEST_STATEMENT]},
            )


def _watch(connection: Any, **kwargs: Any) -> None:
    if timed not in connection.execute_wrappers:
        # First: others are taken off from the end.
        connection.execute_wrappers.insert(0, timed)


def watch_connections() -> None:
    """Watch every connection that is made from now on."""
    connection_created.connect(_watch, dispatch_uid="cities_site.operations.queries")
