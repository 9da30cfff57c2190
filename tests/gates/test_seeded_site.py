"""Every public page of the seeded site, in both languages, as a reader and a crawler find it."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.test import Client

from cities_site.bilingual.languages import language_tag, words
from cities_site.bilingual.models.pages import SUMMARY_LIMITS
from tests.base import SeededTestCase, public_pages

TELEPHONE = re.compile(r"(?<![\d.,])(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)|(?<!\d)1[3-9]\d{8}(?!\d)")
FIGURE = {"en": (r"(.{0,12})\b50 cities", "close to"), "zh-hans": (r"(.{0,3})50个城市", "近")}
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


@dataclass(frozen=True)
class Answer:
    """What a reader's browser gets."""

    status: int
    content_language: str
    html: str
    cookies: list[str]


class Markup(HTMLParser):
    """Collects what the tests look at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        """Return the attributes of every element called `name`."""
        return [attributes for tag, attributes in self.tags if tag == name]


class SeededSiteTests(SeededTestCase):
    """One request for each public version of each page."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        client = Client()
        # Plain values: Django copies what a class holds for each of its tests.
        cls.answers = []
        for page, language, path in public_pages():
            response = client.get(path)
            answer = Answer(
                response.status_code,
                response["Content-Language"],
                response.content.decode(),
                list(response.cookies),
            )
            cls.answers.append((page, language, path, answer))

    def test_every_page_answers_in_both_languages(self) -> None:
        assert {answer.status for *_rest, answer in self.answers} == {200}
        assert len(self.answers) >= 60

    def test_every_page_names_its_language_and_its_versions(self) -> None:
        for page, language, path, answer in self.answers:
            markup = Markup(answer.html)
            address = f"http://testserver{path}"
            assert markup.all("html")[0]["lang"] == language_tag(language), path
            assert answer.content_language == language_tag(language)
            links = markup.all("link")
            assert [link["href"] for link in links if link["rel"] == "canonical"] == [address]
            alternates = {link["hreflang"]: link["href"] for link in links if link.get("hreflang")}
            expected = {
                language_tag(each): f"http://testserver{page.url_in(each)}"
                for each in page.available_languages
            }
            default = expected.get("en") or expected["zh-Hans"]
            assert alternates == expected | {"x-default": default}, path

    def test_every_page_has_one_main_heading_and_a_title(self) -> None:
        for _page, _language, path, answer in self.answers:
            markup = Markup(answer.html)
            assert len(markup.all("h1")) == 1, path
            assert len(markup.all("title")) == 1, path

    def test_no_page_loads_anything_from_another_host_or_runs_inline_code(self) -> None:
        for _page, _language, path, answer in self.answers:
            for tag, attributes in Markup(answer.html).tags:
                is_code = tag == "script" and attributes.get("type") != "application/ld+json"
                assert not is_code or attributes.get("src"), path
                assert "style" not in attributes, (path, tag)
                source = attributes.get("src") or (attributes.get("href") if tag == "link" else "")
                assert urlsplit(source or "").netloc in ("", "testserver"), (path, source)

    def test_no_page_sets_a_cookie(self) -> None:
        assert [path for _p, _l, path, answer in self.answers if answer.cookies] == []

    def test_no_page_shows_personal_data_misspellings_or_leftovers(self) -> None:
        for _page, _language, path, answer in self.answers:
            html = answer.html
            assert not TELEPHONE.search(html), path
            assert not E_MAIL.search(html), path
            for leftover in ("MSCR", "Webinar page link posts", "[nectar", "None</", "[姓名略]"):
                assert leftover not in html, (path, leftover)

    def test_every_summary_fits_its_card(self) -> None:
        for page, language, path, _answer in self.answers:
            assert len(words(page, "summary", language)) <= SUMMARY_LIMITS[language], path

    def test_the_figure_of_partners_is_never_bare(self) -> None:
        for _page, language, path, answer in self.answers:
            html = answer.html
            pattern, qualifier = (
                (r"(.{0,12})\b50 cities", "close to ")
                if language == "en"
                else (r"(.{0,3})50个城市", "近")
            )
            for before in re.findall(pattern, html):
                assert qualifier.strip() in before, path

    def test_events_whose_time_was_not_published_say_so_on_the_page_and_in_the_calendar(
        self,
    ) -> None:
        events = [
            (path, answer) for page, _l, path, answer in self.answers if hasattr(page, "venue")
        ]
        assert len(events) == 4
        for path, answer in events:
            assert "Time not published" in answer.html or "未公布具体时间" in answer.html, path
            assert b"DTSTART;VALUE=DATE:2020" in self.client.get(f"{path}event.ics").content, path
