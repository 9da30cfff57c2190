"""The migrations since the last release, run while readers read and an editor publishes."""

import os
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.architecture.layers import own_apps
from tests.architecture.test_migrations import RELEASED
from tests.drills.content import new_database
from tests.drills.outages import READERS, wait_for_answers
from tests.drills.report import Report
from tests.drills.servers import Postgres, running_site, status
from tests.factories import both_languages, make_news, make_news_index, make_site


def drill(report: Report, server: Postgres, folder: Path) -> None:
    """Expect no request and no publication to fail."""
    new_database(server)
    page = make_news(make_news_index(make_site()), **both_languages())
    new = take_back_new_migrations()
    answers: Counter[int] = Counter()
    published: list[str] = []
    stop = threading.Event()

    def publish() -> None:
        while not stop.is_set():
            try:
                page.save_revision().publish()
                published.append("")
            # Whatever fails is the result.
            except Exception as error:
                published.append(type(error).__name__)
        connection.close()

    with running_site(dict(os.environ), folder, "/health/live") as address:

        def read() -> None:
            while not stop.is_set():
                answers[status(address + page.url_in("en"))] += 1

        people = [threading.Thread(target=read) for _reader in range(READERS)]
        people.append(threading.Thread(target=publish))
        for person in people:
            person.start()
        wait_for_answers(answers)
        with report.timed(f"{len(new)} migrations since the last release, under load"):
            subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], check=True)
        wait_for_answers(answers, answers.total() + 50)
        stop.set()
        for person in people:
            person.join()
        ready = status(address + "/health/ready")
    report.add("Answers meanwhile", dict(answers), set(answers) == {200})
    failed = [error for error in published if error]
    whole = bool(published) and not failed
    report.add("Publications meanwhile", failed[:3] or len(published), whole)
    report.add("Ready afterwards", ready, ready == 200)


def take_back_new_migrations() -> list[str]:
    """Bring the database to the last release; return the migrations that are newer."""
    released = RELEASED.read_text(encoding="utf-8").split()
    loader = MigrationLoader(connection)
    new = []
    for label in sorted(config.label for config in own_apps()):
        names = [name for app, name in sorted(loader.disk_migrations) if app == label]
        kept = [name for name in names if f"{label}.{name}" in released]
        if len(kept) < len(names):
            new += [f"{label}.{name}" for name in names if name not in kept]
            call_command("migrate", label, kept[-1] if kept else "zero", verbosity=0)
    return new
