"""A small site that has one of everything that a backup or a move must keep."""

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cities_site.library.models import SiteDocument
from news.models import NewsPage
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user
from tests.operations.schedules import schedule

ADDRESSES = [
    "/en/",
    "/zh-hans/",
    "/en/news/",
    "/zh-hans/news/",
    "/en/search/?query=roofs",
    "/zh-hans/search/?query=屋顶",
]


def make_small_site() -> NewsPage:
    """Make pages with revisions and schedules, rights, a restricted document and search entries."""
    index = make_news_index(make_site())
    for number in range(3):
        page = make_news(index, **both_languages(headline_en=f"Green roofs {number}"))
    schedule(page, minutes_ago=-60, headline_en="Later roofs")
    make_user("translator", "Translators")
    private = Collection.get_first_root_node().add_child(name="Private")
    file = ContentFile("Roofs, 屋顶".encode(), name="屋顶.txt")
    SiteDocument.objects.create(title="屋顶", file=file, collection=private)
    return page
