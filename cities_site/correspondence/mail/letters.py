"""Sends letters on to a role mailbox; what a mail server refuses waits for the next attempt."""

import datetime
import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from django_tasks import task

from cities_site.correspondence.mail.subscribers import site_url
from cities_site.correspondence.models import Letter

logger = logging.getLogger(__name__)

# Longer than any mail server takes; after that whoever was sending has died.
CLAIM = datetime.timedelta(minutes=10)


def recipient(letter: Letter) -> str:
    """Return the partner's role mailbox or the office's; empty where letters are only stored."""
    if not settings.CONTACT_ADDRESS:
        return ""
    mailbox = letter.partner.focal_point_mailbox if letter.partner else ""
    return mailbox or settings.CONTACT_ADDRESS


def deliver(key: int) -> bool:
    """Send one letter, unless it was sent or is being sent; return whether it went out now."""
    now = timezone.now()
    unsent = Letter.objects.filter(pk=key, mailed_at=None)
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM)
    if not settings.CONTACT_ADDRESS or not unsent.filter(free).update(claimed_at=now):
        return False
    try:
        _message(Letter.objects.select_related("partner").get(pk=key)).send()
    except (OSError, ValueError) as error:
        # smtplib's errors are OSErrors, and addresses that no message can carry ValueErrors. Their
        # text may name addresses, which no log should have.
        logger.error("Letter %d was not sent on: %s", key, type(error).__name__)
        unsent.update(claimed_at=None)
        return False
    unsent.update(mailed_at=timezone.now(), claimed_at=None)
    return True


@task()
def deliver_task(key: int) -> None:
    """Send one letter; if it does not go out, `send_pending_mail` tries again."""
    deliver(key)


def _message(letter: Letter) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Letter %(number)d: %(reason)s") % {
            "number": letter.pk,
            "reason": letter.get_reason_display(),
        }
        context = {
            "letter": letter,
            "page_url": site_url() + iri_to_uri(letter.about),
            "edit_url": _edit_url(letter),
        }
        body = render_to_string("correspondence/mail/letter.txt", context)
    # The name of the reader stays in the text: headers hold nothing but a checked address.
    return EmailMessage(
        subject,
        body,
        to=[recipient(letter)],
        reply_to=[letter.reply_address] if letter.reply_address else None,
    )


def _edit_url(letter: Letter) -> str:
    """Return where the office marks the letter; a partner cannot go there."""
    if letter.partner and letter.partner.focal_point_mailbox:
        return ""
    return settings.WAGTAILADMIN_BASE_URL + reverse("letters:edit", args=[letter.pk])
