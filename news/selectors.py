"""What is new on the site, across the types of the section; the feed and the home page agree."""

from cities_site.bilingual.models.pages import BilingualPageQuerySet
from news.models import EventPage, NewsPage, PublicationPage
from pilots.models import PilotPage

ITEM_TYPES = (NewsPage, PublicationPage, EventPage, PilotPage)


def newest_items(readable: BilingualPageQuerySet) -> BilingualPageQuerySet:
    """Return the items among the pages that readers may open, newest first.

    The rows are base pages: `page_type_display_name` tells the type without another query.
    """
    return readable.type(*ITEM_TYPES).newest_first()
