"""The Atom feed of everything new in one language, for all topics or one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe
from wagtail.models import Site

from cities_site.bilingual.languages import active_language, words
from cities_site.bilingual.models import BasePage
from cities_site.library.feeds import FeedContent, PageFeed, answer_with_feed
from cities_site.library.filters import LABELS, narrowed
from cities_site.library.models import Topic
from news.selectors import newest_items

# Reached through links on the base page: one condition for the topics of every type.
TOPICS = tuple(
    f"{page_type}__topics"
    for page_type in ("newspage", "publicationpage", "eventpage", "pilotpage")
)


class NewestFeed(PageFeed):
    """What is new on the site, of whatever type."""

    def title(self, feed: dict) -> str:
        """The name of the site and what the feed holds."""
        if labels := feed["content"].labels:
            return _("%(site)s: %(subject)s") % {"site": feed["name"], "subject": labels[0]}
        return _("%(site)s: recent news and pilot projects") % {"site": feed["name"]}

    def link(self, feed: dict) -> str:
        """The home page, which takes no filters."""
        return feed["address"]


@require_safe
@conditional_page
def newest_feed(request: HttpRequest) -> HttpResponse:
    """Serve the feed of the site; `?topic=` narrows it, and a topic that is unknown is ignored."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    pages = newest_items(BasePage.objects.all())
    content = FeedContent(pages)
    if slug := request.GET.get("topic"):
        language = active_language()
        topic = Topic.objects.available_in(language).filter(slug=slug).first()
        if topic:
            label = _("%(facet)s: %(value)s") % {
                "facet": LABELS["topic"],
                "value": words(topic, "name", language),
            }
            content = FeedContent(narrowed(pages, TOPICS, topic.pk), {"topic": slug}, [label])
    return answer_with_feed(NewestFeed(), request, site.root_page.specific, content)
