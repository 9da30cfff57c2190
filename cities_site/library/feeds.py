"""What every Atom feed of the site has: one language, a name, and identities that last."""

import uuid

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import Site

from cities_site.bilingual.languages import active_language, language_tag, words
from cities_site.library.models import SiteTexts


class SiteFeed(Feed):
    """A feed in the language of its address, and in that language only."""

    feed_type = Atom1Feed
    # Tells this feed from the others of the site.
    identity_name = ""

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

    def link(self, feed: dict) -> str:
        """The home page in the language of the feed."""
        return feed["home_url"]

    def feed_guid(self, feed: dict) -> str:
        """An identity that survives a change of host."""
        return lasting_identity(f"{self.identity_name}:{active_language()}")

    def author_name(self, feed: dict) -> str:
        """The site speaks for all entries: Atom wants an author."""
        return feed["name"]

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Serve the feed and name its language in the header too."""
        response = super().__call__(request, *args, **kwargs)
        response.headers["Content-Language"] = self.language
        return response


def lasting_identity(name: str) -> str:
    """Return the identifier (URN) of what `name` names, the same on every host."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:cities-project:{name}").urn
