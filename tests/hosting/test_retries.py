"""Tasks wait in the database, are tried again when they fail, and survive their worker."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from django_tasks import task, task_backends
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cities_site.hosting.retries import LONGEST, WAITS

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

runs: list[str] = []


@task()
def note(word: str) -> None:
    runs.append(word)


@task()
def fail(word: str) -> None:
    runs.append(word)
    raise OSError("the disk is full")


@pytest.fixture(autouse=True)
def _queue():
    runs.clear()
    names = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    with override_settings(TASKS={"default": names, "pictures": names}):
        yield


def work() -> None:
    """Run what is due, as `manage.py db_worker` does, and stop."""
    call_command("db_worker", "--batch", "--no-startup-delay", "--interval", "0", verbosity=0)


def test_a_task_waits_for_a_worker_and_runs_once() -> None:
    note.enqueue("a")
    assert runs == []

    work()
    work()

    assert runs == ["a"]
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_task_that_fails_is_tried_again_later_each_time_and_at_last_left_to_people() -> None:
    with time_machine.travel(
        datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC), tick=False
    ) as now:
        fail.enqueue("b")
        work()
        for attempts, wait in enumerate(WAITS, 1):
            assert len(runs) == attempts
            work()
            assert len(runs) == attempts, "nothing is tried before its time"
            now.shift(wait + datetime.timedelta(seconds=1))
            work()
        now.shift(datetime.timedelta(days=1))
        work()

    assert len(runs) == len(WAITS) + 1
    row = DBTaskResult.objects.get()
    assert row.status == TaskResultStatus.FAILED
    assert "the disk is full" in row.traceback


def test_a_task_whose_worker_died_is_put_back_and_one_at_work_is_not() -> None:
    note.enqueue("c")
    note.enqueue("d")
    dead, busy = DBTaskResult.objects.order_by("enqueued_at")
    dead.claim("gone")
    busy.claim("here")
    DBTaskResult.objects.filter(pk=dead.pk).update(
        started_at=timezone.now() - LONGEST - datetime.timedelta(seconds=1)
    )

    call_command("requeue_tasks", verbosity=0)
    work()

    assert runs == ["c"]
    busy.refresh_from_db()
    assert busy.status == TaskResultStatus.RUNNING


def test_a_task_that_takes_down_its_workers_is_given_up() -> None:
    note.enqueue("e")
    row = DBTaskResult.objects.get()
    row.worker_ids = ["one", "two", "three"]
    row.claim("four")
    DBTaskResult.objects.update(started_at=timezone.now() - 2 * LONGEST)

    call_command("requeue_tasks", verbosity=0)
    work()

    assert runs == []
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def test_the_development_default_runs_at_once() -> None:
    with override_settings(
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    ):
        assert task_backends["default"].alias == "default"
        note.enqueue("f")

    assert runs == ["f"]


def test_tasks_that_ended_long_ago_are_deleted_and_failures_kept_longer() -> None:
    note.enqueue("g")
    fail.enqueue("h")
    work()
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(
        status=TaskResultStatus.FAILED
    )
    old = timezone.now() - datetime.timedelta(days=8)
    DBTaskResult.objects.update(finished_at=old)
    note.enqueue("i")

    call_command("delete_old_tasks", verbosity=0)

    left = DBTaskResult.objects.values_list("status", flat=True)
    assert set(left) == {TaskResultStatus.FAILED, TaskResultStatus.READY}
