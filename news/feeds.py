"""The Atom feed of what is new in one language."""

import datetime

from django.utils.html import escape
from django.utils.translation import gettext as _

from cities_site.bilingual.languages import active_language, words
from cities_site.bilingual.models import BasePage
from cities_site.library.feeds import SiteFeed, lasting_identity
from news.selectors import newest_items

ITEMS_IN_FEED = 30


class NewestFeed(SiteFeed):
    """The newest public items of the language of its address, and of that language only."""

    identity_name = "feed"

    def title(self, feed: dict) -> str:
        """The name of the site and what the feed holds."""
        return _("%(site)s: recent news and pilot projects") % {"site": feed["name"]}

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
        return lasting_identity(f"page:{item.pk}:{active_language()}")

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
