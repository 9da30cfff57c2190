"""What lists can be narrowed by, and the form that reads it from an address.

Addresses are typed, shared and guessed: a value that is not offered is ignored, never an error.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin

from cities_site.bilingual.languages import CHINESE, localized
from cities_site.library.models import (
    Country,
    Region,
    Service,
    SustainableDevelopmentGoal,
    Topic,
)

FIRST_YEAR, LAST_YEAR = 1945, 2100

LABELS = {
    "topic": _("Topic"),
    "sdg": _("SDG"),
    "service": _("Service"),
    "region": _("Region"),
    "country": _("Country or territory"),
    "kind": _("Type"),
    "year": _("Year"),
}

# A page filed under a country or a city is found under their region and country as well.
LOOKUPS: dict[str, tuple[str, ...]] = {
    "topic": ("topics__slug",),
    "sdg": ("sdgs__number",),
    "service": ("services__slug",),
    "region": (
        "regions__slug",
        "countries__region__slug",
        "cities__region__slug",
        "cities__country__region__slug",
    ),
    "country": ("countries__iso_code", "cities__country__iso_code"),
    "kind": ("kind",),
}

# Facet: its model, the field that addresses carry, and the field that orders the choices.
VOCABULARIES = {
    "topic": (Topic, "slug", None),
    "sdg": (SustainableDevelopmentGoal, "number", "number"),
    "service": (Service, "slug", "order"),
    "region": (Region, "slug", "order"),
    "country": (Country, "iso_code", None),
}

# Fields of the form that say how to show the list, not what to leave out of it.
PRESENTATION = frozenset({"lang", "view"})

Choice = tuple[str, Any]


def vocabulary_choices(facets: Iterable[str], language: str) -> dict[str, list[Choice]]:
    """Return the choices of the vocabularies among `facets`, all of them in one query."""
    parts = [_choice_rows(facet, language) for facet in facets if facet in VOCABULARIES]
    choices: dict[str, list[Choice]] = {facet: [] for facet in facets if facet in VOCABULARIES}
    if not parts:
        return choices
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    for facet, key, label, _rank in sorted(
        rows, key=lambda row: (row[3], reading_order(row[2], language))
    ):
        choices[facet].append((key, f"{key} {label}" if facet == "sdg" else label))
    return choices


def _choice_rows(facet: str, language: str) -> QuerySet:
    model, key, rank = VOCABULARIES[facet]
    return (
        model.objects.available_in(language)
        .order_by()
        .annotate(
            facet=Value(facet, output_field=CharField()),
            facet_key=Cast(F(key), CharField()),
            facet_label=F(localized("name", language)),
            facet_rank=Cast(F(rank) if rank else Value(0), IntegerField()),
        )
        .values_list("facet", "facet_key", "facet_label", "facet_rank")
    )


def reading_order(text: str | None, language: str) -> str:
    """Return what sorts `text` as readers expect: by its letters, or by pinyin in Chinese."""
    return "".join(lazy_pinyin(text or "") if language == CHINESE else [text or ""]).casefold()


class FilterForm(forms.Form):
    """The filters of one list, as a plain GET form."""

    lang = forms.ChoiceField(
        choices=[("all", _("All languages"))], required=False, widget=forms.HiddenInput
    )
    view = forms.ChoiceField(choices=[("map", _("Map"))], required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        parameters: Mapping[str, Any],
        *,
        facets: Sequence[str],
        choices: Mapping[str, Sequence[Choice]],
        years: Sequence[int],
        labels: Mapping[str, Any],
    ) -> None:
        # Lists may show the form twice (wide and narrow screens); ids would then repeat.
        super().__init__(parameters, auto_id="filter-%s")
        for facet in facets:
            label = labels.get(facet, LABELS.get(facet, facet))
            if facet == "year":
                self.fields[facet] = _year_field(label, years)
            else:
                self.fields[facet] = forms.ChoiceField(
                    label=label, required=False, choices=[("", _("All")), *choices[facet]]
                )

    def accepted(self) -> dict[str, Any]:
        """Return the values that the list understands; the rest of the address is ignored."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}

    def choice_label(self, facet: str, value: Any) -> str:
        """Return how readers see an accepted value."""
        labels = {str(key): label for key, label in getattr(self.fields[facet], "choices", ())}
        return str(labels.get(str(value), value))


def _year_field(label: Any, years: Sequence[int]) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.Select(choices=[("", _("All")), *((year, str(year)) for year in years)]),
    )


def narrowed(queryset: QuerySet, lookups: Sequence[str], value: Any) -> QuerySet:
    """Return the records of `queryset` for which one of `lookups` has `value`, each once."""
    condition = reduce(or_, (Q(**{lookup: value}) for lookup in lookups))
    # A subquery instead of joins: a record that matches twice must not be listed twice.
    matching = queryset.model._default_manager.filter(condition).order_by().values("pk")
    return queryset.filter(pk__in=matching)
