"""Work that a clock starts: scheduled publishing, backups, mail, the queue."""

import datetime

from django.apps import apps
from django.conf import settings
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Revision

from cities_site.correspondence.models import Letter, Subscription
from cities_site.operations.models import Heartbeat
from cities_site.operations.status.parts import Part, State

# Mail that waits longer than its command's pause was refused by the mail server.
MAIL_LATE = datetime.timedelta(minutes=15)
TASKS_LATE = datetime.timedelta(minutes=10)


def _seconds_since(moment: datetime.datetime | None) -> float | None:
    return (timezone.now() - moment).total_seconds() if moment else None


def scheduled_publishing() -> Part:
    """Judge by the seconds since the last run of `publish_due`, and by what it could not do."""
    key, label = "scheduled-publishing", _("Scheduled publishing")
    beat = Heartbeat.objects.filter(name="publish_due").first()
    late = datetime.timedelta(minutes=settings.PUBLISHING_LATE_MINUTES)
    seconds = _seconds_since(beat and beat.finished_at)
    advice = _("Start the scheduler, or run manage.py publish_due: what is due is caught up.")
    if seconds is None:
        return Part(key, label, State.BAD, _("It never ran."), advice)
    waiting = Revision.objects.filter(approved_go_live_at__lt=timezone.now() - late).count()
    fact = _("Last run %(ago)s ago.") % {"ago": timesince(beat.finished_at)}
    if seconds > late.total_seconds():
        return Part(key, label, State.BAD, fact, advice, seconds)
    if beat.problems or waiting:
        count = max(len(beat.problems), waiting)
        fact += " " + ngettext(
            "%(count)s item could not be published or holds something back.",
            "%(count)s items could not be published or hold something back.",
            count,
        ) % {"count": count}
        advice = _("Run manage.py publish_due and read what it says of each item.")
        return Part(key, label, State.WATCH, fact, advice, seconds)
    return Part(key, label, State.WELL, fact, number=seconds)


def backups() -> Part:
    """Judge by the seconds since the last backup was whole."""
    key, label = "backups", _("Backups")
    beat = Heartbeat.objects.filter(name="backup").first()
    seconds = _seconds_since(beat and beat.finished_at)
    advice = _("Run manage.py backup and read what it says; look at the free space.")
    if seconds is None:
        return Part(key, label, State.BAD, _("There is no backup."), advice)
    fact = _("Last backup %(ago)s ago: %(archive)s.") % {
        "ago": timesince(beat.finished_at),
        "archive": beat.report.get("archive", ""),
    }
    if seconds > settings.BACKUP_LATE_HOURS * 3600:
        return Part(key, label, State.BAD, fact, advice, seconds)
    return Part(key, label, State.WELL, fact, number=seconds)


def mail() -> Part:
    """Judge by the number of messages that should have gone out by now."""
    late = timezone.now() - MAIL_LATE
    count = Letter.objects.filter(mailed_at=None, received_at__lt=late).count()
    count += Subscription.objects.filter(
        waiting_choices__isnull=False, requested_at__lt=late
    ).count()
    if not settings.SUBSCRIPTIONS_ENABLED:
        fact = _("No mail server is set up; letters are stored only.")
        return Part("mail", _("Mail"), State.UNKNOWN, fact, number=0)
    if count:
        fact = ngettext("%(count)s message waits.", "%(count)s messages wait.", count)
        advice = _("Look at the mail server and EMAIL_HOST, then run manage.py send_pending_mail.")
        return Part("mail", _("Mail"), State.BAD, fact % {"count": count}, advice, count)
    return Part("mail", _("Mail"), State.WELL, _("Nothing waits."), number=0)


def queue() -> Part:
    """Judge by the number of tasks that wait for a worker for too long."""
    key, label = "queue", _("Background work")
    stored = [model for model in apps.get_models() if model.__name__ == "DBTaskResult"]
    if not stored:
        backends = sorted({task["BACKEND"].rpartition(".")[2] for task in settings.TASKS.values()})
        if backends == ["ImmediateBackend"]:
            return Part(key, label, State.WELL, _("Tasks are done at once."), number=0)
        fact = _("Tasks are kept by %(backend)s, which is not counted here.")
        return Part(key, label, State.UNKNOWN, fact % {"backend": ", ".join(backends)})
    late = timezone.now() - TASKS_LATE
    count = stored[0]._default_manager.filter(status="READY", enqueued_at__lt=late).count()
    if count:
        fact = ngettext("%(count)s task waits.", "%(count)s tasks wait.", count) % {"count": count}
        return Part(key, label, State.BAD, fact, _("Start the workers and read their log."), count)
    return Part(key, label, State.WELL, _("Nothing waits."), number=0)
