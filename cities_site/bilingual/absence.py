"""What readers are told at the address of a version that is not public."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from cities_site.bilingual.context import absence_context
from cities_site.bilingual.languages import active_language


def answer_absence(page: Any, request: HttpRequest) -> HttpResponse | None:
    """Return the answer where `page` is not public in the active language, else None.

    A version that was withdrawn stays readable, so there is nothing to answer in its place.  One
    that was removed is gone (410, RFC 9110 section 15.5.11), with the reason; anything else was
    never there (404).
    """
    language = active_language()
    withdrawal = page.withdrawal_in(language)
    if page.is_available_in(language) or (withdrawal and withdrawal.is_readable):
        return None
    request.is_preview = False
    context = absence_context(page, request)
    template, status = "bilingual/not_available.html", 404
    if withdrawal:
        template, status = "bilingual/removed.html", 410
    return TemplateResponse(request, template, context, status=status)
