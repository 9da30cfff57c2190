"""The status page of the admin."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cities_site.operations.status.checks import State, all_checks

# The worst first.
ORDER = [State.BAD, State.WATCH, State.UNKNOWN, State.WELL]


@require_safe
def show_status(request: HttpRequest) -> HttpResponse:
    """Show administrators how each part of the site is, and what to do about it."""
    if not request.user.is_superuser:
        raise PermissionDenied
    parts = sorted(all_checks(), key=lambda part: ORDER.index(part.state))
    bad = sum(part.state == State.BAD for part in parts)
    return TemplateResponse(request, "operations/status.html", {"parts": parts, "bad": bad})
