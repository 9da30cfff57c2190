"""Subscribing by e-mail: asking, confirming and ending it."""

import uuid
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cities_site.bilingual.languages import active_language
from cities_site.correspondence.forms import SubscriptionForm
from cities_site.correspondence.limits import RateLimit
from cities_site.correspondence.mail.confirmations import (
    confirm,
    confirmed_choices,
    request_subscription,
)
from cities_site.correspondence.models import Kind, Subscription
from cities_site.correspondence.views.forms import show, take

REQUESTS = RateLimit("subscriptions", times=5)
FORM_METHODS = ["GET", "HEAD", "POST"]
View = Callable[..., HttpResponse]


def where_mail_is_sent(view: View) -> View:
    """Answer 404 where the site has no sender: it could not keep what the form promises."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not settings.SUBSCRIPTIONS_ENABLED:
            raise Http404
        return view(request, *args, **kwargs)

    return answer


@never_cache
@csrf_exempt  # `take` refuses what comes from another site, and needs no cookie for it
@where_mail_is_sent
@require_http_methods(FORM_METHODS)
def subscribe(request: HttpRequest) -> HttpResponse:
    """Show the form or take it; the answer is the same whether or not the address is known."""

    def show_form(form: SubscriptionForm, status: int = HTTPStatus.OK) -> HttpResponse:
        return show(request, "correspondence/subscribe.html", {"form": form}, status)

    def accept(form: SubscriptionForm) -> HttpResponse:
        answers = form.cleaned_data
        choices = {"languages": answers["languages"], "kinds": answers["kinds"]}
        request_subscription(answers["address"], choices | {"language": active_language()})
        return HttpResponseRedirect(reverse("subscribe_asked"))

    if request.method == "POST":
        return take(request, SubscriptionForm(request.POST), REQUESTS, accept, show_form)
    return show_form(
        SubscriptionForm(initial={"kinds": Kind.values, "languages": [active_language()]})
    )


@require_safe
@where_mail_is_sent
def subscribe_asked(request: HttpRequest) -> HttpResponse:
    """Say that a message is under way, to whoever typed an address."""
    context = {"hours": settings.SUBSCRIPTION_CONFIRMATION_HOURS}
    return show(request, "correspondence/subscribe_asked.html", context)


@never_cache
@csrf_exempt  # only the owner of the address has the link
@where_mail_is_sent
@require_http_methods(FORM_METHODS)
def confirm_subscription(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button, and subscribe when it is pressed: programs that check links press none."""
    try:
        confirmed_choices(token)
        if request.method != "POST":
            context = {"may_confirm": True, "canonical_url": None}
            return show(request, "correspondence/subscribe_confirm.html", context)
        if confirm(token):
            return HttpResponseRedirect(reverse("subscribe_confirmed"))
    except BadSignature:
        pass
    context = {"may_confirm": False, "canonical_url": None}
    return show(request, "correspondence/subscribe_confirm.html", context, HTTPStatus.GONE)


@require_safe
@where_mail_is_sent
def subscribe_confirmed(request: HttpRequest) -> HttpResponse:
    """Say that the subscription has begun."""
    return show(request, "correspondence/subscribe_confirmed.html", {})


@never_cache
@csrf_exempt  # mail programs press this button too (RFC 8058), and only the owner has the link
@require_http_methods(FORM_METHODS)
def unsubscribe(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show a button, and delete the subscription when it is pressed; twice does no harm."""
    found = Subscription.objects.filter(key=key)
    if request.method == "POST":
        found.delete()
    context = {"is_subscribed": found.exists(), "canonical_url": None}
    return show(request, "correspondence/unsubscribe.html", context)
