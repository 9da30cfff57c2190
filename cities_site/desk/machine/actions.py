"""Drafts the untranslated passages of chosen records by machine."""

import time
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cities_site.bilingual.writing import draft_of
from cities_site.desk.exchange.actions import RecordBulkAction
from cities_site.desk.machine.drafting import Outcome, fill, machine_refusal, untranslated
from cities_site.desk.machine.engine import (
    MachineTranslationError,
    Translator,
    configured_translator,
)
from cities_site.desk.machine.views import tell
from cities_site.desk.models import TranslationTask

# Somebody waits for the answer: what is not done by then is left for the next time.
SECONDS_IN_ALL = 60


class TranslateBulkAction(RecordBulkAction):
    """Fills what nobody has translated in the chosen records."""

    display_name = gettext_lazy("Translate by machine")
    aria_label = gettext_lazy("Draft the chosen translations by machine")
    action_type = "translate-by-machine"
    template_name = "desk/translate_many_by_machine.html"
    action_priority = 30
    form_class = forms.Form

    @classproperty
    def models(cls) -> list[type[TranslationTask]]:
        """The lines of the desk, where an engine is configured; without one there is no button."""
        return [TranslationTask] if configured_translator() else []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer only where an engine is configured."""
        if configured_translator() is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def check_perm(self, task: TranslationTask) -> bool:
        """Ask for the right to write the translation of the record."""
        return super().check_perm(task) and not machine_refusal(self.request.user, task.record)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the engine, which gets the texts."""
        return {**super().get_context_data(**kwargs), "engine": configured_translator().name}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Ask the engine record by record, until it fails or the time is over."""
        tasks, _without_access = self.get_actionable_objects()
        tell(self.request, fill_all(tasks, self.request.user, configured_translator()))
        return redirect(self.next_url)


def fill_all(tasks: list[TranslationTask], user: Any, translator: Translator) -> Outcome:
    """Fill all untranslated passages of the records of lines; what failed is in the outcome."""
    total = Outcome()
    deadline = time.monotonic() + SECONDS_IN_ALL
    for task in tasks:
        if time.monotonic() > deadline:
            total.problems.append((str(task), _("Start again for the rest: the time was over.")))
            break
        keys = [passage.key for passage in untranslated(draft_of(task.record))]
        try:
            outcome = fill(task.record, keys, user, translator)
        except MachineTranslationError as error:
            total.problems.append((str(task), str(error)))
            break
        total.passages += outcome.passages
        total.problems += outcome.problems
    return total
