"""What a clock has to run, and how often: the one list for systemd, containers and the demo."""

from dataclasses import dataclass

EVERY_MINUTE, EVERY_DAY = "minute", "day"


@dataclass(frozen=True)
class Job:
    """A management command with its arguments, and how often it is run."""

    often: str
    command: str
    arguments: tuple[str, ...] = ()


JOBS = (
    # Never Wagtail's publish_scheduled: a crash in it loses publications for ever.
    Job(EVERY_MINUTE, "publish_due"),
    Job(EVERY_MINUTE, "send_pending_mail"),
    Job(EVERY_MINUTE, "requeue_tasks"),
    Job(EVERY_DAY, "backup", ("--keep", "14")),
    Job(EVERY_DAY, "send_translation_digest"),
    Job(EVERY_DAY, "send_subscription_messages"),
    Job(EVERY_DAY, "delete_old_letters"),
    Job(EVERY_DAY, "delete_old_audit_entries"),
    Job(EVERY_DAY, "searchpromotions_garbage_collect"),
    Job(EVERY_DAY, "search_index", ("--repair",)),
    Job(EVERY_DAY, "clearsessions"),
    Job(EVERY_DAY, "axes_reset_logs"),
    Job(EVERY_DAY, "delete_old_tasks"),
)
