"""What the last checks found, kept in files: where readers look, nothing is checked.

The crawl is of one running site and is kept with its data.  Accessibility is checked in a browser
on the templates, which are the same on every site of this version, so its results come with them.
"""

import datetime
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

from cities_site.freshness.generation import changed
from cities_site.selfcheck.checks import Problem
from cities_site.selfcheck.crawl import Crawl

ACCESSIBILITY_FILE = Path(__file__).with_name("accessibility.json")
# So many problems of one check are kept; the number of all of them is kept beside.
PROBLEMS_KEPT = 100


def crawl_file() -> Path:
    """Return where the results of the last crawl are."""
    return Path(settings.DATA_DIR) / "self-check.json"


def keep_crawl(
    crawl: Crawl, found: dict[str, list[Problem]], now: datetime.datetime
) -> dict[str, Any]:
    """Write what a crawl found, and return it."""
    pages = sum(visit.document is not None for visit in crawl.visits.values())
    results = {
        "checked_at": now.isoformat(timespec="seconds"),
        "addresses": len(crawl.visits),
        "pages": pages,
        "checks": {
            key: {
                "problems": len(problems),
                "found": [
                    {"address": problem.address, "detail": problem.detail}
                    for problem in problems[:PROBLEMS_KEPT]
                ],
            }
            for key, problems in found.items()
        },
    }
    _write(crawl_file(), results)
    return results


def last_crawl() -> dict[str, Any] | None:
    """Return what the last crawl found, None where there was none."""
    return _read(crawl_file())


def keep_accessibility(lines: Iterable[str], now: datetime.datetime) -> dict[str, Any]:
    """Write what the browser found, from its line of JSON for each page, and return it."""
    pages = sorted((json.loads(line) for line in lines), key=lambda page: page["address"])
    contrasts = [page["lowest_contrast"] for page in pages if page["undecided"]]
    results = {
        "checked_at": now.isoformat(timespec="seconds"),
        "engines": sorted({page.pop("engine") for page in pages}),
        "pages": pages,
        "violations": sum(len(page["violations"]) for page in pages),
        "undecided": sum(page["undecided"] for page in pages),
        "lowest_contrast": min(contrasts, default=None),
    }
    _write(ACCESSIBILITY_FILE, results)
    return results


def last_accessibility() -> dict[str, Any] | None:
    """Return what the browser found on the templates, None where it was not run."""
    return _read(ACCESSIBILITY_FILE)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        results = json.loads(path.read_text(encoding="utf-8"))
        datetime.datetime.fromisoformat(results["checked_at"])
    except (OSError, ValueError, KeyError, TypeError):
        # A file that cannot be read tells readers nothing; they learn that nothing is known.
        return None
    return results


def _write(path: Path, results: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    # Readers never meet half a file.
    os.replace(partial, path)
    changed()
