"""Checks of a passage while it is typed."""

import json

from django import forms
from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.http.request import RawPostDataException
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cities_site.bilingual.languages import ENGLISH, other_language
from cities_site.desk.quality.findings import ERROR
from cities_site.desk.quality.lengths import check_length
from cities_site.desk.quality.passage import LONGEST, check_passage
from cities_site.desk.terms import approved_terms


class TypedPassageForm(forms.Form):
    """The two texts of a passage, and the language of the original."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    place = forms.CharField(required=False, max_length=200)
    source = forms.CharField(required=False, max_length=LONGEST)
    translation = forms.CharField(required=False, max_length=LONGEST)


@require_POST
def check_typed_passage(request: HttpRequest) -> JsonResponse:
    """Return the findings about two texts as JSON; nothing is stored."""
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError, RawPostDataException):
        # No JSON, or a form, which was read before.
        body = None
    form = TypedPassageForm(body if isinstance(body, dict) else {})
    if not form.is_valid():
        return JsonResponse({"findings": []}, status=400)
    texts = [form.cleaned_data["source"], form.cleaned_data["translation"]]
    english, chinese = texts if form.cleaned_data["language"] == ENGLISH else texts[::-1]
    target = other_language(form.cleaned_data["language"])
    found = [
        *check_passage(english, chinese, approved_terms()),
        *check_length(form.cleaned_data["place"], texts[1], target),
    ]
    findings = [
        {
            "label": _("Error") if finding.severity == ERROR else _("Warning"),
            "message": finding.message,
            "is_error": finding.severity == ERROR,
        }
        for finding in found
    ]
    return JsonResponse({"findings": findings})
