"""Lists of pages: filtered, paginated, and honest about what exists only in the other language."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cities_site.bilingual.languages import (
    active_language,
    localized,
    other_language,
)
from cities_site.library.facets import Counts, facet_counts
from cities_site.library.feeds import FeedContent, feed_address
from cities_site.library.filters import (
    LOOKUPS,
    PRESENTATION,
    Choice,
    FilterForm,
    narrowed,
    vocabulary_choices,
)
from cities_site.library.letters import ANY_LETTER, Letter, initial_of, letters_of
from cities_site.library.linked_data import described_page
from cities_site.library.maps.lists import map_of_list
from cities_site.library.maps.setting import map_disclaimer

PAGE_SIZE = 12
# A map is to show everything at once; beyond this it would be all markers.
MAP_SIZE = 100


class CountedPaginator(Paginator):
    """A paginator that is told how many items there are instead of asking again."""

    def __init__(self, items: QuerySet, page_size: int, count: int) -> None:
        super().__init__(items, page_size)
        self.count = count


class ListingMixin:
    """Gives an index page its list; use it before `BasePage` and say what is listed.

    A list costs the same number of queries whatever it holds: one for the choices, one for the
    years or for what each choice would leave, one for both counts and one for the items, plus
    what `listed_pages()` prefetches.
    """

    # The facets offered, in order; "year" reads the date in `listing_year_field`.
    listing_facets: ClassVar[Sequence[str]] = (
        "topic",
        "sdg",
        "service",
        "region",
        "country",
        "year",
    )
    # Lookups of further facets, or other ones than usual for this kind of page.
    listing_lookups: ClassVar[Mapping[str, Sequence[str]]] = {}
    # Fixed choices of facets that are no vocabulary, such as {"kind": NewsPage.Kind.choices}.
    listing_choices: ClassVar[Mapping[str, Sequence[Choice]]] = {}
    listing_labels: ClassVar[Mapping[str, Any]] = {}
    listing_year_field: ClassVar[str] = "display_date"
    listing_page_size: ClassVar[int] = PAGE_SIZE
    # Whether readers may see the list under a map; its pages then have a `point()`.
    listing_has_map: ClassVar[bool] = False
    listing_has_feed: ClassVar[bool] = True
    # Whether choices say how many items they leave, those that leave none being left out.
    listing_has_counts: ClassVar[bool] = False
    # The sort key by whose letters a list of several pages is reached; it needs the counts.
    listing_letters_field: ClassVar[str] = ""
    # Whether readers may look for names; see `named()`.
    listing_has_lookup: ClassVar[bool] = False

    def named(self, pages: QuerySet, name: str) -> QuerySet:
        """Return those of `pages` whose public names a reader means by `name`."""
        raise NotImplementedError

    def listed_pages(self) -> QuerySet:
        """Return the live, unrestricted pages to list, in order, with what their cards need."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list to the context of the page."""
        context = super().get_context(request, *args, **kwargs)
        context |= Listing(self, request).context()
        return context | {"linked_data": [described_page(context, "CollectionPage")]}

    def feed_content(self, request: HttpRequest) -> FeedContent | None:
        """Return what the feed of this list holds under the same filters."""
        return Listing(self, request).feed_content() if self.listing_has_feed else None


class Listing:
    """One list as one request asks for it."""

    def __init__(self, page: ListingMixin, request: HttpRequest) -> None:
        self.page = page
        self.request = request
        self.language = active_language()
        self.listed = page.listed_pages()

    def context(self) -> dict[str, Any]:
        """Return what the template of a list shows."""
        items = self.items
        return {
            "items": items,
            "paginator": items.paginator,
            "filter_form": self.form,
            "active_filters": self.active_filters,
            "result_count": items.paginator.count,
            "other_language_count": self.counts["other"],
            "showing_all_languages": self.shows_all_languages,
            "other_language_url": self.url(self.accepted | {"lang": "all"}),
            "own_language_url": self.url(self.without("lang")),
            "filter_query": urlencode(self.accepted),
            "letters": self.letters,
            "page_feed_url": self.feed_url,
            "clear_url": self.url({k: v for k, v in self.accepted.items() if k == "view"}),
        } | self._map_context(items)

    def _map_context(self, items: Page) -> dict[str, Any]:
        if not self.map_disclaimer:
            return {}
        if not self.shows_map:
            return {"map_url": self.url(self.accepted | {"view": "map"})}
        return {
            "shows_map": True,
            "list_url": self.url(self.without("view")),
            "world_map": map_of_list(items, self.map_disclaimer),
            "unmapped_count": sum(item.point() is None for item in items),
        }

    @cached_property
    def map_disclaimer(self) -> str:
        """Return what stands under the map, or "" if this list has none."""
        return map_disclaimer(self.request) if self.page.listing_has_map else ""

    @property
    def shows_map(self) -> bool:
        """Tell whether the reader asked for the map, and there is one."""
        return self.accepted.get("view") == "map"

    @property
    def feed_url(self) -> str:
        """Return the address of the feed under the same filters, or "" if the list has none."""
        has_feed = self.page.listing_has_feed
        return feed_address(self.request.path, self.without(*PRESENTATION)) if has_feed else ""

    def feed_content(self) -> FeedContent:
        """Return what passes every filter; a feed is of one language, whatever was asked for."""
        labels = [label for label, _address in self.active_filters]
        return FeedContent(self.matching, self.without(*PRESENTATION), labels)

    @cached_property
    def years(self) -> list[int]:
        """Return the years between the oldest and the newest listed page, newest first.

        Where choices are counted, the counts say which years there are.
        """
        if "year" not in self.page.listing_facets or self.page.listing_has_counts:
            return []
        field = self.page.listing_year_field
        span = self.listed.order_by().aggregate(first=Min(field), last=Max(field))
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
    def letters(self) -> list[Letter]:
        """Return the letters at which a list of several pages can be entered."""
        if not self.page.listing_letters_field or not self.items.has_other_pages():
            return []
        return letters_of(self.facet_counts.get(ANY_LETTER, {}), self.items.paginator.per_page)

    @property
    def shows_all_languages(self) -> bool:
        """Tell whether the reader asked for the pages of the other language too."""
        return self.accepted.get("lang") == "all"

    @cached_property
    def counts(self) -> dict[str, int]:
        """Return how many pages match here, and how many exist only in the other language."""
        own = Q(**{localized("public", self.language): True})
        other = Q(**{localized("public", other_language(self.language)): True})
        return self.matching.order_by().aggregate(
            own=Count("pk", filter=own), other=Count("pk", filter=other & ~own)
        )

    @property
    def _shown(self) -> Q:
        """The condition of what the list shows: public here, or in any language if asked for."""
        shown = Q(**{localized("public", self.language): True})
        if self.shows_all_languages:
            shown |= Q(**{localized("public", other_language(self.language)): True})
        return shown

    @cached_property
    def items(self) -> Page:
        """Return the requested page of the list; every item says in which language to show it."""
        count = self.counts["own"]
        if self.shows_all_languages:
            count += self.counts["other"]
        size = MAP_SIZE if self.shows_map else self.page.listing_page_size
        paginator = CountedPaginator(self.matching.filter(self._shown), size, count)
        items = paginator.get_page(self.request.GET.get("page"))
        items.object_list = list(items.object_list)
        for number, item in enumerate(items.object_list, start=items.start_index()):
            item.list_number = number
            here = item.is_available_in(self.language)
            item.shown_language = self.language if here else other_language(self.language)
        self._mark_letters(items.object_list)
        return items

    def _mark_letters(self, items: Sequence[Any]) -> None:
        """Tell the first item under each letter, where links to the letter lead."""
        field, before = self.page.listing_letters_field, None
        for item in items if field else ():
            initial = initial_of(getattr(item, localized(field, self.language)))
            item.first_of_letter = initial if initial != before else ""
            before = initial

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


class Selection(Listing):
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
