"""Tells translators by e-mail what concerns them, in their language, as often as they chose."""

import logging
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task
from wagtail.models import Comment
from wagtail.users.models import UserProfile

from cities_site.bilingual.languages import other_language
from cities_site.bilingual.roles import EDIT_PERMISSIONS
from cities_site.desk.addresses import comment_address, edit_address
from cities_site.desk.models import NotificationPreference, TranslationNotice, TranslationTask

logger = logging.getLogger(__name__)
Frequency = NotificationPreference.Frequency


def tell(
    kind: TranslationNotice.Kind,
    tasks: Iterable[TranslationTask],
    people: Iterable[Any],
    by: Any,
    comment: Comment | None = None,
    words: str = "",
) -> None:
    """Keep what `people` are to be told of `tasks`, and send at once what is wanted at once.

    A mention names its `comment` and the `words` in it.  Whoever did it (`by`) is not told, nor
    is anybody who wants no messages or has no address.
    """
    recipients = [
        person
        for person in people
        if person and person.is_active and person.email and (by is None or person.pk != by.pk)
    ]
    chosen = dict(
        NotificationPreference.objects.filter(user__in=recipients).values_list("user", "frequency")
    )
    notices = [
        TranslationNotice(recipient=person, task=task, kind=kind, comment=comment, words=words)
        for person in recipients
        if chosen.get(person.pk) != Frequency.NONE
        for task in tasks
    ]
    TranslationNotice.objects.bulk_create(notices)
    at_once = [
        notice.pk
        for notice in notices
        if chosen.get(notice.recipient_id, Frequency.INSTANT) == Frequency.INSTANT
    ]
    if at_once:
        transaction.on_commit(lambda: send_task.enqueue(at_once))


@task()
def send_task(keys: list[int]) -> None:
    """Send the notices that are still there; what does not go out is in the next daily message."""
    send(TranslationNotice.objects.filter(pk__in=keys))


def translators_of(task: TranslationTask) -> list[Any]:
    """Return who is to be told of a translation: its assignee, or all who write its language."""
    if task.assignee:
        return [task.assignee]
    permission = EDIT_PERMISSIONS[other_language(task.source_language)]
    return list(
        get_user_model().objects.with_perm(
            permission,
            include_superusers=False,
            backend="django.contrib.auth.backends.ModelBackend",
        )
    )


def send(notices: Any) -> int:
    """Send one message to each recipient of `notices` and forget them; return how many were sent.

    A mail server that fails stops nothing: what was not sent is sent with the next digest.
    """
    unsent = (
        notices.filter(recipient__is_active=True)
        .select_related("recipient", "task", "comment")
        .order_by("recipient", "created_at", "pk")
    )
    sent = 0
    for recipient, group in groupby(unsent, key=lambda notice: notice.recipient):
        own = list(group)
        try:
            _send_to(recipient, own)
        except OSError:
            # smtplib's errors are OSErrors; the address is nobody's business in a log.
            logger.exception("A message about %d translations was not sent", len(own))
            continue
        TranslationNotice.objects.filter(pk__in=[item.pk for item in own]).delete()
        sent += 1
    return sent


def _address(notice: TranslationNotice) -> str:
    return comment_address(notice.comment) if notice.comment else edit_address(notice.task)


def _send_to(recipient: Any, notices: list[TranslationNotice]) -> None:
    language = UserProfile.get_for_user(recipient).get_preferred_language()
    with translation.override(language):
        if len(notices) == 1:
            subject = _("%(what)s: %(title)s") % {
                "what": notices[0].get_kind_display(),
                "title": notices[0].task,
            }
        else:
            count = len(notices)
            subject = ngettext(
                "%(count)d message about translations",
                "%(count)d messages about translations",
                count,
            ) % {"count": count}
        base = settings.WAGTAILADMIN_BASE_URL
        context = {
            "notices": [(notice, base + _address(notice)) for notice in notices],
            "preferences_url": f"{base}/admin/account/",
            "site_name": settings.WAGTAIL_SITE_NAME,
        }
        body = render_to_string("desk/notice.txt", context)
    send_mail(" ".join(subject.split()), body, None, [recipient.email])
