"""The Atom feed of a query: what it finds in the language of the address."""

import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from cities_site.bilingual.languages import active_language
from cities_site.library.feeds import ITEMS_IN_FEED, NEVER, SiteFeed, identity
from cities_site.search.facets import SearchAddress
from cities_site.search.forms import SearchForm
from cities_site.search.limits import within_time
from cities_site.search.models import SearchEntry
from cities_site.search.selectors import find
from cities_site.search.surroundings import surroundings


class SearchFeed(SiteFeed):
    """The most relevant results of one query under the facets in force."""

    def get_object(self, request: HttpRequest) -> dict:
        """Read the query from the address."""
        query = SearchForm(request.GET).accepted()["q"]
        labels = surroundings(query, active_language()).labels
        address = SearchAddress(reverse("search"), query, request.GET, labels)
        return super().get_object(request) | {"query": query, "search": address}

    def title(self, feed: dict) -> str:
        """The name of the site and the query."""
        subject = _("Search results for “%(query)s”") % {"query": feed["query"]}
        return _("%(site)s: %(subject)s") % {"site": feed["name"], "subject": subject}

    def link(self, feed: dict) -> str:
        """The page that shows the same results."""
        return feed["request"].build_absolute_uri(feed["search"].url(feed["search"].chosen))

    def feed_url(self, feed: dict) -> str:
        """The address of the feed, with its query and facets and nothing else."""
        parameters = feed["search"].parameters(feed["search"].chosen)
        return feed["request"].build_absolute_uri(f"{reverse('search_feed')}?{parameters}")

    def feed_guid(self, feed: dict) -> str:
        """An identity that survives a change of host."""
        chosen = urlencode(sorted(feed["search"].chosen.items()))
        return identity(f"search:{active_language()}:{feed['query']}:{chosen}")

    def items(self, feed: dict) -> list[SearchEntry]:
        """What is found, with absolute addresses."""
        found = find(feed["query"], active_language(), feed["search"].chosen)
        entries = list(found.entries[:ITEMS_IN_FEED])
        for entry in entries:
            entry.feed_url = feed["request"].build_absolute_uri(entry.address)
        return entries

    def item_title(self, item: SearchEntry) -> str:
        """The title of the result."""
        return item.title

    def item_description(self, item: SearchEntry) -> str:
        """The summary; readers take it for markup."""
        return escape(item.summary)

    def item_link(self, item: SearchEntry) -> str:
        """The absolute address of the result."""
        return item.feed_url

    def item_guid(self, item: SearchEntry) -> str:
        """An identity that survives a new title and address."""
        return identity(f"entry:{item.content_type_id}:{item.object_id}:{item.language}")

    def item_pubdate(self, item: SearchEntry) -> datetime.datetime:
        """The day shown at the result, as the first moment of that day in UTC."""
        if item.date is None:
            return NEVER
        return datetime.datetime.combine(item.date, datetime.time.min, datetime.UTC)

    item_updateddate = item_pubdate

    def item_categories(self, item: SearchEntry) -> list[str]:
        """The type of the result."""
        return [str(item.get_kind_display())]


@require_safe
@within_time
@conditional_page
def search_feed(request: HttpRequest) -> HttpResponse:
    """Serve the feed of the query `q`; without a query it is empty."""
    return SearchFeed()(request)
