"""Runs the measurement, prints it, and says whether queries grew with the content."""

from io import StringIO

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import connection

from cities_site.bilingual.languages import LANGUAGES
from news.models import NewsIndexPage
from tests.bench.content import grow_news_to, load_site
from tests.bench.desk import print_desk
from tests.bench.load import CONNECTIONS, requests_per_second, server
from tests.bench.measure import cost_of, query_count

STEPS = (2, 200, 1000)
STATIC_FILE = "css/site.css"


def run() -> int:
    """Measure and print everything; return 1 when a page needs more queries with more content."""
    print(f"Building the site in a scratch {connection.vendor} database …", flush=True)
    _collect_static_files()
    load_site()
    counts: dict[str, list[int]] = {}
    for step in STEPS:
        paths = _paths(step)
        print(f"  {step:5} news pages", flush=True)
        for name, path in paths.items():
            counts.setdefault(name, []).append(query_count(path))
    _print_costs(paths)
    _print_rates(paths)
    grows = _print_growth(counts)
    return int(print_desk() or grows)


def _collect_static_files() -> None:
    # Pages name their style sheets by fingerprint, so the files must be collected first.
    with StringIO() as progress:
        call_command("collectstatic", interactive=False, verbosity=0, stdout=progress)


def _paths(step: int) -> dict[str, str]:
    article = grow_news_to(step)
    listing = NewsIndexPage.objects.get()
    pages = {"home": listing.get_parent().specific, "list": listing, "article": article}
    return {
        f"{name} {language}": page.url_in(language)
        for name, page in pages.items()
        for language in LANGUAGES
    }


def _print_costs(paths: dict[str, str]) -> None:
    print(f"\n{'page':18}{'queries':>8}{'CPU ms':>9}{'HTML bytes':>12}")
    for name, path in paths.items():
        cost = cost_of(path)
        print(f"{name:18}{cost.queries:8}{cost.milliseconds:9.1f}{cost.size:12,}", flush=True)


def _print_rates(paths: dict[str, str]) -> None:
    static_path = staticfiles_storage.url(STATIC_FILE)
    # The server opens connections of its own.
    connection.close()
    with server() as (port, _process):
        rates = requests_per_second(port, [static_path, *paths.values()])
    print(f"\n{'page':18}{'req/s':>8}   to the static file ({CONNECTIONS} connections)")
    for name, path in {"static file": static_path, **paths}.items():
        print(f"{name:18}{rates[path]:8.1f}   {rates[path] / rates[static_path]:.3f}")


def _print_growth(counts: dict[str, list[int]]) -> bool:
    print(f"\nqueries with {', '.join(str(step) for step in STEPS)} news pages")
    for name, numbers in counts.items():
        verdict = "" if len(set(numbers)) == 1 else "   GROWS"
        print(f"{name:18}{' '.join(f'{number:5}' for number in numbers)}{verdict}")
    return any(len(set(numbers)) > 1 for numbers in counts.values())
