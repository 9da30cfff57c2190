"""Measures the search backend beside Wagtail's own, in one run on the database in use."""

import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from cities_site.bilingual.search.limits import SearchTakesTooLongError, bounded
from cities_site.bilingual.search.text import folded, parse
from cities_site.library.models import GlossaryTerm
from cities_site.search.models import SearchEntry, SearchFacet, SearchKind
from cities_site.search.selectors import find, matching
from cities_site.search.suggestions import name_table
from cities_site.search.surroundings import state_of_entries
from tests.bench.search_corpus import FREQUENCIES, corpus
from tests.bilingual.test_search_truth import QUERIES, truth

SIZES = (100, 1000, 10_000)
SENTENCES = 40
RESULTS_SHOWN = 10
REPETITIONS = 20
BATCH = 1000
# Enough for a median; Wagtail's own takes half a minute for one common word on SQLite.
SECONDS_FOR_EACH_QUERY = 5
# One question is stopped after so many seconds; its time is printed as at least that.
STOPPED_AFTER = 30
STOCK = {"default": {"BACKEND": "modelsearch.backends.database"}}
ENTRIES = "wagtailsearch_indexentry"


@dataclass(frozen=True)
class Timing:
    """What one query takes, in milliseconds, and how many records it finds."""

    found: int
    median: float
    high: float


@dataclass(frozen=True)
class Measured:
    """One backend with one number of records."""

    rebuild_seconds: float
    index_bytes: int
    timings: dict[str, Timing]


def run_search(sizes: list[int]) -> int:
    """Measure each number of records and print it; return 1 when a target is missed."""
    call_command("migrate", interactive=False, verbosity=0)
    results = {size: _measure_both(size) for size in sizes or SIZES}
    misses = [miss for size, both in results.items() for miss in _print_size(size, *both)]
    misses += _print_growth(results)
    for miss in misses:
        print(f"MISSED  {miss}")
    return int(bool(misses))


def _measure_both(size: int) -> tuple[Measured, Measured]:
    print(f"Indexing {size:,} records on {connection.vendor} …", flush=True)
    texts = corpus(size, SENTENCES)
    _store(texts)
    ours = _measure({name: asked[1:] for name, asked in FREQUENCIES.items()})
    _print_truth(texts)
    ours.timings.update(_timings_of_the_page())
    _print_plans()
    _index_of_title_and_body("drop")
    with override_settings(WAGTAILSEARCH_BACKENDS=STOCK):
        stock = _measure({name: asked[1:2] for name, asked in FREQUENCIES.items()}, is_stock=True)
        for name, (_share, word, _chinese) in FREQUENCIES.items():
            search = partial(get_search_backend().search, word, SearchEntry)
            stock.timings[f"facets {name}"] = _timing(
                lambda search=search: search().facet("kind"), is_stock=True
            )
    _index_of_title_and_body("create")
    return ours, stock


def _store(texts: list[str]) -> None:
    SearchEntry.objects.all().delete()
    content_type = ContentType.objects.get_for_model(GlossaryTerm)
    kinds, now = list(SearchKind), timezone.now()
    entries = SearchEntry.objects.bulk_create(
        [
            SearchEntry(
                content_type=content_type, object_id=number, language="en",
                kind=kinds[number % len(kinds)], title=f"record {number}", text=text,
                literal=folded(f"record {number}\n{text}"), updated_at=now,
            )
            for number, text in enumerate(texts)
        ],
        batch_size=500,
    )  # fmt: skip
    facets = (
        SearchFacet(entry=entry, name=name, value=value)
        for number, entry in enumerate(entries)
        for name, value in (
            ("kind", entry.kind), ("year", str(2000 + number % 25)), ("topic", f"t{number % 12}")
        )
    )  # fmt: skip
    SearchFacet.objects.bulk_create(facets, batch_size=2_000)


def _print_truth(texts: list[str]) -> None:
    """Compare what the database finds with what reading every text finds, for the truth table."""
    wrong = lost = right = 0
    for query in QUERIES:
        expected = truth(query, texts)
        rows = matching(SearchEntry.objects.all(), parse(query)).values_list("object_id", flat=True)
        found = set(rows)
        right += len(found & expected)
        wrong, lost = wrong + len(found - expected), lost + len(expected - found)
    recall, precision = (right / max(1, right + others) for others in (lost, wrong))
    print(f"  truth of {len(QUERIES)} queries with {right:,} hits: recall {recall:.4f}, "
          f"precision {precision:.4f}", flush=True)  # fmt: skip


def _timings_of_the_page() -> dict[str, Timing]:
    """Time what a search page asks besides results: all facets, and names while typing."""
    timings = {
        f"facets {name}": _timing(lambda word=word: find(word, "en").facets["kind"])
        for name, (_share, word, _chinese) in FREQUENCIES.items()
    }
    state = state_of_entries()
    name_table("en", state)
    timings["suggestions"] = _timing(lambda: name_table("en", state).completions("rec"))
    return timings


def _measure(queries: dict[str, tuple[str, ...]], is_stock: bool = False) -> Measured:
    backend = get_search_backend()
    backend.reset_indexes()
    _vacuum()
    before = _database_bytes()
    started = time.perf_counter()
    # Wagtail's own command for this fails for a model with a field `object_id`.
    keys = list(SearchEntry.objects.values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        batch = SearchEntry.objects.filter(pk__in=keys[first : first + BATCH])
        backend.add_bulk(SearchEntry, list(batch))
    seconds = time.perf_counter() - started
    _vacuum()
    size = _database_bytes() - before
    timings = {
        f"{name} {language}": _timing(partial(_first_and_number, backend, query), is_stock)
        for name, both in queries.items()
        for language, query in zip(("English", "Chinese"), both, strict=False)
    }
    return Measured(seconds, size, timings)


def _first_and_number(backend: Any, query: str) -> range:
    """Ask for the first results and their number, as a page of results does."""
    search = backend.search(query, SearchEntry)
    list(search[:RESULTS_SHOWN])
    return range(search.count())


@contextmanager
def _bounded(is_stock: bool) -> Iterator[None]:
    """Stop what takes too long; Wagtail's own keeps PostgreSQL's way to plan."""
    with bounded(STOPPED_AFTER):
        if is_stock and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = on; SET LOCAL jit = on")
        yield


def _timing(ask: Callable[[], Any], is_stock: bool = False) -> Timing:
    """Time a question; one that takes too long is stopped and counts as long as it was let."""
    times: list[float] = []
    found, started = 0, time.perf_counter()
    deadline = time.perf_counter() + SECONDS_FOR_EACH_QUERY
    while len(times) < REPETITIONS and (not times or time.perf_counter() < deadline):
        try:
            with _bounded(is_stock):
                started = time.perf_counter()
                found = len(ask())
        except SearchTakesTooLongError:
            found = -1
        times.append((time.perf_counter() - started) * 1000)
    high = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return Timing(found, statistics.median(times), high)


def _print_size(size: int, ours: Measured, stock: Measured) -> list[str]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{size:,} records   index {ours.index_bytes / 1e6:.1f} MB (stock "
          f"{stock.index_bytes / 1e6:.1f})   rebuild {ours.rebuild_seconds:.1f} s (stock "
          f"{stock.rebuild_seconds:.1f})   peak memory of the process {peak} MB")  # fmt: skip
    print(f"{'query':20}{'found':>8}{'median':>9}{'p95':>9}{'stock':>11}{'to stock':>10}")
    misses = []
    for name, timing in ours.timings.items():
        line = f"{name:20}{timing.found:8,}{timing.median:9.1f}{timing.high:9.1f}"
        if name in stock.timings:
            beside = stock.timings[name]
            ratio = timing.median / beside.median
            line += (
                f"{'>' if beside.found < 0 else ''}{beside.median:.1f}".rjust(11) + f"{ratio:10.3f}"
            )
            if ratio > 1 and size > min(SIZES):
                misses.append(f"{name}, {size:,} records: {ratio:.2f} times Wagtail's own")
        print(line)
    for frequency in FREQUENCIES:
        english, chinese = (ours.timings[f"{frequency} {it}"] for it in ("English", "Chinese"))
        if chinese.median > 2 * english.median:
            misses.append(f"{frequency}, {size:,} records: Chinese takes twice as long as English")
    return misses


def _print_growth(results: dict[int, tuple[Measured, Measured]]) -> list[str]:
    misses = []
    if 1000 in results and 10_000 in results:
        for name in ("ten texts English", "ten texts Chinese"):
            before, after = (results[size][0].timings[name].median for size in (1000, 10_000))
            print(f"{name}: {after / before:.1f} times from 1,000 to 10,000 records")
            if after > 4 * before:
                misses.append(f"{name}: grows more than 4 times from 1,000 to 10,000 records")
    return misses


def _print_plans() -> None:
    """Print by which index PostgreSQL finds the entries of each query."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for name, (_share, *queries) in FREQUENCIES.items():
        for query in queries:
            with bounded(STOPPED_AFTER):
                plan = get_search_backend().search(query, SearchEntry).get_queryset().explain()
            lines = [line.strip(" ->") for line in plan.splitlines()]
            used = [line for line in lines if "Index Scan on" in line or f"on {ENTRIES} " in line]
            print(f"  plan of {name} {query}: {' | '.join(used)}")


def _index_of_title_and_body(action: str) -> None:
    """Take away or bring back what our migration adds; Wagtail's own does without."""
    if connection.vendor == "postgresql":
        statements = {
            "drop": "DROP INDEX search_entries_title_body",
            "create": f"CREATE INDEX search_entries_title_body ON {ENTRIES}"
            " USING gin ((title || body))",
        }
        with connection.cursor() as cursor:
            cursor.execute(statements[action])


def _vacuum() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM FULL ANALYZE" if connection.vendor == "postgresql" else "VACUUM")


def _database_bytes() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return cursor.fetchone()[0]
