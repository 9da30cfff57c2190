"""Whether a session has all that its account needs: one rule, whatever door it came through."""

from enum import Enum
from typing import Any

from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from cities_site.bilingual.roles import APPROVE_PERMISSIONS

NOBODY, PUBLISHERS, EVERYBODY = "nobody", "publishers", "everybody"
# In the session of somebody who has just added a second factor: it was used to do so.
ADDED_HERE = "accounts_second_factor_added_for"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# Whoever manages accounts can make an administrator of anybody (Wagtail issue 14100).
MANAGES_ACCOUNTS = ("auth.add_user", "auth.change_user", "auth.change_group")


class Missing(Enum):
    """What a session lacks."""

    FACTOR = "the account has no second factor, and must have one"
    PROOF = "the account has a second factor, and the session was opened without it"


def is_required_for(user: Any) -> bool:
    """Tell whether `user` must have a second factor by `settings.SECOND_FACTOR_REQUIRED_FOR`."""
    whom = settings.SECOND_FACTOR_REQUIRED_FOR
    if whom == PUBLISHERS:
        return user.has_perms(APPROVE_PERMISSIONS.values()) or any(
            map(user.has_perm, MANAGES_ACCOUNTS)
        )
    return whom == EVERYBODY


def missing(request: HttpRequest) -> Missing | None:
    """Return what the session of a signed-in user lacks; None when it is complete."""
    user = request.user
    if _is_proven(request):
        return None
    if is_mfa_enabled(user, FACTORS):
        return Missing.PROOF
    return Missing.FACTOR if is_required_for(user) else None


def remember_added(request: HttpRequest, user: Any) -> None:
    """Count a second factor that was added in this session as given in it."""
    request.session[ADDED_HERE] = user.pk


def forget_given(request: HttpRequest) -> None:
    """Let nothing count any more that was given in this session."""
    request.session.pop(ADDED_HERE, None)
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        record for record in records if record["method"] != "mfa"
    ]


def _is_proven(request: HttpRequest) -> bool:
    if request.session.get(ADDED_HERE) == request.user.pk:
        return True
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    return "mfa" in methods or (
        settings.OPENID_CONNECT_SECOND_FACTOR and "socialaccount" in methods
    )
