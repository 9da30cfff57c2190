"""Atom feeds (RFC 4287), each in one language; what a page lists is at `feed.xml` below it."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe
from wagtail.models import Site

from cities_site.bilingual.languages import active_language, language_tag, localized, words
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.serving import site_of
from cities_site.library.context import site_texts

FEED_NAME = "feed.xml"
ITEMS_IN_FEED = 30
# The date of a feed that has nothing to date it: RFC 4287 demands one, and "now" would never let
# a reader's copy stay current.
NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class FeedContent:
    """What a feed holds: pages in any language and state, of which readers get the public ones."""

    pages: QuerySet
    # The filters in force: by name as in the address, and in words as readers know them.
    parameters: Mapping[str, Any] = field(default_factory=dict)
    labels: Sequence[str] = ()


def feed_address(path: str, parameters: Mapping[str, Any] | None = None) -> str:
    """Return the address of the feed of the page at `path` under the filters in force."""
    query = {name: value for name, value in (parameters or {}).items() if name != "lang"}
    return f"{path}{FEED_NAME}" + (f"?{urlencode(query)}" if query else "")


class AtomFeed(Atom1Feed):
    """Atom with a date that is stable where there is nothing to date, and with pages (RFC 5005)."""

    def add_root_elements(self, handler: Any) -> None:
        """Add where the earlier entries are, if the feed says so as `next_url`."""
        super().add_root_elements(handler)
        if address := self.feed.get("next_url"):
            handler.addQuickElement("link", None, {"rel": "next", "href": address})

    def latest_post_date(self) -> datetime.datetime:
        """Return the date of the newest entry."""
        return super().latest_post_date() if self.items else NEVER


class SiteFeed(Feed):
    """A feed in the language of its address, and in that language only."""

    feed_type = AtomFeed
    # Tells this feed from the others of the site.
    identity_name = ""

    @property
    def language(self) -> str:
        """The tag that the feed carries as xml:lang."""
        return language_tag(active_language())

    def get_object(self, request: HttpRequest) -> dict:
        """Look up once what the feed says about itself."""
        site = site_of(request)
        home = site.root_page.specific if site else None
        return {
            "request": request,
            "name": site_name(request, site),
            "address": home.get_full_url(request) if home else request.build_absolute_uri("/"),
        }

    def link(self, feed: dict) -> str:
        """The home page in the language of the feed."""
        return feed["address"]

    def feed_guid(self, feed: dict) -> str:
        """An identity that survives a change of host."""
        return identity(f"{self.identity_name}:{active_language()}")

    def author_name(self, feed: dict) -> str:
        """The site speaks for all entries: Atom wants an author."""
        return feed["name"]

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Serve the feed and name its language in the header too."""
        response = super().__call__(request, *args, **kwargs)
        response.headers["Content-Language"] = self.language
        return response


class PageFeed(SiteFeed):
    """The public items of one page."""

    def get_object(self, request: HttpRequest, page: BasePage, content: FeedContent) -> dict:
        """Look up once what the feed says about itself."""
        return {
            "request": request,
            "page": page,
            "content": content,
            "name": site_name(request, site_of(request)),
            "address": page.get_full_url(request) or request.build_absolute_uri("/"),
        }

    def title(self, feed: dict) -> str:
        """The name of the site, what the page lists, and the filters in force."""
        subject = _(", ").join([words(feed["page"], "headline"), *feed["content"].labels])
        return _("%(site)s: %(subject)s") % {"site": feed["name"], "subject": subject}

    def link(self, feed: dict) -> str:
        """The page itself, under the same filters."""
        query = urlencode(feed["content"].parameters)
        return feed["address"] + (f"?{query}" if query else "")

    def feed_url(self, feed: dict) -> str:
        """The address of the feed itself, with its filters and nothing else."""
        path = feed["request"].path.removesuffix(FEED_NAME)
        return feed["request"].build_absolute_uri(feed_address(path, feed["content"].parameters))

    def feed_guid(self, feed: dict) -> str:
        """An identity that survives a change of host or address."""
        query = urlencode(sorted(feed["content"].parameters.items()))
        return identity(f"feed:{active_language()}:{feed['page'].pk}:{query}")

    def items(self, feed: dict) -> list[BasePage]:
        """The newest items, each with its absolute address."""
        language = active_language()
        listed = BasePage.objects.filter(pk__in=feed["content"].pages.order_by().values("pk"))
        changed_on = TruncDate(localized("changed_at", language))
        newest = (
            listed.live()
            .unrestricted()
            .available_in(language)
            .order_by(
                Coalesce(changed_on, F("display_date")).desc(nulls_last=True),
                "listing_order",
                "-pk",
            )
        )
        items = list(newest[:ITEMS_IN_FEED])
        for item in items:
            item.feed_url = item.get_full_url(feed["request"]) or feed["address"]
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
        return identity(f"page:{item.pk}:{active_language()}")

    def item_pubdate(self, item: BasePage) -> datetime.datetime | None:
        """The day of posting, as the first moment of that day in UTC."""
        if item.display_date is None:
            return item.first_published_at
        return datetime.datetime.combine(item.display_date, datetime.time.min, datetime.UTC)

    def item_updateddate(self, item: BasePage) -> datetime.datetime | None:
        """When readers were last told of a change; small edits are no news (RFC 4287, 4.2.15)."""
        return item.changed_at_in(active_language()) or self.item_pubdate(item)

    def item_categories(self, item: BasePage) -> list[str]:
        """The type of the item."""
        return [str(item.page_type_display_name)]


@require_safe
@conditional_page
def feed_of_page(request: HttpRequest, page_path: str) -> HttpResponse:
    """Serve the feed of the page at `page_path`; 404 where readers find no page that has one."""
    page = BasePage.find_for_request(request, page_path)
    content = getattr(page, "feed_content", None)
    if content is None or not page.is_available_in(active_language()):
        raise Http404
    if page.get_view_restrictions().exists():
        raise Http404
    return answer_with_feed(PageFeed(), request, page, content(request))


def answer_with_feed(
    feed: PageFeed, request: HttpRequest, page: BasePage, content: FeedContent | None
) -> HttpResponse:
    """Return the feed; 404 where there is no content."""
    if content is None:
        raise Http404
    return feed(request, page=page, content=content)


def site_name(request: HttpRequest, site: Site | None) -> str:
    """Return what the site calls itself in the active language."""
    texts = site_texts(request) if site else None
    return (words(texts, "short_name") if texts else "") or _("Cities Project")


def identity(name: str) -> str:
    """Return an identity for a feed or an entry that nothing about its page can change."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:cities-project:{name}").urn
