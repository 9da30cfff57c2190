"""What the address of a request leaves of a list, and what each further choice would leave."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import F, Max, Min, Q, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cities_site.bilingual.languages import active_language, localized, other_language
from cities_site.freshness.memo import Memo
from cities_site.library.facets import Counts, facet_counts
from cities_site.library.filters import (
    LOOKUPS,
    PRESENTATION,
    Choice,
    FilterForm,
    narrowed,
    vocabulary_choices,
)
from cities_site.library.letters import ANY_LETTER
from cities_site.library.maps.setting import map_disclaimer

if TYPE_CHECKING:
    from cities_site.library.listing import ListingMixin

_spans = Memo(size=50)
_counts = Memo(size=100)


class NarrowedList:
    """The list of one page under the filters of one request."""

    def __init__(self, page: "ListingMixin", request: HttpRequest) -> None:
        self.page = page
        self.request = request
        self.language = active_language()

    @cached_property
    def listed(self) -> QuerySet:
        """Return all that the list may show."""
        return self.page.listed_pages()

    @cached_property
    def map_disclaimer(self) -> str:
        """Return what stands under the map, or "" if this list has none."""
        return map_disclaimer(self.request) if self.page.listing_has_map else ""

    @cached_property
    def years(self) -> list[int]:
        """Return the years between the oldest and the newest listed page, newest first.

        Where choices are counted, the counts say which years there are.
        """
        if "year" not in self.page.listing_facets or self.page.listing_has_counts:
            return []
        field = self.page.listing_year_field
        span = _spans.get(
            self.page.pk,
            lambda: self.listed.order_by().aggregate(first=Min(field), last=Max(field)),
        )
        if span["first"] is None:
            return []
        return list(range(span["last"].year, span["first"].year - 1, -1))

    @cached_property
    def _entered(self) -> FilterForm:
        return self._form(self.request.GET)

    @cached_property
    def accepted(self) -> dict[str, Any]:
        """Return the filters in force."""
        accepted = self._entered.accepted()
        if "view" in accepted and not self.map_disclaimer:
            del accepted["view"]
        return accepted

    @cached_property
    def form(self) -> FilterForm:
        """Return the form filled with the filters in force; ignored values leave no errors."""
        if not self.page.listing_has_counts:
            return self._form(self.accepted)
        found = {int(year) for year in self.facet_counts.get("year", {})}
        chosen = {self.accepted["year"]} if "year" in self.accepted else set()
        years = sorted(found | chosen, reverse=True)
        return self._form(self.accepted, years, self.facet_counts)

    def _form(
        self,
        parameters: Mapping[str, Any],
        years: Sequence[int] | None = None,
        counts: Counts | None = None,
    ) -> FilterForm:
        return FilterForm(
            parameters,
            facets=self._facets,
            choices=self._choices,
            years=self.years if years is None else years,
            labels=self.page.listing_labels,
            counts=counts,
            looks_up=self.page.listing_has_lookup,
        )

    @cached_property
    def _facets(self) -> list[str]:
        """Return the facets that offer a choice; an empty one would only be in the way."""
        has_years = self.page.listing_has_counts or self.years
        return [
            name
            for name in self.page.listing_facets
            if (has_years if name == "year" else self._choices.get(name))
        ]

    @cached_property
    def _choices(self) -> dict[str, Sequence[Choice]]:
        facets = [
            name for name in self.page.listing_facets if name not in self.page.listing_choices
        ]
        return {**vocabulary_choices(facets, self.language), **self.page.listing_choices}

    @cached_property
    def _lookups(self) -> Mapping[str, Sequence[str]]:
        years = {"year": (f"{self.page.listing_year_field}__year",)}
        return {**LOOKUPS, **years, **self.page.listing_lookups}

    @cached_property
    def matching(self) -> QuerySet:
        """Return the listed pages that pass every filter, in whatever language they exist."""
        return self._matching_but()

    def _matching_but(self, *facets: str) -> QuerySet:
        """Return the listed pages that pass the filters but those of the given names."""
        pages = self.listed
        for facet, value in self.without(*PRESENTATION, *facets).items():
            if facet == "q":
                pages = self.page.named(pages, value)
            else:
                pages = narrowed(pages, self._lookups[facet], value)
        return pages

    @cached_property
    def facet_counts(self) -> Counts:
        """Return how many items each choice would leave under the other filters; one query."""
        return _counts.get(self._key(), self._count)

    def _key(self, *more: Any) -> tuple[Any, ...]:
        """Return what the contents of the list follow from, besides the database."""
        filters = sorted(self.without("view").items())
        return self.page.pk, self.language, *map(str, filters), *more

    def _count(self) -> Counts:
        shown = self._shown
        sources = [
            (facet, self._matching_but(facet).filter(shown), F(lookup))
            for facet in self._facets
            for lookup in self._lookups[facet]
        ]
        if field := self.page.listing_letters_field:
            initial = Substr(localized(field, self.language), 1, 1)
            sources.append((ANY_LETTER, self.matching.filter(shown), initial))
        return facet_counts(sources)

    @property
    def shows_all_languages(self) -> bool:
        """Tell whether the reader asked for the pages of the other language too."""
        return self.accepted.get("lang") == "all"

    @property
    def _shown(self) -> Q:
        """The condition of what the list shows: public here, or in any language if asked for."""
        shown = Q(**{localized("public", self.language): True})
        if self.shows_all_languages:
            shown |= Q(**{localized("public", other_language(self.language)): True})
        return shown

    @property
    def active_filters(self) -> list[tuple[str, str]]:
        """Return a label for every filter in force and the address of the list without it."""
        return [
            (
                _("%(facet)s: %(value)s")
                % {
                    "facet": self._entered.fields[facet].label,
                    "value": self._entered.choice_label(facet, value),
                },
                self.url(self.without(facet)),
            )
            for facet, value in self.accepted.items()
            if facet not in PRESENTATION
        ]

    def without(self, *facets: str) -> dict[str, Any]:
        """Return the filters in force but those of the given names."""
        return {name: value for name, value in self.accepted.items() if name not in facets}

    def url(self, filters: Mapping[str, Any]) -> str:
        """Return the address of this list under `filters`, on its first page."""
        return f"{self.request.path}?{urlencode(filters)}" if filters else self.request.path


class Selection(NarrowedList):
    """What the filters of a list choose, whole and in whatever language it is public.

    For files: their addresses have no language, so choices named in either language count.
    """

    @cached_property
    def _choices(self) -> dict[str, Sequence[Choice]]:
        choices = super()._choices
        facets = [name for name in choices if name not in self.page.listing_choices]
        for name, more in vocabulary_choices(facets, other_language(self.language)).items():
            choices[name] = [*choices[name], *more]
        return choices

    @property
    def pages(self) -> QuerySet:
        """Return the chosen pages that readers of some language may see."""
        return self.matching.available_in_any()
