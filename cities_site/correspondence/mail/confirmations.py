"""Asks the owner of an address whether it is they who subscribed, before anything else is sent."""

import datetime
from typing import Any

from django.conf import settings
from django.core.signing import dumps, loads
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from cities_site.correspondence.mail.subscribers import send, site_url
from cities_site.correspondence.models import Subscription

SALT = "correspondence.subscription"
# One address is asked once in this time, whoever types it in how often.
ASKED_AGAIN_AFTER = datetime.timedelta(hours=1)


def request_subscription(address: str, choices: dict[str, Any]) -> None:
    """Keep what was asked for at `address`, and ask its owner after the commit.

    The same happens for an address that is subscribed already, so that the answer tells nobody;
    its owner changes the choices by confirming. `choices` has language, languages and kinds.
    """
    subscription, _created = Subscription.objects.get_or_create(
        address=address, defaults={"language": choices["language"]}
    )
    rows = Subscription.objects.filter(_may_be_asked(timezone.now()), pk=subscription.pk)
    rows.filter(confirmed_at=None).update(requested_at=timezone.now())
    if rows.update(waiting_choices=choices):
        transaction.on_commit(lambda: ask_task.enqueue(subscription.pk))


def _may_be_asked(now: datetime.datetime) -> Q:
    return Q(asked_at=None) | Q(asked_at__lte=now - ASKED_AGAIN_AFTER)


def ask(key: int) -> bool:
    """Ask the owner of an address to confirm the waiting choices; return whether it went out."""
    now = timezone.now()
    waiting = Subscription.objects.filter(pk=key, waiting_choices__isnull=False)
    subscription = waiting.filter(_may_be_asked(now)).first()
    if subscription is None or not waiting.filter(_may_be_asked(now)).update(asked_at=now):
        return False
    choices = subscription.waiting_choices
    token = dumps({"key": subscription.key.hex} | choices, salt=SALT)
    with translation.override(choices["language"]):
        context = {
            "confirm_url": site_url() + reverse("confirm_subscription", args=[token]),
            "hours": settings.SUBSCRIPTION_CONFIRMATION_HOURS,
        }
        template = "correspondence/mail/confirm.txt"
        sent = send(subscription, _("Confirm your subscription"), template, context)
    if sent:
        waiting.update(waiting_choices=None)
    else:
        waiting.update(asked_at=subscription.asked_at)
    return sent


@task()
def ask_task(key: int) -> None:
    """Ask the owner of an address; if it does not go out, `send_pending_mail` tries again."""
    ask(key)


def confirmed_choices(token: str) -> dict[str, Any]:
    """Return what the link of a confirmation says.

    Raises `signing.BadSignature` when it is not one of ours or, as `signing.SignatureExpired`,
    when its time is over.
    """
    hours = settings.SUBSCRIPTION_CONFIRMATION_HOURS
    return loads(token, salt=SALT, max_age=datetime.timedelta(hours=hours))


def confirm(token: str) -> bool:
    """Subscribe with the choices of `token`; return whether the subscription still waits for it.

    Raises as `confirmed_choices`.
    """
    choices = confirmed_choices(token)
    rows = Subscription.objects.filter(key=choices.pop("key"))
    now = timezone.now()
    rows.filter(confirmed_at=None).update(confirmed_at=now, told_until=now)
    return bool(rows.update(**choices))
