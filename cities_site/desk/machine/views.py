"""Lets somebody choose which untranslated passages of a record an engine drafts."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder

from cities_site.bilingual.languages import language_tag
from cities_site.bilingual.writing import draft_of
from cities_site.desk.machine.drafting import Outcome, fill, machine_refusal, untranslated
from cities_site.desk.machine.engine import MachineTranslationError, configured_translator
from cities_site.desk.records import find_record, may_change

LIST = "wagtailsnippets_desk_translationtask:list"
PROBLEMS_TOLD = 5


class PassagesForm(forms.Form):
    """Which passages to ask the engine for; their texts stand beside the boxes."""

    passages = forms.MultipleChoiceField(
        label=_("Passages"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one passage.")},
    )

    def __init__(self, keys: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passages"].choices = [(key, key) for key in keys]


def translate_by_machine(
    request: HttpRequest, app_label: str, model_name: str, object_id: str
) -> HttpResponse:
    """List the untranslated passages of a record, and fill those that were ticked."""
    translator = configured_translator()
    record = find_record(f"{app_label}.{model_name}", object_id) if translator else None
    if record is None or not may_change(request.user, record):
        raise Http404
    address = AdminURLFinder(request.user).get_edit_url(record)
    context: dict[str, Any] = {
        "record": record,
        "back": address,
        "engine": translator.name,
        "refusal": machine_refusal(request.user, record),
    }
    if context["refusal"]:
        return render(request, "desk/translate_by_machine.html", context)
    passages = untranslated(draft_of(record))
    is_sent = request.method == "POST"
    keys = [passage.key for passage in passages]
    form = PassagesForm(keys, request.POST) if is_sent else PassagesForm(keys)
    if is_sent and form.is_valid():
        try:
            outcome = fill(record, form.cleaned_data["passages"], request.user, translator)
        except MachineTranslationError as error:
            form.add_error(None, str(error))
        else:
            tell(request, outcome)
            return redirect(address or LIST)
    chosen = request.POST.getlist("passages") if is_sent else keys
    context |= {
        "form": form,
        "passages": [(passage, passage.key in chosen) for passage in passages],
        "language": language_tag(record.source_language),
    }
    return render(request, "desk/translate_by_machine.html", context)


def tell(request: HttpRequest, outcome: Outcome) -> None:
    """Say what the engine did, and what is left to people."""
    text = ngettext(
        "%(count)d passage was drafted by machine: review and approve it before it is published.",
        "%(count)d passages were drafted by machine: review and approve them before they are "
        "published.",
        outcome.passages,
    )
    if outcome.passages:
        messages.success(request, text % {"count": outcome.passages})
    for label, reason in outcome.problems[:PROBLEMS_TOLD]:
        messages.warning(request, f"{label}: {reason}")
    more = len(outcome.problems) - PROBLEMS_TOLD
    if more > 0:
        messages.warning(request, _("Translate %(count)d more yourself.") % {"count": more})
    if not outcome.passages and not outcome.problems:
        messages.info(request, _("Nothing was left to translate."))
