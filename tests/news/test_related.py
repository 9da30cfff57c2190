"""What to read next: an editor's choice, then a shared pilot, a shared partner, a shared topic."""

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cities_site.bilingual.withdrawals import withdraw
from cities_site.library.models import Topic
from news.models import NewsPage, NewsPartner, NewsRelatedPage
from partners.models import PartnerPage
from pilots.models import PilotPage
from tests.base import SeededTestCase

TITLE = re.compile(r'<h3 class="card__title">\s*<a[^>]*>([^<]+)</a>')


def shown(page: NewsPage, language: str = "en") -> list[str]:
    """Return the titles under "Related content" on the page, in order."""
    html = Client().get(page.url_in(language)).content.decode()
    _before, _found, related = html.partition('<section class="section related">')
    return [title.strip() for title in TITLE.findall(related)]


class RelatedTests(SeededTestCase):
    """Articles of the seeded site, and new ones beside them."""

    def add(self, title: str, **bonds: Any) -> NewsPage:
        page = NewsPage(
            headline_en=title,
            summary_en=f"{title}, in a sentence.",
            slug=title.lower().replace(" ", "-"),
            pilot=bonds.get("pilot"),
        )
        NewsPage.objects.first().get_parent().add_child(instance=page)
        page.partner_links = [NewsPartner(partner=partner) for partner in bonds.get("partners", [])]
        page.topics = bonds.get("topics", [])
        page.related_pages = [NewsRelatedPage(page=other) for other in bonds.get("chosen", [])]
        page.save_revision().publish()
        return NewsPage.objects.get(pk=page.pk)

    def test_the_nearest_comes_first_and_nothing_twice(self) -> None:
        partner = PartnerPage.objects.get(slug="iied")
        topic = Topic.objects.create(slug="roofs", name_en="Roofs", name_zh_hans="屋顶")
        pilot = PilotPage.objects.get()
        about_pilot = [pilot.headline_en, *pilot.news_items.values_list("headline_en", flat=True)]
        chosen = self.add("Chosen by hand", topics=[topic])
        self.add("Same topic", topics=[topic])
        of_partner = NewsPage.objects.get(partner_links__partner=partner)
        page = self.add(
            "The article", pilot=pilot, partners=[partner], topics=[topic], chosen=[chosen]
        )

        titles = shown(page)

        assert titles[0] == "Chosen by hand"
        assert sorted(titles[1:3]) == sorted(about_pilot)
        assert titles[3] == of_partner.headline_en
        assert "The article" not in titles
        assert shown(page, "zh-hans") == []
        withdraw(chosen, {"en": "Wrong."}, "withdrawn")
        assert "Chosen by hand" not in shown(page)

    def test_many_bonds_cost_no_more_than_few(self) -> None:
        topic = Topic.objects.create(slug="roofs", name_en="Roofs", name_zh_hans="屋顶")
        page = self.add("The article", topics=[topic])
        for number in range(2):
            self.add(f"Another {number}", topics=[topic])
        shown(page)
        with CaptureQueriesContext(connection) as few:
            assert len(shown(page)) == 2
        for number in range(2, 12):
            self.add(f"Another {number}", topics=[topic])

        shown(page)
        with CaptureQueriesContext(connection) as many:
            assert len(shown(page)) == 4

        assert len(many) == len(few)
