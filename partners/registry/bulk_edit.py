"""The change of facts of many records of the registry at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from cities_site.library.models import Region, Service
from partners.choices import PartnerKind, RegistryStatus
from partners.models import PartnerPage
from partners.registry.facts import Outcome, Refusal, change_facts, refusal
from partners.registry.filters import PartnerFilterSet, with_name

# As many as one request changes in a few seconds.
MOST_AT_ONCE = 200
REFUSALS_TOLD = 20
AS_IT_IS = [("", gettext_lazy("Leave as it is"))]


class FactsForm(forms.Form):
    """What to change in every chosen record; what is left empty stays as it is."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Partner type"), choices=AS_IT_IS + PartnerKind.choices, required=False
    )
    registry_status = forms.ChoiceField(
        label=gettext_lazy("Registry status"),
        choices=AS_IT_IS + RegistryStatus.choices,
        required=False,
        help_text=gettext_lazy(
            "Choose partner or supporter only if the project itself calls them so."
        ),
    )
    region = forms.ModelChoiceField(
        label=gettext_lazy("Region"),
        queryset=Region.objects.all(),
        empty_label=AS_IT_IS[0][1],
        required=False,
    )
    add_services = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Add services"),
        queryset=Service.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    remove_services = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Remove services"),
        queryset=Service.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    verified_today = forms.BooleanField(
        label=gettext_lazy("Verified today"),
        required=False,
        help_text=gettext_lazy("Tick only if somebody checked each record with its source today."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a form that changes nothing, and one that contradicts itself."""
        cleaned = super().clean()
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Choose at least one change."))
        both = set(cleaned.get("add_services") or ()) & set(cleaned.get("remove_services") or ())
        if both:
            self.add_error("remove_services", _("A service is either added or removed."))
        return cleaned

    def change(self, partner: PartnerPage) -> None:
        """Change the record in memory as the form says."""
        chosen = self.cleaned_data
        for name in ("kind", "registry_status", "region"):
            if chosen[name]:
                setattr(partner, name, chosen[name])
        if chosen["add_services"] or chosen["remove_services"]:
            before = list(partner.services.all())
            kept = [service for service in before if service not in chosen["remove_services"]]
            added = [service for service in chosen["add_services"] if service not in before]
            if added or kept != before:
                partner.services.set([*kept, *added])
        if chosen["verified_today"]:
            partner.last_verified_on = timezone.localdate()


@dataclass
class Report:
    """How many records came to what, and why others were refused."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)

    def refuse(self, partner: PartnerPage, reason: str) -> None:
        """Note why a record was not changed."""
        name = partner.get_admin_display_title()
        self.refused.append(_("“%(name)s”: %(reason)s") % {"name": name, "reason": reason})

    def sentences(self) -> list[str]:
        """Return what happened, a sentence for each outcome that occurred."""
        published, drafted, unchanged = (self.outcomes[outcome] for outcome in Outcome)
        told = [
            ngettext(
                "%(count)d record changed for readers.",
                "%(count)d records changed for readers.",
                published,
            )
            % {"count": published},
            ngettext(
                "%(count)d record changed as a draft.",
                "%(count)d records changed as drafts.",
                drafted,
            )
            % {"count": drafted},
            ngettext(
                "%(count)d record was already so.",
                "%(count)d records were already so.",
                unchanged,
            )
            % {"count": unchanged},
        ]
        counts = (published, drafted, unchanged)
        return [sentence for sentence, count in zip(told, counts, strict=True) if count]


class EditFactsBulkAction(PageBulkAction):
    """Changes type, status, region, services and verification of the chosen records."""

    models = [PartnerPage]
    display_name = gettext_lazy("Change facts")
    aria_label = gettext_lazy("Change facts of the chosen records")
    action_type = "change_facts"
    template_name = "partners/registry/bulk_edit.html"
    action_priority = 10
    form_class = FactsForm

    @classmethod
    def get_queryset(cls, model: type[PartnerPage], object_ids: Sequence[Any]) -> QuerySet:
        """Return the records that are named; 404 where none is."""
        keys = [int(key) for key in map(str, object_ids) if key.isascii() and key.isdigit()]
        found = model.objects.filter(pk__in=[key for key in keys if key < 2**31])
        found = found.prefetch_workflow_states().order_by("path")
        if not found:
            raise Http404
        return found

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> QuerySet:
        """Return the records that the list shows, by its filters and its search."""
        asked = self.request.GET or QueryDict(urlsplit(self.next_url).query)
        partners = PartnerPage.objects.all()
        filters = PartnerFilterSet(data=asked, queryset=partners, request=self.request)
        if filters.is_valid():
            partners = filters.filter_queryset(partners)
        if text := asked.get("q", ""):
            partners = with_name(partners, text)
        return partners.values_list("pk", flat=True)

    def __init__(self, request: HttpRequest, model: type[PartnerPage]) -> None:
        super().__init__(request, model)
        # Why records may not be changed, by their keys.
        self.reasons: dict[int, str] = {}

    def check_perm(self, obj: PartnerPage) -> bool:
        """Return whether the user may change the facts of this record now."""
        self.reasons[obj.pk] = refusal(obj, self.request.user)
        return not self.reasons[obj.pk]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of each record that may not be changed why not."""
        context = super().get_context_data(**kwargs)
        for entry in context["items_with_no_access"]:
            entry["reason"] = self.reasons[entry["item"].pk]
        return context

    def form_valid(self, form: FactsForm) -> HttpResponse:
        """Change the records, unless they are too many for one request."""
        objects, _others = self.get_actionable_objects()
        if len(objects) > MOST_AT_ONCE:
            message = _("Choose at most %(limit)d records at once: these are %(count)d.")
            form.add_error(None, message % {"limit": MOST_AT_ONCE, "count": len(objects)})
            return self.form_invalid(form)
        return super().form_valid(form)

    def prepare_action(self, objects: list[Any], objects_without_access: dict[str, Any]) -> None:
        """Note the records that may not be changed."""
        self.report = Report()
        for partner in objects_without_access["items_with_no_access"]:
            self.report.refuse(partner, self.reasons[partner.pk])

    def get_execution_context(self) -> dict[str, Any]:
        """Pass on what to change, for whom, and where to note what became of it."""
        context = super().get_execution_context()
        return context | {"form": self.cleaned_form, "report": self.report}

    @classmethod
    def execute_action(
        cls,
        objects: Sequence[PartnerPage],
        user: Any = None,
        form: Any = None,
        report: Any = None,
        **_options: Any,
    ) -> tuple[int, int]:
        """Change each record; one that is refused keeps none of the others."""
        for partner in objects:
            try:
                report.outcomes[change_facts(partner, form.change, user)] += 1
            except Refusal as refused:
                report.refuse(partner, str(refused))
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """Say what changed; what was refused is told beside it, with its reasons."""
        refused = self.report.refused
        if refused:
            more = len(refused) - REFUSALS_TOLD
            told = refused[:REFUSALS_TOLD]
            if more > 0:
                told.append(_("and %(count)d more.") % {"count": more})
            messages.warning(self.request, " ".join([_("Not changed:"), *told]))
        return " ".join(self.report.sentences()) or None
