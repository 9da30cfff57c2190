"""What a run found, for people and as JSON."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from tests.fuzz.session import Outcome

# Server errors of a plain Wagtail 8.0.1 under requests of the same kind, by area and database:
# (errors on SQLite, errors on PostgreSQL, requests).
PLAIN_WAGTAIL = {"public": (261, 228, 11_416), "admin": (210, 191, 4_118)}


def text_of(outcome: Outcome, seed: int, database: str, seconds: float) -> str:
    """Return the report as lines of text."""
    lines = [
        f"{sum(outcome.requests.values()):,} requests to {len(outcome.routes)} routes on {database}"
        f" in {seconds:.0f} s, seed {seed}"
    ]
    failed = Counter(
        "admin" if each.route.startswith("admin/") else "public" for each in outcome.failures
    )
    for area, (sqlite, postgresql, sent) in PLAIN_WAGTAIL.items():
        lines.append(
            f"  {area:7} {outcome.requests[area]:7,} requests, {failed[area]} server errors"
            f" (plain Wagtail: {sqlite} on SQLite, {postgresql} on PostgreSQL of {sent:,})"
        )
    statuses = ", ".join(f"{status}: {n:,}" for status, n in sorted(outcome.statuses.items()))
    lines.append(f"  answers {statuses}")
    refused = sum(outcome.last_resort.values())
    lines.append(f"  {refused} answered 400 because a library failed to read them")
    lines += [f"    {n:5} {place}" for place, n in outcome.last_resort.most_common()]
    for place, number in Counter(each.place for each in outcome.failures).most_common():
        example = next(each for each in outcome.failures if each.place == place)
        routes = {each.route for each in outcome.failures if each.place == place}
        lines.append(f"  FAILED {number:4} {place}: {', '.join(sorted(routes)[:6])}")
        lines.append(
            f"         {example.role} {example.method} {example.path} {example.sent[:200]}"
        )
    return "\n".join(lines)


def write_json(path: Path, outcome: Outcome, seed: int, database: str, seconds: float) -> None:
    """Write the whole outcome, with each failure's traceback."""
    path.parent.mkdir(parents=True, exist_ok=True)
    report = {
        "database": database,
        "seed": seed,
        "seconds": round(seconds),
        "requests": outcome.requests,
        "statuses": outcome.statuses,
        "routes": sorted(outcome.routes),
        "last_resort": outcome.last_resort,
        "failures": [asdict(each) for each in outcome.failures],
    }
    path.write_text(json.dumps(report, indent=1, ensure_ascii=False))
