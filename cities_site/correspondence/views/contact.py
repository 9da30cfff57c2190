"""The contact form: a letter to the office, or to the role mailbox of a partner."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cities_site.bilingual.context import page_context
from cities_site.bilingual.languages import active_language, words
from cities_site.correspondence.addresses import own_path, page_at
from cities_site.correspondence.forms import ContactForm
from cities_site.correspondence.limits import RateLimit
from cities_site.correspondence.mail.letters import deliver_task
from cities_site.correspondence.models import Letter
from cities_site.correspondence.views.forms import show, take
from cities_site.library.context import view_versions
from cities_site.library.linked_data import described_page
from partners.models import PartnerPage

LETTERS = RateLimit("letters", times=5)


@never_cache
@csrf_exempt  # `take` refuses what comes from another site, and needs no cookie for it
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """Show the form, filled in with `about` and `reason` where they make sense, or take it."""
    if request.method == "POST":
        form = ContactForm(request.POST, request=request)
        return take(
            request,
            form,
            LETTERS,
            accept=lambda form: _accept(request, form),
            show_again=lambda form, status: _show_form(request, form, status),
        )
    reason = request.GET.get("reason", "")
    given = {
        "reason": reason if reason in Letter.Reason.values else Letter.Reason.QUESTION,
        "about": own_path(request.GET.get("about", ""), request),
    }
    return _show_form(request, ContactForm(initial=given, request=request))


def _show_form(request: HttpRequest, form: ContactForm, status: int = 200) -> HttpResponse:
    partner = partner_written_to(form["reason"].value(), form["about"].value(), request)
    context = _words_of_page(request) | {
        "form": form,
        "partner": words(partner, "headline") if partner else "",
        "days": settings.LETTERS_KEPT_DAYS,
    }
    return show(request, "correspondence/contact.html", context, status)


def _words_of_page(request: HttpRequest) -> dict[str, Any]:
    """Return what an editor wrote for a page at the address of the form, where there is one."""
    found = page_at(request.path, request)
    if found is None:
        return {}
    # The form is there in both languages, whichever of them the page has.
    context = page_context(found[0], request) | {"versions": view_versions(request)}
    return context | {"linked_data": [described_page(context, "ContactPage")]}


def _accept(request: HttpRequest, form: ContactForm) -> HttpResponse:
    answers: dict[str, Any] = {
        name: form.cleaned_data[name]
        for name in ("reason", "message", "about", "name", "reply_address")
    }
    partner = partner_written_to(answers["reason"], answers["about"], request)
    letter = Letter.objects.create(**answers, partner=partner, language=active_language())
    transaction.on_commit(lambda: deliver_task.enqueue(letter.pk))
    return HttpResponseRedirect(reverse("contact_thanks"))


def partner_written_to(reason: Any, about: Any, request: HttpRequest) -> PartnerPage | None:
    """Return the partner at the address `about` to whose mailbox a letter goes, if it has one."""
    if reason != Letter.Reason.PARTNER or not settings.CONTACT_ADDRESS:
        return None
    found = page_at(own_path(str(about), request), request)
    partner = found[0] if found else None
    return partner if isinstance(partner, PartnerPage) and partner.focal_point_mailbox else None


@require_safe
def contact_thanks(request: HttpRequest) -> HttpResponse:
    """Say that the letter has arrived."""
    return show(request, "correspondence/contact_thanks.html", {})
