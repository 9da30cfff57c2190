"""Entry point of `make fuzz`: `python -m tests.fuzz [--requests N] [--seed N] [--report FILE]`.

Everything happens in one process and a scratch database, on the server of DATABASE_URL where that
names one; nothing listens and nothing is asked.
"""

import argparse
import sys
import time
from pathlib import Path

from tests.bench.scratch import scratch_environment

# The report is written anew after so many requests, so that a run that is ended leaves one.
STEP = 500


def main() -> int:
    """Run once; the exit code is 1 when a request was answered with a server error."""
    options = argparse.ArgumentParser(prog="make fuzz")
    options.add_argument("--requests", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=20261125)
    options.add_argument("--report", type=Path, default=Path("var/fuzz.json"))
    chosen = options.parse_args()
    with scratch_environment("tests.fuzz.settings"):
        # Django reads the environment once, when it starts.
        import django

        django.setup()
        return _run(chosen)


def _run(chosen: argparse.Namespace) -> int:
    from django.core.management import call_command
    from django.db import connection

    from tests.base import load_content
    from tests.fuzz.report import text_of, write_json
    from tests.fuzz.session import FuzzSession

    call_command("migrate", verbosity=0)
    load_content()
    session = FuzzSession(chosen.seed)
    began = time.monotonic()
    for first in range(0, chosen.requests, STEP):
        outcome = session.run(range(first, min(first + STEP, chosen.requests)))
        seconds = time.monotonic() - began
        write_json(chosen.report, outcome, chosen.seed, connection.vendor, seconds)
    print(text_of(outcome, chosen.seed, connection.vendor, seconds))
    print(f"Written to {chosen.report}")
    connection.close()
    return int(not outcome.is_clean)


if __name__ == "__main__":
    sys.exit(main())
