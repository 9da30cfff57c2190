"""How the forms of readers are shown, refused and answered, without a cookie."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from cities_site.correspondence.guarded_forms import GuardedForm
from cities_site.correspondence.limits import RateLimit
from cities_site.correspondence.origins import comes_from_another_site
from cities_site.library.context import site_context


def show(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = HTTPStatus.OK
) -> TemplateResponse:
    """Render a page of ours inside the site's frame."""
    return TemplateResponse(request, template, site_context(request) | context, status=status)


def take(
    request: HttpRequest,
    form: GuardedForm,
    limit: RateLimit,
    accept: Callable[[GuardedForm], HttpResponse],
    show_again: Callable[[GuardedForm, int], HttpResponse],
) -> HttpResponse:
    """Answer a posted form: accept it, or show it again with its errors and all that was typed."""
    if comes_from_another_site(request):
        form.refuse(_("The form came from another site. Check what it says, and send it yourself."))
        return show_again(form, HTTPStatus.FORBIDDEN)
    if not form.is_valid():
        return show_again(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if limit.is_exceeded(request):
        form.refuse(_("Too much was sent from your network. Nothing is lost: try again later."))
        response = show_again(form, HTTPStatus.TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = str(settings.SENDER_COUNTED_HOURS * 60 * 60)
        return response
    return accept(form)
