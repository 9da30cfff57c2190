"""A process that is killed in the middle of its work leaves the old state or the new one.

Here in the middle and at the last write of some operations; `make drill` does it at each write of
twelve.
"""

import pytest

from cities_site.bilingual.models import BasePage
from cities_site.operations.backup.restoring import differences
from cities_site.operations.databases import checksums
from tests.operations.crashes import killed_at, writes_of
from tests.operations.work import Desk, files_of_records

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

# What a request writes before its view begins, and may keep.
BESIDE = {"django_session", "usersessions_usersession", "operations_heartbeat"}


SOME = ["publishing", "deleting", "copying", "uploading_a_document"]


@pytest.mark.parametrize("operation", SOME)
def test_killed_work_leaves_no_half_of_it(operation: str) -> None:
    work = getattr(Desk(), operation)()
    before = checksums("default")
    count = writes_of(work)
    assert count >= 1
    # Counted in a process that took it all back.
    assert changed(before) <= BESIDE
    for write in sorted({count // 2 or 1, count}):
        assert killed_at(write, work)
        assert changed(before) <= BESIDE, f"killed before write {write} of {count}"
        assert BasePage.find_problems() == ([], [], [], [], [])
    # What was killed can be done again.
    assert not killed_at(0, work)
    assert not changed(before) <= BESIDE
    assert BasePage.find_problems() == ([], [], [], [], [])
    assert all(file.storage.exists(file.name) and file.size for file in files_of_records())


def changed(before: dict) -> set[str]:
    return set(differences(before, checksums("default")))
