"""Tasks that failed, or whose worker died, are tried again; django-tasks-db leaves them."""

import datetime
import logging
from typing import Any

from django.utils import timezone
from django_tasks.base import TaskResult, TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

logger = logging.getLogger(__name__)

# How long to wait before each further attempt; after the last a task stays failed, to be looked at.
WAITS = (
    datetime.timedelta(seconds=10),
    datetime.timedelta(minutes=2),
    datetime.timedelta(minutes=30),
)
# No task of ours takes as long; a worker that has not finished one by then is gone.
LONGEST = datetime.timedelta(minutes=15)


def retry_failed(sender: type, task_result: TaskResult, **_signal: Any) -> None:
    """Put a task that failed back into its queue, a few times and later each time.

    Every task of the site and of Wagtail may run twice: each looks at what is there first.
    """
    row = getattr(task_result, "db_result", None)
    if row is None or task_result.status != TaskResultStatus.FAILED:
        return
    attempts = len(task_result.worker_ids)
    name = task_result.task.name
    if attempts > len(WAITS):
        logger.error("Task %s has failed %d times and is given up", name, attempts)
        return
    DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, run_after=timezone.now() + WAITS[attempts - 1]
    )
    logger.warning("Task %s has failed %d times and is tried again", name, attempts)


def requeue_abandoned() -> int:
    """Put tasks back whose worker died in the middle; return how many there were.

    One that has taken down as many workers as there are attempts is given up.
    """
    requeued = 0
    abandoned = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LONGEST)
    for row in abandoned:
        is_last = len(row.worker_ids) > len(WAITS)
        status = TaskResultStatus.FAILED if is_last else TaskResultStatus.READY
        requeued += DBTaskResult.objects.filter(
            pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at
        ).update(status=status, run_after=get_date_max())
        logger.warning("The worker of task %s is gone", row.task_name)
    return requeued
