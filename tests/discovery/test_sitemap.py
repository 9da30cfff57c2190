"""The sitemap and robots.txt as a crawler reads them."""

from defusedxml import ElementTree
from django.test import Client
from wagtail.models import PageViewRestriction

from cities_site.bilingual.models import BasePage
from tests.base import SeededTestCase, public_pages

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HOST = "http://testserver"


def entries() -> dict[str, dict[str, str]]:
    """Return the alternates of every address in the sitemap, by hreflang."""
    root = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    return {
        entry.findtext("s:loc", "", NAMES): {
            link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("x:link", NAMES)
        }
        for entry in root.findall("s:url", NAMES)
    }


class SitemapTests(SeededTestCase):
    def test_it_lists_what_readers_may_open_and_nothing_else(self) -> None:
        views = {
            f"{HOST}/{language}/{name}/"
            for language in ("en", "zh-hans")
            for name in ("glossary", "language-parity", "removals", "self-check")
        }

        listed = entries()

        assert set(listed) == {HOST + path for _page, _language, path in public_pages()} | views

    def test_versions_are_named_only_where_both_exist_and_say_the_same_of_each_other(self) -> None:
        listed = entries()
        alone = [address for address, alternates in listed.items() if not alternates]
        for address, alternates in listed.items():
            if alternates:
                assert set(alternates) == {"en", "zh-Hans", "x-default"}
                assert alternates["x-default"] == alternates["en"]
                assert address in alternates.values()
                assert listed[alternates["en"]] == listed[alternates["zh-Hans"]] == alternates

        page = BasePage.objects.get(slug="about")
        page.public_zh_hans = False
        page.save()
        now = entries()
        assert f"{HOST}/zh-hans/about/" not in now
        assert [address for address in now if not now[address]] == sorted(
            [*alone, f"{HOST}/en/about/"], key=list(now).index
        )

    def test_a_restricted_section_is_not_listed(self) -> None:
        section = BasePage.objects.get(slug="news")
        PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)

        assert [address for address in entries() if "/news/" in address] == []

    def test_robots_are_told_where_it_is_and_what_to_leave_alone(self) -> None:
        response = Client().get("/robots.txt")

        lines = response.content.decode().splitlines()
        assert response["Content-Type"] == "text/plain"
        assert f"Sitemap: {HOST}/sitemap.xml" in lines
        assert {"Disallow: /admin/", "Disallow: /*/search/"} <= set(lines)
