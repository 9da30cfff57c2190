"""The content that is measured: the real site, with as many news pages as a step asks for."""

import datetime
from io import StringIO

from django.core.management import call_command
from django.db import transaction

from cities_site.library.models import SiteImage, Topic
from news.models import EventPage, NewsIndexPage, NewsPage, NewsPartner, NewsRelatedPage
from partners.models import PartnerPage

FIRST_DAY = datetime.date(2020, 1, 1)
PARAGRAPH_EN = "<p>Cities along the routes share what works: housing, transport, parks.</p>"
PARAGRAPH_ZH = "<p>沿线城市分享行之有效的做法：住房、交通和绿色空间。</p>"


def load_site() -> None:
    """Create the tables and the demonstration content, without its news and accounts."""
    with StringIO() as progress:
        call_command("migrate", interactive=False, verbosity=0, stdout=progress)
        call_command("seed_demo", allow_production=True, stdout=progress)
    for page in NewsPage.objects.all():
        page.delete()


def grow_news_to(count: int) -> NewsPage:
    """Add news pages until there are `count`, and return the newest.

    Every page is as full as an editor would make it, so that no query is saved because there is
    nothing to ask for.
    """
    index = NewsIndexPage.objects.get()
    images = list(SiteImage.objects.all()[:4])
    topics = list(Topic.objects.all()[:3])
    partners = list(PartnerPage.objects.live()[:2])
    event = EventPage.objects.live().first()
    with transaction.atomic():
        for number in range(NewsPage.objects.count() + 1, count + 1):
            page = _news_page(number)
            page.hero_image = images[number % len(images)] if images else None
            page.topics = topics
            page.partner_links = [NewsPartner(partner=partner) for partner in partners]
            page.related_pages = [NewsRelatedPage(page=event)]
            index.add_child(instance=page)
    return NewsPage.objects.newest_first().first()


def _news_page(number: int) -> NewsPage:
    return NewsPage(
        headline_en=f"City network report {number}",
        headline_zh_hans=f"城市网络报告第{number}期",
        summary_en=f"Report {number} tells what the cities of the network did and learned.",
        summary_zh_hans=f"第{number}期报告介绍网络城市的行动与经验。",
        body_en=[("heading", {"text": "What was done", "level": "h2"}), ("text", PARAGRAPH_EN * 6)],
        body_zh_hans=[("heading", {"text": "行动", "level": "h2"}), ("text", PARAGRAPH_ZH * 6)],
        slug=f"report-{number}",
        display_date=FIRST_DAY + datetime.timedelta(days=number),
        public_en=True,
        public_zh_hans=True,
        source_language="en",
    )
