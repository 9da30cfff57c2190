"""When the work that a clock starts was last done, and what became of it."""

from typing import Any

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """The last run of one piece of work: what the status page and the alarms look at."""

    name = models.CharField(max_length=40, primary_key=True)
    started_at = models.DateTimeField()
    # None while the first run goes on; an earlier time than the start while a later one does.
    finished_at = models.DateTimeField(null=True)
    # Counts, and what went wrong; never words of pages.
    report = models.JSONField(default=dict)

    class Meta:
        verbose_name = "heartbeat"
        default_permissions = ()

    def __str__(self) -> str:
        """Return the name of the work."""
        return self.name

    @property
    def problems(self) -> list[dict[str, Any]]:
        """Return what the last run could not do."""
        return self.report.get("problems", [])


def beat_started(name: str) -> None:
    """Note that the work called `name` begins."""
    Heartbeat.objects.update_or_create(name=name, defaults={"started_at": timezone.now()})


def beat_finished(name: str, **report: Any) -> None:
    """Note that the work called `name` has ended, with its counts and `problems`."""
    now = timezone.now()
    Heartbeat.objects.update_or_create(
        name=name,
        defaults={"finished_at": now, "report": report},
        create_defaults={"started_at": now, "finished_at": now, "report": report},
    )
