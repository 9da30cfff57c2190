"""What Prometheus may know: requests, queries, and the facts of the status page as numbers."""

import os
from collections.abc import Iterator

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
    multiprocess,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from cities_site.operations.status.checks import State, all_checks

REQUESTS = Counter(
    "cities_requests", "Requests by view, method and status", ["view", "method", "status"]
)
SECONDS = Histogram(
    "cities_request_seconds",
    "Time to answer, by view",
    ["view"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
QUERIES = Counter("cities_queries", "Queries to the database")
QUERY_SECONDS = Counter("cities_query_seconds", "Time that queries to the database took")
SLOW_QUERIES = Counter("cities_slow_queries", "Queries that took longer than SLOW_QUERY_SECONDS")


class StatusCollector(Collector):
    """Asks for the facts of the status page when Prometheus does."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield whether each part is well, and its number where it has one."""
        well = GaugeMetricFamily(
            "cities_status", "1 well, 0.5 to be watched, 0 to be mended", labels=["part"]
        )
        numbers = GaugeMetricFamily(
            "cities_status_number", "The number that the part is judged by", labels=["part"]
        )
        values = {State.WELL: 1.0, State.UNKNOWN: 1.0, State.WATCH: 0.5, State.BAD: 0.0}
        for part in all_checks():
            well.add_metric([part.key], values[part.state])
            if part.number is not None:
                numbers.add_metric([part.key], part.number)
        yield well
        yield numbers


def written() -> tuple[bytes, str]:
    """Return all metrics in Prometheus' text format, and its content type.

    With PROMETHEUS_MULTIPROC_DIR set, those of all worker processes of this machine.
    """
    registry = CollectorRegistry()
    registry.register(StatusCollector())
    counted = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        counted = CollectorRegistry()
        multiprocess.MultiProcessCollector(counted)
    return generate_latest(counted) + generate_latest(registry), CONTENT_TYPE_LATEST
