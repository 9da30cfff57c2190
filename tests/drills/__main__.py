"""`make drill`: disasters on servers of the drill's own; writes var/drill.md.

ARGS="--pages 10000 --media-gigabytes 5" are the sizes of the backup's drill.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

REPORT = Path(__file__).resolve().parents[2] / "var" / "drill.md"


def main() -> int:
    parser = argparse.ArgumentParser(prog="make drill")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--media-gigabytes", type=float, default=5)
    parser.add_argument("--only", action="append", help="the name of a drill; may be repeated")
    options = parser.parse_args()

    from tests.drills.servers import running_postgres

    with tempfile.TemporaryDirectory(prefix="cities-drill-") as name:
        folder = Path(name)
        # The server runs as another user, who must reach its own folder in it.
        folder.chmod(0o711)
        with running_postgres(folder / "postgres") as server:
            os.environ |= {
                "DJANGO_SETTINGS_MODULE": "tests.drills.settings",
                "DATABASE_URL": server.url(),
                "DATA_DIR": str(folder / "site"),
            }
            import django

            django.setup()
            from django.test.utils import setup_test_environment

            # Forms are read from answers, as tests do.
            setup_test_environment()
            from tests.drills import backups, outages, upgrades, writes
            from tests.drills.report import Report

            report = Report(options.pages, options.media_gigabytes)
            drills: dict[str, Callable] = {
                "writes": writes.drill,
                "outages": outages.drill,
                "upgrade": upgrades.drill,
                "moment": backups.drill_moment,
                "backup": backups.drill_backup,
            }
            for key, drill in drills.items():
                if not options.only or key in options.only:
                    drill(report, server, folder)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(report.text(), encoding="utf-8")
    sys.stdout.write(report.text())
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
