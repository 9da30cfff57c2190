"""Entry point of `make bench`."""

import sys

from tests.bench.scratch import scratch_environment


def main() -> int:
    """Measure in a scratch environment; the exit code is that of the report."""
    with scratch_environment():
        # Django reads the environment once, when it starts.
        import django

        django.setup()
        from tests.bench.report import run

        return run()


if __name__ == "__main__":
    sys.exit(main())
