"""The screen on which two records are laid side by side and become one."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets import AdminDateInput

from partners.models import PartnerPage
from partners.registry.access import for_keepers
from partners.registry.facts import Refusal
from partners.registry.merging.fields import Choice, differing
from partners.registry.merging.merge import merge, merge_refusal
from partners.registry.merging.references import referring

REFERENCES_SHOWN = 20
KEPT, OTHER = "kept", "other"


class MergeForm(forms.Form):
    """Which of the two values stays, for each in which the records differ, and for the names."""

    names = forms.ChoiceField(
        label=gettext_lazy("Names of the record that goes"),
        choices=[
            ("other", gettext_lazy("Keep them as other names")),
            ("former", gettext_lazy("Keep its official name as a former name")),
        ],
        initial="other",
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Either way, readers who look for them find the record that stays."),
    )
    valid_to = forms.DateField(
        label=gettext_lazy("Last day of the former name"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Give the last day of the name, if a source states it."),
    )

    def __init__(self, choices: list[Choice], kept: Any, other: Any, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.choices = choices
        for choice in choices:
            ours, theirs = choice.shown(kept), choice.shown(other)
            self.fields[choice.name] = forms.ChoiceField(
                label=choice.label,
                choices=[(KEPT, ours or _("empty")), (OTHER, theirs or _("empty"))],
                initial=KEPT if ours else OTHER,
                widget=forms.RadioSelect,
            )

    @property
    def lines(self) -> list[tuple[Choice, Any]]:
        """The fields of the values, side by side."""
        return [(choice, self[choice.name]) for choice in self.choices]

    def taken(self) -> list[str]:
        """Return the names of the values that are taken from the other record."""
        return [each.name for each in self.choices if self.cleaned_data[each.name] == OTHER]


@for_keepers
def merge_records(request: HttpRequest, kept_id: int, other_id: int) -> HttpResponse:
    """Show two records side by side, and merge them once that is confirmed."""
    if kept_id == other_id:
        raise Http404("A record is not merged with itself.")
    rows = PartnerPage.objects.select_related("city", "country", "region", "logo")
    # By `id`: Django answers numbers that no database holds for it, not for the parent's link.
    kept, other = (get_object_or_404(rows, id=key) for key in (kept_id, other_id))
    choices = differing(kept, other)
    data = request.POST if request.method == "POST" else None
    form = MergeForm(choices, kept, other, data)
    reason = merge_refusal(kept, other, request.user)
    is_confirmed = data is not None and not reason and form.is_valid()
    response = _merged(request, kept, other, form) if is_confirmed else None
    if response:
        return response
    references = _references(other, request.user)
    context = {
        "form": form,
        "kept": kept,
        "other": other,
        "reason": reason,
        "references": references[:REFERENCES_SHOWN],
        "reference_count": len(references),
    }
    return render(request, "partners/registry/merge.html", context)


def _merged(request: HttpRequest, kept: PartnerPage, other: PartnerPage, form: MergeForm) -> Any:
    former = form.cleaned_data["names"] == "former"
    try:
        merged = merge(
            kept, other, form.taken(), request.user, former, form.cleaned_data["valid_to"]
        )
    except Refusal as refused:
        messages.error(request, str(refused))
        return None
    text = _("“%(other)s” is now part of “%(kept)s”; its addresses lead there.")
    names = {"other": other.get_admin_display_title(), "kept": merged.get_admin_display_title()}
    messages.success(request, text % names)
    return redirect("wagtailadmin_pages:edit", merged.pk)


def _references(other: PartnerPage, user: Any) -> list[tuple[str, str | None]]:
    """Return what refers to the record that goes, with addresses for those who may open it."""
    finder = AdminURLFinder(user)
    found = []
    for model, key in sorted(referring(other), key=lambda each: (each[0]._meta.label, each[1])):
        if record := model._base_manager.filter(pk=key).first():
            title = getattr(record, "get_admin_display_title", record.__str__)()
            found.append((f"{model._meta.verbose_name}: {title}", finder.get_edit_url(record)))
    return found


def merge_addresses() -> list[URLPattern]:
    """Return the address below the list of the registry."""
    return [path("merge/<int:kept_id>/<int:other_id>/", merge_records, name="merge")]
