"""Entry point of `make bench`; ARGS are "search [RECORDS …]" or "pages [NEWS …]"."""

import sys

from tests.bench.scratch import scratch_environment


def main() -> int:
    """Measure in a scratch environment; the exit code is that of the report."""
    with scratch_environment():
        # Django reads the environment once, when it starts.
        import django

        django.setup()
        if sys.argv[1:2] == ["search"]:
            from tests.bench.search import run_search

            return run_search([int(size) for size in sys.argv[2:]])
        if sys.argv[1:2] == ["pages"]:
            from tests.bench.pages import run_pages

            return run_pages([int(size) for size in sys.argv[2:]])
        from tests.bench.report import run

        return run()


if __name__ == "__main__":
    sys.exit(main())
