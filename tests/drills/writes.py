"""Twelve kinds of work, each killed before each of its writes."""

from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

from cities_site.bilingual.models import BasePage
from cities_site.operations.backup.restoring import differences
from cities_site.operations.databases import checksums
from tests.drills.content import new_database
from tests.drills.report import Report
from tests.drills.servers import Postgres
from tests.operations.crashes import killed_at
from tests.operations.work import OPERATIONS, Desk, files_of_records

# What a request writes before its view begins, and may keep.
BESIDE = {"django_session", "usersessions_usersession", "operations_heartbeat"}


def drill(report: Report, server: Postgres, folder: Path) -> None:
    """Expect the old state or the new one, a sound tree, whole files and a true search."""
    for operation in OPERATIONS:
        new_database(server)
        work = getattr(Desk(), operation)()
        before, write, damage = checksums("default"), 0, []
        while True:
            write += 1
            killed = killed_at(write, work)
            changed = set(differences(before, checksums("default"))) - BESIDE
            damage += [f"write {write}: {fault}" for fault in faults()]
            if changed or not killed:
                # After its end the work only tells others, and a killed teller is caught up.
                break
        done = "old state until its end" if changed else "nothing was done"
        report.add(
            f"{operation.replace('_', ' ')}, killed at {write} writes",
            "; ".join(damage[:3]) or done,
            not damage and bool(changed),
        )


def faults() -> list[str]:
    """Name what is neither old nor new."""
    found = [] if BasePage.find_problems() == ([], [], [], [], []) else ["the tree"]
    found += [
        f"the file {file.name}" for file in files_of_records() if not file.storage.exists(file.name)
    ]
    try:
        call_command("search_index", check=True, verbosity=0, stdout=StringIO())
    except CommandError:
        found.append("the search")
    return found
