"""Structured data of every public page, read by a library that is not ours."""

import json
import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any
from urllib.parse import urljoin

import rdflib
from django.test import Client
from django.utils import translation

from cities_site.bilingual.languages import LANGUAGES, language_tag, other_language, words
from cities_site.bilingual.models import BasePage
from cities_site.library.models import SiteDocument
from news.models import EventPage, NewsPage, PublicationPage
from partners.models import PartnerPage
from pilots.models import PilotPage
from tests.base import SeededTestCase, public_pages

HOST = "http://testserver"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HAN = re.compile(r"[\u4e00-\u9fff]")
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?")
# What Google adds to the vocabulary, for the search box of a site.
EXTENSION = "https://schema.org/query-input"
DATES = ("datePublished", "dateModified", "startDate", "endDate", "foundingDate")


def data_of(path: str) -> list[dict[str, Any]]:
    """Return the nodes of a page."""
    blocks = BLOCK.findall(Client().get(path).content.decode())
    assert len(blocks) == 1, path
    data = json.loads(blocks[0])
    assert set(data) == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def triples_of(nodes: list[dict[str, Any]]) -> rdflib.Graph:
    """Return what another library reads; the vocabulary is named here, since none is fetched."""
    document = {"@context": {"@vocab": "https://schema.org/"}, "@graph": nodes}
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def texts(value: Any) -> Iterator[tuple[str, str]]:
    """Yield every text inside nodes with the name of its property."""
    for name, inner in value.items() if isinstance(value, dict) else [("", value)]:
        for each in inner if isinstance(inner, list) else [inner]:
            if isinstance(each, dict):
                yield from texts(each)
            elif isinstance(each, str):
                yield name, each


def address(page: BasePage, language: str) -> str:
    return HOST + page.url_in(language)


class LinkedDataTests(SeededTestCase):
    """The seeded site, and records made as full as an editor can make them."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        # One request for each page, whatever is asked of its answer.
        cls.pages = [
            (page, language, path, data_of(path)) for page, language, path in public_pages()
        ]

    def main_node(self, page: BasePage, language: str) -> dict[str, Any]:
        return data_of(page.url_in(language))[0]

    def test_every_page_uses_the_vocabulary_and_says_nothing_in_another_language(self) -> None:
        kinds = set()
        for _page, language, path, nodes in self.pages:
            graph = triples_of(nodes)
            for _subject, predicate, value in graph:
                if str(predicate) != EXTENSION and predicate != rdflib.RDF.type:
                    assert predicate in rdflib.SDO, (path, predicate)
                if predicate == rdflib.RDF.type:
                    assert value in rdflib.SDO, (path, value)
                    kinds.add(str(value).rsplit("/", 1)[-1])
            assert any(isinstance(value, rdflib.Literal) for value in graph.objects()), path
            for name, text in [pair for each in nodes for pair in texts(each)]:
                if name in DATES:
                    assert ISO_DATE.fullmatch(text), (path, name, text)
                if language == "en":
                    assert not HAN.search(text), (path, name, text)
                elif name in {"name", "headline", "description", "alternativeHeadline"}:
                    assert HAN.search(text), (path, name, text)

        assert len(self.pages) >= 60
        assert kinds >= {
            "NewsArticle", "Report", "Event", "Project", "Organization", "WebSite",
            "SearchAction", "Dataset", "CollectionPage", "WebPage", "BreadcrumbList",
        }  # fmt: skip

    def test_versions_name_each_other_only_where_both_are_public(self) -> None:
        for page, language, path, nodes in self.pages:
            node = nodes[0]
            work = (
                node["mainEntityOfPage"] if isinstance(node.get("mainEntityOfPage"), dict) else node
            )
            is_original = language == page.source_language
            named = work.get("workTranslation" if is_original else "translationOfWork")
            other = other_language(language)
            expected = None
            if page.is_available_in(other):
                expected = {"@id": address(page, other), "inLanguage": language_tag(other)}
            assert (work["@id"], work["inLanguage"]) == (
                address(page, language),
                language_tag(language),
            )
            assert named == expected, path
            assert not {"workTranslation", "translationOfWork"} <= set(work)

    def test_breadcrumbs_are_those_that_readers_see(self) -> None:
        for page, language, _path, nodes in self.pages:
            lists = [node for node in nodes if node["@type"] == "BreadcrumbList"]
            with translation.override(language):
                ancestors = list(page.get_ancestors().filter(depth__gt=1))
            if not ancestors:
                assert lists == []
                continue
            (found,) = [each["itemListElement"] for each in lists]
            assert [item["position"] for item in found] == list(range(1, len(found) + 1))
            assert [item["item"] for item in found] == [
                address(each, language) for each in [*ancestors, page]
            ]
            assert found[0]["name"] == ("Home" if language == "en" else "首页")
            assert found[-1]["name"] == words(page, "headline", language)

    def test_an_article_says_what_it_is_based_on(self) -> None:
        article = NewsPage.objects.live().filter(kind="external_article").first()
        article.external_url = "https://example.org/story?a=1&b=<2>"
        article.external_language = "und"
        article.source_published_date = date(2020, 5, 2)
        article.source_organisation = PartnerPage.objects.get(slug="unossc")
        article.corrections.create(
            reason_en="</script><!-- A wrong number", reason_zh_hans="数字有误",
            corrected_on=date(2020, 6, 1),
        )  # fmt: skip
        article.save()
        for language, reason in (("en", "</script><!-- A wrong number"), ("zh-hans", "数字有误")):
            node = self.main_node(article, language)
            assert node["@type"] == "NewsArticle"
            assert node["headline"] == words(article, "headline", language)
            assert node["description"] == words(article, "summary", language)
            assert node["datePublished"] == article.display_date.isoformat()
            assert node["dateModified"].endswith("+00:00")
            basis = node["isBasedOn"]
            assert basis["url"] == "https://example.org/story?a=1&b=<2>"
            assert basis["datePublished"] == "2020-05-02"
            assert "inLanguage" not in basis
            partner = article.source_organisation
            assert basis["publisher"]["name"] == words(partner, "headline", language)
            assert basis["publisher"]["url"] == address(partner, language)
            assert node["correction"][0]["text"] == reason

    def test_a_publication_lists_its_publishers_in_order_and_its_files(self) -> None:
        publication = PublicationPage.objects.live().first()
        document = SiteDocument.objects.create(
            title="Report", file="documents/report.pdf", language="en"
        )
        publication.files.all().delete()
        publication.files.create(document=document, sort_order=0)
        publication.files.create(external_url="https://example.org/fr", language="fr", sort_order=1)
        publication.publishers.all().delete()
        partners = [PartnerPage.objects.get(slug=slug) for slug in ("undp", "unossc")]
        for order, partner in enumerate(partners):
            publication.publishers.create(partner=partner, sort_order=order)
        publication.published_on, publication.published_precision = date(2019, 3, 1), "month"
        publication.isbn, publication.licence = "978-92-1-101429-7", "cc_by_3_0_igo"
        publication.save()
        for language in LANGUAGES:
            node = self.main_node(publication, language)
            assert node["@type"] == "Report"
            assert node["name"] == words(publication, "headline", language)
            assert node["inLanguage"] == ["en", "fr"]
            assert node["datePublished"] == "2019-03"
            assert node["license"] == "https://creativecommons.org/licenses/by/3.0/igo/"
            assert [each["value"] for each in node["identifier"]] == ["978-92-1-101429-7"]
            assert [each["name"] for each in node["publisher"]] == [
                words(partner, "headline", language) for partner in partners
            ]
            first, second = node["encoding"]
            assert first["contentUrl"] == urljoin(HOST, document.url)
            assert first["encodingFormat"] == "application/pdf"
            assert second == {
                "@type": "MediaObject",
                "contentUrl": "https://example.org/fr",
                "inLanguage": "fr",
            }

    def test_an_event_gives_dates_without_times_and_times_with_their_zone(self) -> None:
        event = EventPage.objects.live().first()
        dated = self.main_node(event, "en")
        assert dated["startDate"] == event.start_date.isoformat()
        assert dated["eventStatus"] == "https://schema.org/EventScheduled"
        assert dated["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"

        event.date_precision, event.timezone = "minute", "Asia/Shanghai"
        event.start_time, event.end_time, event.end_date = time(9), time(11, 30), None
        event.status, event.mode = "cancelled", "hybrid"
        event.status_reason_en = event.status_reason_zh_hans = "COVID-19"
        event.venue_en, event.venue_zh_hans = "City hall", ""
        event.join_url = "https://example.org/join"
        event.working_languages.create(language="zh-hans")
        event.working_languages.create(language="und")
        event.save()
        day = event.start_date.isoformat()
        node = self.main_node(event, "en")
        assert node["startDate"] == f"{day}T09:00:00+08:00"
        assert node["endDate"] == f"{day}T11:30:00+08:00"
        assert node["eventStatus"] == "https://schema.org/EventCancelled"
        assert node["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
        assert "zh-Hans" in node["inLanguage"]
        assert "und" not in node["inLanguage"]
        # The address to join is not offered any more, and nobody reads English in Chinese.
        online = {"@type": "VirtualLocation", "url": address(event, "en")}
        assert node["location"] == [{"@type": "Place", "name": "City hall"}, online]
        assert self.main_node(event, "zh-hans")["location"] == [
            online | {"url": address(event, "zh-hans")}
        ]
        assert (
            node["@id"]
            == self.main_node(event, "zh-hans")["@id"]
            == address(event, "en") + "#event"
        )

    def test_a_pilot_and_a_partner_say_where_they_are(self) -> None:
        pilot = PilotPage.objects.live().get(slug="khajura")
        partner = PartnerPage.objects.live().get(slug="mcsr-ca-business-council")
        for language in LANGUAGES:
            node = self.main_node(pilot, language)
            assert (node["@type"], node["name"]) == ("Project", words(pilot, "line", language))
            assert node["location"]["name"] == words(pilot.city, "name", language)
            assert "address" not in node["location"]  # no source states the country
            point = node["location"]["geo"]
            assert (point["latitude"], point["longitude"]) == pilot.point()
            node = self.main_node(partner, language)
            assert (node["@type"], node["name"]) == (
                "Organization",
                words(partner, "headline", language),
            )
            assert node["location"]["name"] == words(partner.city, "name", language)
            assert node["alternateName"] == partner.acronym

    def test_an_organisation_without_a_name_in_the_language_is_left_out(self) -> None:
        pilot = PilotPage.objects.live().get(slug="khajura")
        named = len(self.main_node(pilot, "zh-hans")["member"])
        partner = PartnerPage.objects.get(pk=pilot.partner_links.first().partner_id)
        partner.headline_zh_hans, partner.public_zh_hans = "", False
        partner.save()
        assert len(self.main_node(pilot, "zh-hans").get("member", [])) == named - 1
        assert len(self.main_node(pilot, "en")["member"]) == named

    def test_the_front_page_offers_its_search(self) -> None:
        node = data_of("/zh-hans/")[0]
        assert (node["@type"], node["name"]) == ("WebSite", "丝路城市项目")
        target = node["potentialAction"]["target"]["urlTemplate"]
        assert Client().get(target.replace("{search_term_string}", "泉州")).status_code == 200
        assert "{search_term_string}" in target

    def test_what_is_not_public_tells_programs_nothing(self) -> None:
        article = NewsPage.objects.live().first()
        article.public_zh_hans = False
        article.save()
        for path in (article.url_in("zh-hans"), "/en/no-such-page/"):
            assert BLOCK.findall(Client().get(path).content.decode()) == []
