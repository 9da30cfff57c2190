"""The database is killed under load, and a worker of the web server with it."""

import os
import threading
import time
from collections import Counter
from pathlib import Path

from tests.drills.content import new_database
from tests.drills.report import Report
from tests.drills.servers import Postgres, running_site, status
from tests.factories import both_languages, make_news, make_news_index, make_site

AWAY_SECONDS = 5
READERS = 4


def drill(report: Report, server: Postgres, folder: Path) -> None:
    """Expect 503 while it is away, no process that must be restarted, and all pages after it."""
    new_database(server)
    page = make_news(make_news_index(make_site()), **both_languages())
    with running_site(dict(os.environ), folder) as address:
        page_address = address + page.url_in("en")
        answers: Counter[int] = Counter()
        stop = threading.Event()

        def read() -> None:
            while not stop.is_set():
                answers[status(page_address)] += 1

        readers = [threading.Thread(target=read) for _reader in range(READERS)]
        for reader in readers:
            reader.start()
        wait_for_answers(answers)
        before = dict(answers)
        answers.clear()
        server.kill()
        time.sleep(AWAY_SECONDS)
        alive, ready = status(address + "/health/live"), status(address + "/health/ready")
        server.start()
        started = time.monotonic()
        while status(page_address) != 200 and time.monotonic() - started < 30:
            time.sleep(0.05)
        back = time.monotonic() - started
        away = dict(answers)
        answers.clear()
        wait_for_answers(answers)
        stop.set()
        for reader in readers:
            reader.join()

    report.add("Answers before the database was killed", before, set(before) == {200})
    report.add(f"Answers in {AWAY_SECONDS} s without it", away, set(away) <= {200, 503})
    report.add("Alive, ready meanwhile", f"{alive}, {ready}", (alive, ready) == (200, 503))
    report.add("Whole again after the database was", f"{back:.2f} s", back <= 1)
    report.add("Answers after it, no process restarted", dict(answers), set(answers) == {200})


def wait_for_answers(answers: Counter[int], count: int = 50, seconds: float = 30) -> None:
    """Wait until readers have had so many answers."""
    deadline = time.monotonic() + seconds
    while answers.total() < count and time.monotonic() < deadline:
        time.sleep(0.1)
