"""What pages cost as content grows: queries, processor time beside an empty view, kept or made.

`make bench ARGS="pages [NEWS …]"`, on SQLite or on the server that DATABASE_URL names.
"""

import math
import os
import statistics
from collections.abc import Sequence

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import connection

from cities_site.bilingual.languages import LANGUAGES
from news.models import NewsIndexPage
from tests.bench.content import grow_news_to, load_site
from tests.bench.load import asked, server
from tests.bench.measure import query_count
from tests.bench.processors import processor_seconds, resident_megabytes

SIZES = (100, 1_000, 10_000)
STATIC_FILE = "css/site.css"
EMPTY = "/empty/"
ROUNDS = 5
SECONDS = 2.0
# What the site promises: at most so many queries, times an empty view, and growth as an exponent
# of the number of pages.
MOST_QUERIES = {"home": 4, "list": 4, "last page": 4, "article": 4, "search": 6}
MOST_TIMES_EMPTY = 12
MOST_GROWTH = 0.05


def run_pages(sizes: Sequence[int]) -> int:
    """Measure and print everything; return 1 when a page asks more queries than it may."""
    print(f"Building the site in a scratch {connection.vendor} database …", flush=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    load_site()
    made: dict[str, list[float]] = {}
    queries: dict[str, list[int]] = {}
    for size in sizes or SIZES:
        paths = _paths(size)
        for name, path in paths.items():
            queries.setdefault(name, []).append(query_count(path))
        connection.close()
        costs = _costs(paths, kept=False)
        _print_costs(f"{size:,} news pages, every answer made", costs)
        for name in paths:
            made.setdefault(name, []).append(costs[name] / costs["empty view"])
    _print_costs("every answer kept", _costs(paths, kept=True))
    _print_growth(sizes or SIZES, queries, made)
    return int(any(max(counts) > _most(name) for name, counts in queries.items()))


def _paths(size: int) -> dict[str, str]:
    article = grow_news_to(size)
    listing = NewsIndexPage.objects.get()
    last = math.ceil(size / listing.listing_page_size)
    pages = {}
    for language in LANGUAGES:
        address = listing.url_in(language)
        pages |= {
            f"home {language}": listing.get_parent().specific.url_in(language),
            f"list {language}": address,
            f"last page {language}": f"{address}?page={last}",
            f"article {language}": article.url_in(language),
        }
    return pages


def _costs(paths: dict[str, str], kept: bool) -> dict[str, float]:
    """Return the processor time of each answer in milliseconds, the median of several rounds."""
    os.environ["PAGE_CACHE_BYTES"] = str(16 * 2**20 if kept else 0)
    asked_for = {
        "static file": staticfiles_storage.url(STATIC_FILE),
        "empty view": EMPTY,
        **paths,
    }
    times: dict[str, list[float]] = {name: [] for name in asked_for}
    with server() as (port, process):
        for path in asked_for.values():
            asked(port, path, 0.5)
        for _round in range(ROUNDS):
            for name, path in asked_for.items():
                before = processor_seconds(process)
                answers = asked(port, path, SECONDS)
                times[name].append(1000 * (processor_seconds(process) - before) / answers)
        print(f"\nlargest process: {resident_megabytes(process):.0f} MB")
    return {name: statistics.median(values) for name, values in times.items()}


def _print_costs(title: str, costs: dict[str, float]) -> None:
    print(f"{title:40}{'CPU ms':>8}{'× empty':>9}{'× file':>8}")
    for name, cost in costs.items():
        times = cost / costs["empty view"]
        print(f"  {name:38}{cost:8.2f}{times:9.1f}{cost / costs['static file']:8.1f}", flush=True)


def _print_growth(
    sizes: Sequence[int], queries: dict[str, list[int]], made: dict[str, list[float]]
) -> None:
    print(f"\nwith {', '.join(f'{size:,}' for size in sizes)} news pages")
    print(f"{'page':22}{'queries':>14}   {'times an empty view':24}exponent")
    for name, counts in queries.items():
        exponent = growth(sizes, made[name])
        missed = [
            *(["QUERIES"] if max(counts) > _most(name) else []),
            *(["CPU"] if max(made[name]) > MOST_TIMES_EMPTY else []),
            *(["GROWS"] if exponent > MOST_GROWTH else []),
        ]
        numbers = " ".join(f"{count:4}" for count in counts)
        ratios = " ".join(f"{ratio:6.1f}" for ratio in made[name])
        print(f"{name:22}{numbers:>14}   {ratios:24}{exponent:+.2f}  {' '.join(missed)}")


def growth(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """Return the slope of the costs over the sizes, both as logarithms: 1 is proportional."""
    if len(sizes) < 2:
        return 0.0
    return statistics.linear_regression(
        [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    ).slope


def _most(name: str) -> int:
    return next(most for beginning, most in MOST_QUERIES.items() if name.startswith(beginning))
