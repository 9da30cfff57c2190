"""Messages to the people whose accounts these are, in the language of their admin."""

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import force_bytes
from django.utils.formats import date_format
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from cities_site.accounts import actions

logger = logging.getLogger(__name__)


def tell_of_new_browser(user: Any, data: dict[str, Any]) -> None:
    """Tell `user` of a sign-in from a browser and network that no earlier one came from."""
    earlier = ModelLogEntry.objects.for_instance(user).filter(action=actions.SIGNED_IN)
    if not user.email or not earlier.exists():
        return
    if earlier.filter(data__browser=data["browser"], data__network=data["network"]).exists():
        return
    with translation.override(_language_of(user)):
        context = data | {
            "name": user.get_username(),
            "time": date_format(timezone.localtime(), "DATETIME_FORMAT"),
            "address": _absolute(reverse("accounts_sessions")),
        }
        _send(user, _("A new sign-in to your account"), "accounts/new_browser.txt", context)


def send_invitation(user: Any) -> bool:
    """Send the link with which `user` chooses a password; tell whether the server took it.

    Links that were sent before stop working.
    """
    user.set_unusable_password()
    user.save(update_fields=["password"])
    key = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    with translation.override(_language_of(user)):
        path = reverse("wagtailadmin_password_reset_confirm", args=(key, token))
        context = {
            "name": user.get_full_name() or user.get_username(),
            "username": user.get_username(),
            "site_name": settings.WAGTAIL_SITE_NAME,
            "address": _absolute(path),
            "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
        }
        subject = _("Your account at the Cities Project")
        return _send(user, subject, "accounts/invitation.txt", context)


def _send(user: Any, subject: str, template: str, context: dict[str, Any]) -> bool:
    try:
        sent = send_mail(subject, render_to_string(template, context), None, [user.email])
    except (OSError, SMTPException) as error:
        logger.warning("A message about an account was not sent: %s", type(error).__name__)
        return False
    return bool(sent)


def _language_of(user: Any) -> str:
    return UserProfile.get_for_user(user).get_preferred_language()


def _absolute(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
