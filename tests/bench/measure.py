"""What one page costs, asked in this process: queries, processor time and bytes."""

import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

REPETITIONS = 20


@dataclass(frozen=True)
class Cost:
    """The cost of one page."""

    queries: int
    milliseconds: float
    size: int


def query_count(path: str) -> int:
    """Return how many queries a reader's request for `path` takes once caches are warm."""
    client = Client()
    _get(client, path)
    with CaptureQueriesContext(connection) as queries:
        _get(client, path)
    return len(queries)


def cost_of(path: str) -> Cost:
    """Return queries, the median of processor time, and bytes of HTML of `path`."""
    client = Client()
    queries = query_count(path)
    times, size = [], 0
    for _repetition in range(REPETITIONS):
        started = time.process_time()
        size = len(_get(client, path))
        times.append((time.process_time() - started) * 1000)
    return Cost(queries, statistics.median(times), size)


def _get(client: Client, path: str) -> bytes:
    response = client.get(path)
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}")
    return response.content
