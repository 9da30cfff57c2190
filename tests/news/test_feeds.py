"""The feed of a language: well-formed, absolute, and of that language only."""

from datetime import date
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from tests.factories import both_languages, make_news, make_news_index, make_site
from tests.library.makers import ADDRESS_LANGUAGES, add_public, make_index

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def index() -> NewsIndexPage:
    return make_news_index(make_site())


def feed(language: str, query: str = "") -> Element:
    response = Client().get(f"/{language}/feed.xml{query}")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return fromstring(response.content)  # noqa: S314 - our own answer, which must be well-formed


def titles(root: Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


@pytest.mark.parametrize(
    ("language", "tag", "title"),
    [
        ("en", "en", "recent news and pilot projects"),
        ("zh-hans", "zh-Hans", "最新动态与试点项目"),
    ],
)
def test_a_feed_without_items_names_itself_and_its_language(index, language, tag, title) -> None:
    root = feed(language)

    assert root.attrib[XML_LANG] == tag
    assert title in root.findtext(f"{ATOM}title")
    assert titles(root) == []
    response = Client().get(f"/{language}/feed.xml")
    assert response.headers["Content-Language"] == tag
    assert "Set-Cookie" not in response.headers


def test_a_feed_holds_the_public_items_of_its_language_only(index) -> None:
    make_news(index, **both_languages(headline_en="Both", headline_zh_hans="两种", slug="both"))
    make_news(index, headline_en="English only", slug="english")
    make_news(
        index,
        **both_languages(
            headline_zh_hans="只有中文", slug="chinese", public_en=False, source_language="zh-hans"
        ),
    )
    make_news(index, **both_languages(headline_en="Draft", slug="draft", live=False))
    withdrawn = make_news(index, **both_languages(headline_en="Withdrawn", slug="withdrawn"))
    withdrawn.unpublish()

    assert set(titles(feed("en"))) == {"Both", "English only"}
    assert set(titles(feed("zh-hans"))) == {"两种", "只有中文"}


def test_a_feed_leaves_out_what_only_some_may_read(index) -> None:
    page = make_news(index, headline_en="For members")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert titles(feed("en")) == []


def test_items_of_all_types_come_newest_first(index) -> None:
    events = make_index(index.get_parent(), EventIndexPage, "events")
    make_news(index, headline_en="Older", slug="older", display_date=date(2019, 1, 1))
    make_news(index, headline_en="Undated", slug="undated")
    add_public(
        events,
        EventPage,
        headline_en="Newer",
        start_date=date(2018, 1, 1),
        display_date=date(2020, 1, 1),
    )

    assert titles(feed("en")) == ["Newer", "Older", "Undated"]


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_every_address_is_absolute_and_opens(index, language: str) -> None:
    make_news(index, **both_languages(slug="both"))

    root = feed(language)

    links = [link.attrib["href"] for link in root.iter(f"{ATOM}link")]
    assert len(links) == 3
    for link in links:
        parts = urlsplit(link)
        assert (parts.scheme, parts.netloc) == ("http", "testserver")
        assert parts.path.startswith(f"/{language}/")
        assert Client().get(parts.path).status_code == 200


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_an_item_keeps_its_identity_when_its_words_and_address_change(index, language) -> None:
    page = make_news(index, **both_languages(slug="before"))
    identity = feed(language).find(f"{ATOM}entry/{ATOM}id").text

    page.slug, page.headline_en, page.headline_zh_hans = "after", "Cool roofs", "凉爽屋顶"
    page.display_date = date(2021, 1, 1)
    page.save_revision().publish()

    root = feed(language)
    assert titles(root) == ["Cool roofs" if language == "en" else "凉爽屋顶"]
    assert root.find(f"{ATOM}entry/{ATOM}id").text == identity
    other = feed("en" if language == "zh-hans" else "zh-hans")
    assert other.find(f"{ATOM}entry/{ATOM}id").text != identity


def test_markup_and_control_characters_of_editors_stay_words(index) -> None:
    words = {"headline_en": "Roofs & <b>walls</b> “5 < 6”", "summary_en": "<script>1 & 2</script>"}
    make_news(index, slug="markup", **words)

    root = feed("en")

    assert titles(root) == [words["headline_en"]]
    summary = root.find(f"{ATOM}entry/{ATOM}summary")
    assert summary.text == "&lt;script&gt;1 &amp; 2&lt;/script&gt;"


def test_a_feed_is_short_and_ignores_nonsense(index) -> None:
    for number in range(32):
        add_public(index, NewsPage, headline_en=f"Item {number}", slug=f"item-{number}")

    assert len(titles(feed("en"))) == 30
    for query in ("?page=-1", "?q=%FF", "?lang=all", "?" + "a" * 3000):
        assert len(titles(feed("en", query))) == 30
    assert Client().get("/en/feed.xml?x=%00").status_code == 400
