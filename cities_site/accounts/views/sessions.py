"""Where one is signed in, one's sign-ins so far, and help for whoever lost a second factor."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from cities_site.accounts import actions
from cities_site.accounts.browsers import browser_of
from cities_site.accounts.recording import origin_of

SIGN_INS_SHOWN = 50


@require_safe
def show_sessions(request: HttpRequest) -> HttpResponse:
    """Show the user's open sessions and latest sign-ins."""
    current = request.session.session_key
    sessions = [
        (session, browser_of(session.user_agent), session.session_key == current)
        for session in UserSession.objects.purge_and_list(request.user)
    ]
    entries = ModelLogEntry.objects.for_instance(request.user).filter(
        action__in=actions.OF_SIGN_INS
    )
    context = {"sessions": sessions, "entries": entries[:SIGN_INS_SHOWN]}
    return render(request, "accounts/sessions.html", context)


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign the user out everywhere, here included."""
    end_sessions_of(request.user)
    log(request.user, actions.SESSIONS_ENDED, user=request.user, data=origin_of(request))
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("account_login")


@require_http_methods(["GET", "HEAD", "POST"])
def reset_access(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an administrator remove somebody's second factors, and end their sessions."""
    if not request.user.is_superuser:
        raise PermissionDenied
    user = get_object_or_404(get_user_model(), pk=pk)
    if request.method != "POST":
        factors = Authenticator.objects.filter(user=user)
        return render(request, "accounts/reset_access.html", {"person": user, "factors": factors})
    Authenticator.objects.filter(user=user).delete()
    end_sessions_of(user)
    log(user, actions.FACTORS_RESET, user=request.user, data=origin_of(request))
    messages.success(
        request,
        _("The second factors of %(name)s are removed, and all sessions ended.") % {"name": user},
    )
    return redirect("wagtailusers_users:edit", user.pk)


def end_sessions_of(user: Any) -> None:
    """End every session that somebody has."""
    for session in UserSession.objects.filter(user=user):
        session.end()
