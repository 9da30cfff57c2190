"""What lists can be narrowed by, and the form that reads it from an address.

Addresses are typed, shared and guessed: a value that is not offered is ignored, never an error.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import localized
from cities_site.freshness.memo import Memo
from cities_site.library.facets import Counts
from cities_site.library.models import (
    City,
    Country,
    Region,
    Service,
    SustainableDevelopmentGoal,
    Topic,
)
from cities_site.library.readings import QUERY_LENGTH
from cities_site.library.sorting import sort_key

FIRST_YEAR, LAST_YEAR = 1945, 2100

LABELS = {
    "topic": _("Topic"),
    "sdg": _("SDG"),
    "service": _("Service"),
    "region": _("Region"),
    "country": _("Country or territory"),
    "city": _("City"),
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
    "city": ("cities__slug",),
    "kind": ("kind",),
}


@dataclass(frozen=True)
class Vocabulary:
    """Records that a facet offers as its choices."""

    records: Callable[[], QuerySet]
    # The field that addresses carry, the one that orders the choices, and the one with their name.
    key: str
    rank: str | None = None
    label: str = "name"


# Asked for late: modeltranslation gives the models their managers after this is read.
VOCABULARIES = {
    "topic": Vocabulary(lambda: Topic.objects.all(), "slug"),
    "sdg": Vocabulary(lambda: SustainableDevelopmentGoal.objects.all(), "number", "number"),
    "service": Vocabulary(lambda: Service.objects.all(), "slug", "order"),
    "region": Vocabulary(lambda: Region.objects.all(), "slug", "order"),
    "country": Vocabulary(lambda: Country.objects.all(), "iso_code"),
    "city": Vocabulary(lambda: City.objects.all(), "slug"),
}

# A list of more choices would weigh more than the page that it filters.
CHOICES_SHOWN = 100

# Fields of the form that say how to show the list, not what to leave out of it.
PRESENTATION = frozenset({"lang", "view"})

Choice = tuple[str, Any]

_choices = Memo(size=50)


def offer_facet(name: str, label: Any, vocabulary: Vocabulary, lookups: tuple[str, ...]) -> None:
    """Let lists of sections below narrow by records of a section above, which calls this.

    A list that names the facet offers it; without its section it is never offered.
    """
    LABELS[name], VOCABULARIES[name], LOOKUPS[name] = label, vocabulary, lookups


def vocabulary_choices(facets: Iterable[str], language: str) -> dict[str, list[Choice]]:
    """Return the choices of the vocabularies among `facets`, all of them in one query; kept."""
    asked = tuple(facets)
    return _choices.get((asked, language), lambda: _read_choices(asked, language))


def _read_choices(facets: Iterable[str], language: str) -> dict[str, list[Choice]]:
    parts = vocabulary_rows(facets, language)
    choices: dict[str, list[Choice]] = {facet: [] for facet in facets if facet in VOCABULARIES}
    if not parts:
        return choices
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    for facet, key, label, _rank in sorted(
        rows, key=lambda row: (row[3], sort_key(row[2], language))
    ):
        choices[facet].append((key, label_of(facet, key, label)))
    return choices


def label_of(facet: str, key: str, label: str) -> str:
    """Return how a choice is shown: a goal by its number and name."""
    return f"{key} {label}" if facet == "sdg" else label


def vocabulary_rows(facets: Iterable[str], language: str) -> list[QuerySet]:
    """Return facet, key, label and rank of the choices of each vocabulary, ready for a union."""
    return [_choice_rows(facet, language) for facet in facets if facet in VOCABULARIES]


def _choice_rows(facet: str, language: str) -> QuerySet:
    vocabulary = VOCABULARIES[facet]
    return (
        vocabulary.records()
        .available_in(language)
        .order_by()
        # Columns of a union are matched by their order, which modeltranslation does not keep.
        .rewrite(False)
        .annotate(
            facet=Value(facet, output_field=CharField()),
            facet_key=Cast(F(vocabulary.key), CharField()),
            facet_label=F(localized(vocabulary.label, language)),
            facet_rank=Cast(F(vocabulary.rank) if vocabulary.rank else Value(0), IntegerField()),
        )
        .values_list("facet", "facet_key", "facet_label", "facet_rank")
    )


class FilterForm(forms.Form):
    """The filters of one list, as a plain GET form.

    With `counts` a facet offers what leads to something, and says to how much.
    """

    q = forms.CharField(
        label=_("Name"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "maxlength": QUERY_LENGTH}),
    )
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
        counts: Counts | None = None,
        looks_up: bool = False,
    ) -> None:
        # Lists may show the form twice (wide and narrow screens); ids would then repeat.
        super().__init__(parameters, auto_id="filter-%s")
        if not looks_up:
            del self.fields["q"]
        for facet in facets:
            label = labels.get(facet, LABELS.get(facet, facet))
            offered = [(str(year), str(year)) for year in years]
            offered = offered if facet == "year" else choices[facet]
            if counts is not None:
                chosen = str(parameters.get(facet, ""))
                offered = _counted(offered, counts.get(facet, {}), chosen)
                if not offered:
                    continue
            options = [("", _("All")), *offered]
            self.fields[facet] = (
                _year_field(label, options)
                if facet == "year"
                else forms.ChoiceField(label=label, required=False, choices=options)
            )

    def accepted(self) -> dict[str, Any]:
        """Return the values that the list understands; the rest of the address is ignored."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}

    def clean_q(self) -> str:
        """Look for the beginning of what is too long."""
        return self.cleaned_data["q"][:QUERY_LENGTH]

    def choice_label(self, facet: str, value: Any) -> str:
        """Return how readers see an accepted value."""
        labels = {str(key): label for key, label in getattr(self.fields[facet], "choices", ())}
        return str(labels.get(str(value), value))


def _year_field(label: Any, options: Sequence[Choice]) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.Select(choices=options),
    )


def _counted(choices: Sequence[Choice], counts: Mapping[str, int], chosen: str) -> list[Choice]:
    """Return the choices that lead to something, and the one in force, with their counts."""
    offered = {str(key) for key, _label in choices if counts.get(str(key))}
    if len(offered) > CHOICES_SHOWN:
        offered = set(sorted(offered, key=lambda key: (-counts[key], key))[:CHOICES_SHOWN])
    return [
        (
            key,
            gettext("%(choice)s (%(count)s)") % {"choice": label, "count": counts.get(str(key), 0)},
        )
        for key, label in choices
        if str(key) in offered | {chosen}
    ]


def narrowed(queryset: QuerySet, lookups: Sequence[str], value: Any) -> QuerySet:
    """Return the records of `queryset` for which one of `lookups` has `value`, each once."""
    condition = reduce(or_, (Q(**{lookup: value}) for lookup in lookups))
    # A subquery instead of joins: a record that matches twice must not be listed twice.
    matching = queryset.model._default_manager.filter(condition).order_by().values("pk")
    return queryset.filter(pk__in=matching)
