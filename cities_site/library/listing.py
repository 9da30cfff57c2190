"""Lists of pages: filtered, paginated, and honest about what exists only in the other language."""

import datetime
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject, cached_property

from cities_site.bilingual.languages import localized, other_language
from cities_site.freshness.memo import Memo
from cities_site.freshness.moments import changes_at
from cities_site.library.feeds import FeedContent, feed_address
from cities_site.library.filters import PRESENTATION, Choice
from cities_site.library.letters import ANY_LETTER, Letter, anchor_of, initial_of, letters_of
from cities_site.library.linked_data import described_page
from cities_site.library.maps.lists import map_of_list
from cities_site.library.narrowing import NarrowedList

PAGE_SIZE = 12
# A map is to show everything at once; beyond this it would be all markers.
MAP_SIZE = 100


ONE_MINUTE = datetime.timedelta(minutes=1)

# The orders of lists that are kept: one takes 8 bytes for each page that it lists.
_orders = Memo(size=60)
_items = Memo(size=60)
_counts = Memo(size=100)


class ListingMixin:
    """Gives an index page its list; use it before `BasePage` and say what is listed.

    A list costs the same number of queries whatever it holds: one for the choices, one for the
    years or for what each choice would leave, one for the counts, one for its order and one for
    the items, plus what `listed_pages()` prefetches.  All of that is kept until something changes.
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

    def listing_moment(self) -> datetime.datetime | None:
        """Return the moment by which the list is ordered, if its order depends on the time."""
        return None

    def prepare_listed(self, item: Any) -> None:
        """Add to an item of the list what its template shows besides its fields."""

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


class Listing(NarrowedList):
    """One list as one request asks for it."""

    def context(self) -> dict[str, Any]:
        """Return what the template of a list shows."""
        items = self.items
        return {
            "items": items,
            "list_key": self._part_key,
            "paginator": items.paginator,
            # Asked for where its part of the page is not kept.
            "filter_form": SimpleLazyObject(lambda: self.form),
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

    @property
    def _part_key(self) -> tuple[Any, ...] | None:
        """Under which parts of the list are kept; nothing is of a draft."""
        if not getattr(self.page, "is_as_stored", False):
            return None
        return self._key(self.shows_map, self.page.listing_moment())

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

    @property
    def letters(self) -> list[Letter]:
        """Return the letters at which a list of several pages can be entered."""
        if not self.page.listing_letters_field or not self.items.has_other_pages():
            return []
        return letters_of(self.facet_counts.get(ANY_LETTER, {}), self.items.paginator.per_page)

    @cached_property
    def counts(self) -> dict[str, int]:
        """Return how many pages match here, and how many exist only in the other language."""
        return _counts.get(self._key(), self._count_languages)

    def _count_languages(self) -> dict[str, int]:
        own = Q(**{localized("public", self.language): True})
        other = Q(**{localized("public", other_language(self.language)): True})
        return self.matching.order_by().aggregate(
            own=Count("pk", filter=own), other=Count("pk", filter=other & ~own)
        )

    @cached_property
    def items(self) -> Page:
        """Return the requested page of the list; every item says in which language to show it.

        The items are kept, and all readers of the list share them.
        """
        size = MAP_SIZE if self.shows_map else self.page.listing_page_size
        moment = self.page.listing_moment()
        key = self._key(moment)
        items = Paginator(_orders.get(key, self._read_order), size).get_page(
            self.request.GET.get("page")
        )
        items.object_list = _items.get((*key, size, items.number), lambda: self._read(items))
        if moment:
            changes_at([moment + ONE_MINUTE])
        return items

    def _read_order(self) -> array:
        """Return the keys of what the list shows; a database would count up to a late page."""
        return array("q", self.matching.filter(self._shown).values_list("pk", flat=True))

    def _read(self, items: Page) -> list[Any]:
        """Return the pages whose keys are on a page of the list, ready for their template."""
        pages = {page.pk: page for page in self.listed.filter(pk__in=items.object_list).order_by()}
        listed = [pages[key] for key in items.object_list if key in pages]
        for number, item in enumerate(listed, start=items.start_index()):
            item.list_number = number
            here = item.is_available_in(self.language)
            item.shown_language = self.language if here else other_language(self.language)
            self.page.prepare_listed(item)
        self._mark_letters(listed)
        return listed

    def _mark_letters(self, items: Sequence[Any]) -> None:
        """Tell the first item under each letter, where links to the letter lead."""
        field, before = self.page.listing_letters_field, None
        for item in items if field else ():
            initial = initial_of(getattr(item, localized(field, self.language)))
            item.letter_anchor = anchor_of(initial) if initial != before else ""
            before = initial
