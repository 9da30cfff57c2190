"""The screen of pairs that may be one organisation, and the warning in the editor."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from partners.models import DistinctPartners, PartnerPage
from partners.registry.access import for_keepers, may_keep
from partners.registry.likeness import NameIndex, Reason, names_of, surest_first

PAIRS_SHOWN = 50
WARNED_OF = 3
LARGEST_KEY = 2**31 - 1


@dataclass(frozen=True)
class Pair:
    """Two records that look alike, and why."""

    first: PartnerPage
    second: PartnerPage
    reasons: list[Reason]

    @property
    def kept(self) -> PartnerPage:
        """The one that is offered as the one that stays: the public one, else the older one."""
        return self.second if self.second.live and not self.first.live else self.first

    @property
    def other(self) -> PartnerPage:
        """The one that is offered as the one that goes."""
        return self.first if self.kept is self.second else self.second


class PairForm(forms.Form):
    """The numbers of two records."""

    first = forms.IntegerField(
        label=gettext_lazy("Record that stays (number)"), min_value=1, max_value=LARGEST_KEY
    )
    second = forms.IntegerField(
        label=gettext_lazy("Record that goes (number)"), min_value=1, max_value=LARGEST_KEY
    )

    def clean(self) -> dict[str, Any]:
        """Refuse numbers of no record, and one record twice."""
        cleaned = super().clean()
        keys = [cleaned.get(name) for name in ("first", "second")]
        found = PartnerPage.objects.filter(pk__in=[key for key in keys if key])
        there = set(found.values_list("pk", flat=True))
        for name, key in zip(("first", "second"), keys, strict=True):
            if key and key not in there:
                self.add_error(name, _("No record has this number."))
        if not self.errors and len(there) < len(keys):
            self.add_error("second", _("Give the number of another record."))
        return cleaned


def distinct_pairs() -> set[tuple[int, int]]:
    """Return the pairs of which somebody said that they are two organisations."""
    return set(DistinctPartners.objects.values_list("first_id", "second_id"))


@for_keepers
def show_duplicates(request: HttpRequest) -> HttpResponse:
    """Show the pairs that look alike, the surest first; the same queries for any number."""
    distinct = distinct_pairs()
    pairs = [
        (surest_first(reasons), pair)
        for pair, reasons in NameIndex.of_registry().pairs().items()
        if pair not in distinct
    ]
    pairs.sort(key=lambda each: (list(Reason).index(each[0][0]), each[1]))
    page = Paginator(pairs, PAIRS_SHOWN).get_page(request.GET.get("p"))
    keys = {key for _reasons, pair in page.object_list for key in pair}
    records = _records(keys)
    form = PairForm(request.GET if "second" in request.GET else None)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data
        return redirect("registry:merge", chosen["first"], chosen["second"])
    context = {
        "page": page,
        "pairs": [
            Pair(records[first], records[second], reasons)
            for reasons, (first, second) in page.object_list
            if first in records and second in records
        ],
        "form": form,
        "remembered": DistinctPartners.objects.select_related(
            "first", "second", "said_by"
        ).order_by("-said_at", "-pk")[:PAIRS_SHOWN],
    }
    return render(request, "partners/registry/duplicates.html", context)


def _records(keys: Any) -> dict[int, PartnerPage]:
    partners = PartnerPage.objects.filter(pk__in=keys).defer_texts()
    partners = partners.prefetch_related("other_names", "former_names").in_bulk()
    for partner in partners.values():
        partner.all_names = names_of(partner)
    return partners


@require_POST
@for_keepers
def remember_distinct(request: HttpRequest) -> HttpResponse:
    """Remember that two records are two organisations, or forget it."""
    form = PairForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("One of the records is gone: look for others."))
        return redirect("registry:duplicates")
    keys = sorted(form.cleaned_data[name] for name in ("first", "second"))
    pair = dict(zip(("first_id", "second_id"), keys, strict=True))
    if "forget" in request.POST:
        DistinctPartners.objects.filter(**pair).delete()
        messages.success(request, _("The two records are compared again."))
    else:
        DistinctPartners.objects.get_or_create(**pair, defaults={"said_by": request.user})
        messages.success(request, _("Remembered: these are two organizations."))
    return redirect("registry:duplicates")


def warn_of_similar(request: HttpRequest, page: Any) -> None:
    """Say, where a record is edited, which others look like it, and what to do."""
    if not isinstance(page, PartnerPage) or not may_keep(request.user):
        return
    distinct = distinct_pairs()
    draft = page.get_latest_revision_as_object()
    found = NameIndex.of_registry().similar_to(names_of(draft), draft.website)
    similar = [
        key
        for key in found
        if key != page.pk and (min(key, page.pk), max(key, page.pk)) not in distinct
    ]
    for partner in PartnerPage.objects.filter(pk__in=similar[:WARNED_OF]):
        reason = surest_first(found[partner.pk])[0].label
        text = _(
            "“%(name)s” may be the same organization (%(reason)s). Merge the two, or say under "
            "“Duplicates” that they are two."
        )
        messages.warning(
            request,
            text % {"name": partner.get_admin_display_title(), "reason": str(reason).lower()},
            buttons=[
                messages.button(reverse("registry:merge", args=[partner.pk, page.pk]), _("Merge")),
                messages.button(reverse("registry:duplicates"), _("Duplicates")),
            ],
        )


def warn_in_editor(request: HttpRequest, page: Any) -> None:
    """Warn when the editor of a record is opened."""
    if request.method == "GET":
        warn_of_similar(request, page)


def warn_of_published(request: HttpRequest, page: Any) -> None:
    """Warn when a new record is published at once, which does not open its editor again."""
    if "action-publish" in request.POST:
        warn_of_similar(request, page)


def duplicate_addresses() -> list[URLPattern]:
    """Return the addresses below the list of the registry."""
    return [
        path("duplicates/", show_duplicates, name="duplicates"),
        path("duplicates/distinct/", remember_distinct, name="distinct"),
    ]
