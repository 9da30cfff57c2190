"""The Atom feed of what is new in one language."""

import datetime
import uuid

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Site

from cities_site.bilingual.languages import active_language, language_tag, words
from cities_site.bilingual.models import BasePage
from cities_site.library.models import SiteTexts
from news.selectors import newest_items

ITEMS_IN_FEED = 30


class NewestFeed(Feed):
    """The newest public items of the language of its address, and of that language only."""

    feed_type = Atom1Feed

    @property
    def language(self) -> str:
        """The tag that the feed carries as xml:lang."""
        return language_tag(active_language())

    def get_object(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Look up the site once for everything the feed says about itself."""
        site = Site.find_for_request(request)
        home = site.root_page.specific if site else None
        texts = SiteTexts.for_request(request) if site else None
        return {
            "request": request,
            "name": (words(texts, "short_name") if texts else "") or _("Cities Project"),
            "home_url": home.get_full_url(request) if home else request.build_absolute_uri("/"),
        }

    def title(self, feed: dict) -> str:
        """The name of the site and what the feed holds."""
        return _("%(site)s: recent news and pilot projects") % {"site": feed["name"]}

    def link(self, feed: dict) -> str:
        """The home page in the language of the feed."""
        return feed["home_url"]

    def feed_guid(self, feed: dict) -> str:
        """An identity that survives a change of host."""
        return _identity(f"feed:{active_language()}")

    def author_name(self, feed: dict) -> str:
        """The site speaks for all entries: Atom wants an author."""
        return feed["name"]

    def items(self, feed: dict) -> list[BasePage]:
        """The newest items, each with its absolute address."""
        readable = BasePage.objects.live().unrestricted().available_in(active_language())
        items = list(newest_items(readable)[:ITEMS_IN_FEED])
        for item in items:
            item.feed_url = item.get_full_url(feed["request"]) or feed["home_url"]
        return items

    def item_title(self, item: BasePage) -> str:
        """The headline in the language of the feed."""
        return words(item, "headline")

    def item_description(self, item: BasePage) -> str:
        """The summary, which was written to be read alone; readers take it for markup."""
        return escape(words(item, "summary"))

    def item_link(self, item: BasePage) -> str:
        """The absolute address of the item."""
        return item.feed_url

    def item_guid(self, item: BasePage) -> str:
        """An identity that survives a new headline, a new address and a new date."""
        return _identity(f"page:{item.pk}:{active_language()}")

    def item_pubdate(self, item: BasePage) -> datetime.datetime | None:
        """The day of posting, as the first moment of that day in UTC."""
        if item.display_date is None:
            return item.first_published_at
        return datetime.datetime.combine(item.display_date, datetime.time.min, datetime.UTC)

    def item_updateddate(self, item: BasePage) -> datetime.datetime | None:
        """When the item last changed for readers."""
        return item.last_published_at or self.item_pubdate(item)

    def item_categories(self, item: BasePage) -> list[str]:
        """The type of the item."""
        return [str(item.page_type_display_name)]

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Serve the feed and name its language in the header too."""
        response = super().__call__(request, *args, **kwargs)
        response.headers["Content-Language"] = self.language
        return response


def _identity(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:cities-project:{name}").urn
