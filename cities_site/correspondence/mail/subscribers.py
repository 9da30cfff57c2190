"""What every message to a subscriber has in common.

Each says how to stop, and carries the headers of RFC 2369 and RFC 8058 with which mail programs
unsubscribe at one click.  They are plain text: nothing in them tells that they were read.
"""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from cities_site.correspondence.models import Subscription

logger = logging.getLogger(__name__)


def send(subscription: Subscription, subject: str, template: str, context: dict[str, Any]) -> bool:
    """Send a text in the active language; return whether the mail server took it."""
    unsubscribe_url = site_url() + reverse("unsubscribe", args=[subscription.key])
    links = {"unsubscribe_url": unsubscribe_url, "subscribe_url": site_url() + reverse("subscribe")}
    message = EmailMessage(
        _("%(site)s: %(subject)s") % {"site": _("Cities Project"), "subject": subject},
        render_to_string(template, context | links),
        to=[subscription.address],
        headers={
            "List-Unsubscribe": f"<{unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    try:
        message.send()
    except (OSError, ValueError) as error:
        # smtplib's errors are OSErrors, and addresses that no message can carry ValueErrors. Their
        # text may name the address, which no log should have.
        name = type(error).__name__
        logger.error("A message to subscription %d was not sent: %s", subscription.pk, name)
        return False
    return True


def site_url() -> str:
    """Return where the site is, without a slash at the end."""
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_url if site else settings.WAGTAILADMIN_BASE_URL
