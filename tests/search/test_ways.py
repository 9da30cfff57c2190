"""What stands around results on the real site: facets, feeds, names, ways out of nothing."""

import re
from urllib.parse import quote

from defusedxml import ElementTree
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html as markup
from wagtail.search.backends import get_search_backend

from cities_site.bilingual.search.text import parse
from cities_site.search.models import SearchEntry, SearchFacet
from cities_site.search.selectors import matching
from tests.base import SeededTestCase

ATOM = "{http://www.w3.org/2005/Atom}"


def main_of(address: str) -> markup.HtmlElement:
    """Return the main part of a page, which must be one."""
    response = Client().get(address)
    assert response.status_code == 200, address
    return markup.fromstring(response.content).get_element_by_id("main")


def links_of(element: markup.HtmlElement) -> dict[str, str]:
    """Return the addresses of links by their words."""
    return {" ".join(link.text_content().split()): link.get("href") for link in element.iter("a")}


def count_of(main: markup.HtmlElement) -> int:
    """Return the number of results that a page says it has."""
    number = re.search(r"\d+", main.find_class("result-bar__count")[0].text_content())
    return int(number[0]) if number else 0


class FacetTests(SeededTestCase):
    """A facet says how much it leads to, and leads to it."""

    def test_every_facet_leads_to_as_many_results_as_it_says(self) -> None:
        for language, query in (("en", "cities"), ("zh-hans", "城市")):
            page = f"/{language}/search/?q={quote(query)}"
            [facets] = main_of(page).xpath(".//nav[contains(@class, 'disclosure__content')]")
            labels = [heading.text for heading in facets.iter("h3")]
            assert len(labels) >= 4
            for group in facets.findall("div"):
                [(words, address), *_others] = links_of(group).items()
                narrowed = main_of(address)
                assert count_of(narrowed) == int(re.search(r"\((\d+)\)$", words)[1]), address
                # Taking the filter away again leads back.
                [tag] = narrowed.find_class("tag")
                assert tag.get("href") == page, links_of(narrowed)

    def test_more_values_than_a_reader_takes_in_are_folded_away(self) -> None:
        entry = SearchEntry.objects.filter(language="en").first()
        SearchFacet.objects.bulk_create(
            SearchFacet(entry=entry, name="year", value=str(year)) for year in range(1990, 2010)
        )
        main = main_of(f"/en/search/?q={quote(entry.title)}")
        [folded] = main.xpath(".//nav//details")

        assert folded.findtext("summary") == "Show all"
        assert len(links_of(folded)) >= 8

    def test_unknown_filters_are_named_as_ignored(self) -> None:
        for language, words in (("en", "were ignored"), ("zh-hans", "已忽略")):
            text = main_of(f"/{language}/search/?q=Quanzhou&topic=nothing&year=1").text_content()
            assert words in text


class FeedTests(SeededTestCase):
    """A query is followed by a feed of what the page shows."""

    def test_the_feed_has_the_results_of_the_page_under_its_filters(self) -> None:
        for language, query in (("en", "cities"), ("zh-hans", "城市")):
            for filters in ("", "&kind=news"):
                main = main_of(f"/{language}/search/?q={quote(query)}{filters}")
                shown = [link.get("href") for link in main.xpath(".//article//h3/a")]
                [address] = {url for url in links_of(main).values() if "feed.xml" in url}
                response = Client().get(address)
                feed = ElementTree.fromstring(response.content)
                links = [
                    entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")
                ]

                assert response["Content-Type"].startswith("application/atom+xml")
                assert query in feed.findtext(f"{ATOM}title")
                assert [f"http://testserver{url}" for url in shown] == links[: len(shown)]


class NameTests(SeededTestCase):
    """Names are offered while a query is typed and after a slip."""

    def test_suggestions_have_the_form_of_opensearch(self) -> None:
        asked = {
            ("en", "quanzh"): "Quanzhou", ("zh-hans", "qz"): "泉州", ("zh-hans", "泉"): "泉州",
        }  # fmt: skip
        for (language, typed), name in asked.items():
            response = Client().get(f"/{language}/search/suggestions.json", {"q": typed})
            query, names = response.json()

            assert response["Content-Type"] == "application/x-suggestions+json"
            assert query == typed
            assert names[0] == name
        assert Client().get("/en/search/suggestions.json").json() == ["", []]
        assert Client().get("/en/search/suggestions.json?q='").json() == ["'", []]

    def test_a_slip_and_pinyin_lead_to_the_name_that_was_meant(self) -> None:
        for language, typed, name in (
            ("en", "Quanzhuo", "Quanzhou"),
            ("en", "UNWTO Tourizm", "tourism"),
            ("zh-hans", "quanzhou", "泉州"),
            ("zh-hans", "qz", "泉州"),
        ):
            links = links_of(main_of(f"/{language}/search/?q={quote(typed)}"))
            [address] = [url for words, url in links.items() if name in words and "?q=" in url][:1]
            assert count_of(main_of(address)) > 0, typed


class NothingFoundTests(SeededTestCase):
    """A page without results leads on, and says to how much."""

    def test_each_way_leads_to_what_it_says(self) -> None:
        asked = (
            ("en", "Quanzhou zeppelin", "With fewer words", "Quanzhou"),
            ("en", '"Bergamo Quanzhou"', "With fewer words", "Bergamo Quanzhou"),
            ("zh-hans", "泉州飞艇俱乐部", "使用更少的词", "泉州"),
        )
        for language, query, label, words in asked:
            main = main_of(f"/{language}/search/?q={quote(query)}")
            [notice] = main.find_class("notice")
            assert label in [heading.text for heading in notice.iter("h3")], query
            offered = {
                name: url for name, url in links_of(notice).items() if re.search(r"\(\d+\)$", name)
            }
            assert any(name.startswith(f"{words} (") for name in offered), query
            for name, url in offered.items():
                number = int(re.search(r"\((\d+)\)$", name)[1])
                if "/search/" in url:
                    assert count_of(main_of(url)) == number, name
            assert any("/news/?topic=" in url for url in offered.values())

    def test_filters_that_leave_nothing_can_be_left(self) -> None:
        main = main_of("/en/search/?q=Quanzhou&year=1950")
        [notice] = main.find_class("notice")

        assert "Without filters" in notice.text_content()
        link = next(
            url for words, url in links_of(notice).items() if words.startswith("Quanzhou (")
        )
        assert count_of(main_of(link)) > 0

    def test_it_costs_the_same_for_any_number_of_words(self) -> None:
        counts = set()
        for query in ("zeppelin balloon", "zeppelin balloon airship dirigible blimp"):
            Client().get("/en/search/", {"q": query})
            with CaptureQueriesContext(connection) as queries:
                Client().get("/en/search/", {"q": query})
            counts.add(len(queries))

        assert len(counts) == 1


class RelevanceTests(SeededTestCase):
    """What an object is called counts more than what is said in it."""

    def test_another_name_counts_more_than_words_in_the_text(self) -> None:
        named, saying = SearchEntry.objects.filter(language="en", kind="news")[:2]
        named.names, saying.text = "zeppelin", "zeppelin " * 3
        for entry in (named, saying):
            entry.save()
        get_search_backend().add_bulk(SearchEntry, [named, saying])
        entries = SearchEntry.objects.filter(language="en")

        assert list(matching(entries, parse("zeppelin"), relevant=True)) == [named, saying]
