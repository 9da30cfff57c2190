"""The middleware before the admin: sessions that are too old, and those without a second factor.

It looks at the session itself, so it makes no difference which form or code opened it.
"""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cities_site.accounts.second_factor import Missing, missing

SIGNED_IN_AT, ACTIVE_AT = "accounts_signed_in_at", "accounts_active_at"
# How exactly idle time is measured, in seconds: each request would otherwise write the session.
ACTIVITY_STEP = 60
# What an open editor asks by itself, every few seconds, is not somebody at work.
ASKED_BY_ITSELF = {"wagtailadmin_editing_sessions:ping"}
# What one needs in order to sign in, or to come in again.
OPEN = {
    "account_inactive",
    "account_login",
    "account_logout",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "openid_connect_login",
    "openid_connect_callback",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_done",
}
# What somebody needs who has to add a second factor first.
SETTING_UP = {
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
}


class SessionGateMiddleware:
    """Lets only complete and current sessions into the admin; elsewhere others are readers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Send away whoever must sign in again or add a second factor."""
        # Readers have no session; asking for it would make every answer vary by cookie.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if SESSION_KEY not in request.session or not request.user.is_authenticated:
            return None
        in_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        if is_expired(request.session):
            logout(request)
            return _sign_in_again(request, _("Your session has ended.")) if in_admin else None
        _remember_activity(request)
        lacking = missing(request)
        if lacking is None:
            return None
        if not in_admin:
            request.user = AnonymousUser()
            return None
        return _refusal(request, lacking)


def is_expired(session: Any) -> bool:
    """Tell whether a session is older, or was idle for longer, than the settings allow."""
    now = time.time()
    signed_in_at = session.get(SIGNED_IN_AT, now)
    active_at = session.get(ACTIVE_AT, signed_in_at)
    return (
        now - signed_in_at > settings.SESSION_COOKIE_AGE
        or now - active_at > settings.SESSION_IDLE_SECONDS
    )


def begin(session: Any) -> None:
    """Note when somebody signed in."""
    session[SIGNED_IN_AT] = session[ACTIVE_AT] = int(time.time())


def _remember_activity(request: HttpRequest) -> None:
    session, now = request.session, int(time.time())
    if SIGNED_IN_AT not in session:
        begin(session)
    elif request.resolver_match.view_name in ASKED_BY_ITSELF:
        return
    elif now - session.get(ACTIVE_AT, 0) >= ACTIVITY_STEP:
        session[ACTIVE_AT] = now


def _refusal(request: HttpRequest, lacking: Missing) -> HttpResponse | None:
    name = request.resolver_match.view_name
    if name in OPEN:
        return None
    if lacking is Missing.PROOF:
        logout(request)
        return _sign_in_again(request, _("Sign in with your second factor."))
    if name in SETTING_UP:
        return None
    return HttpResponseRedirect(reverse("mfa_index"))


def _sign_in_again(request: HttpRequest, reason: str) -> HttpResponse:
    if request.resolver_match.view_name in OPEN:
        return None
    messages.info(request, reason)
    back = {"next": request.get_full_path()} if request.method == "GET" else {}
    query = f"?{urlencode(back)}" if back else ""
    return HttpResponseRedirect(reverse("account_login") + query)
