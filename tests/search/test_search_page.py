"""The search page: what a language has, and how much more there is in the other one."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from news.models import NewsIndexPage, NewsPage
from partners.models import PartnerIndexPage, PartnerPage
from tests.factories import both_languages, make_news, make_news_index, make_site
from tests.library.makers import ADDRESS_LANGUAGES, add_public, make_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> NewsIndexPage:
    return make_news_index(make_site())


@pytest.fixture
def indexed(django_capture_on_commit_callbacks) -> Callable:
    """Return what makes pages findable: the search index follows a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found(language: str, query: str, **more: str) -> str:
    response = Client().get(f"/{language}/search/", {"q": query} | more)
    assert response.status_code == 200
    assert response.headers["Content-Language"] == ("en" if language == "en" else "zh-Hans")
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    # Matched words are marked wherever they stand; here it is the words that count.
    return main.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize(
    ("language", "query", "count"),
    [
        ("en", "roofs", "1 result"),
        ("en", "ROOFS green", "1 result"),
        ("zh-hans", "屋顶", "共1条结果"),
        ("zh-hans", "色屋", "共1条结果"),
        ("zh-hans", "降温", "共1条结果"),
    ],
)
def test_words_are_found_in_their_language(index, indexed, language, query, count) -> None:
    with indexed():
        make_news(index, **both_languages())

    html = found(language, query)

    assert count in html
    headline = "Green roofs" if language == "en" else "绿色屋顶"
    assert re.search(rf'href="/{language}/news/green-roofs/"[^>]*>{headline}<', html)
    assert re.search(r'<input[^>]*name="q"[^>]*value="' + query, html)


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_without_a_query_there_is_a_form_and_no_results(index, indexed, language: str) -> None:
    with indexed():
        make_news(index, **both_languages())

    for query in ("", "   ", "\t\n"):
        html = found(language, query)
        assert "<input" in html
        assert "green-roofs" not in html
        assert "result-bar" not in html


@pytest.mark.parametrize(
    ("language", "message", "way_on"),
    [
        ("en", "Nothing was found for “zeppelin”", 'href="/en/news/"'),
        ("zh-hans", "没有找到与“zeppelin”相关的内容", 'href="/zh-hans/news/"'),
    ],
)
def test_nothing_found_says_so_and_leads_on(index, indexed, language, message, way_on) -> None:
    with indexed():
        make_news(index, **both_languages())

    html = found(language, "zeppelin")

    assert message in html
    assert way_on in html


@pytest.mark.parametrize(
    ("language", "query", "line", "badge", "tag"),
    [
        ("zh-hans", "roofs", "另有1条仅提供英文版", "仅提供英文版", "en"),
        ("en", "屋顶", "1 more item only in Chinese", "In Chinese only", "zh-Hans"),
    ],
)
def test_results_of_the_other_language_are_counted_and_offered(
    index, indexed, language, query, line, badge, tag
) -> None:
    own = "public_en" if language == "en" else "public_zh_hans"
    with indexed():
        make_news(index, **both_languages(**{own: False}))

    html = found(language, query)

    assert "green-roofs" not in html
    link = re.search(rf'href="([^"]*lang=all)">\s*{line}\s*<', html)
    assert link
    everything = found(language, query, lang="all")
    headline = "绿色屋顶" if language == "en" else "Green roofs"
    assert re.search(rf'<article [^>]*lang="{tag}"', everything)
    assert re.search(rf'hreflang="{tag}"[^>]*>{headline}<', everything)
    assert badge in everything


def test_drafts_and_organisations_without_a_page_are_not_found(index, indexed) -> None:
    with indexed():
        make_news(index, **both_languages(live=False))
        registry = make_index(index.get_parent(), PartnerIndexPage, "partners")
        withdrawn = add_public(
            registry, PartnerPage, kind="network", registry_status="partner", slug="withdrawn"
        )
        withdrawn.unpublish()

    for language, query in (("en", "roofs"), ("zh-hans", "屋顶")):
        html = found(language, query, lang="all")
        assert "/news/green-roofs/" not in html
        assert "/partners/withdrawn/" not in html


HOSTILE = [
    '"',
    "'",
    "“屋顶",
    '"green AND',
    "* NEAR(",
    "a:b",
    "-",
    "%",
    "\\",
    "(((",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "roofs\ud7ff",
    "\x01\x02",
    "\u202e",
    "𠀀",
    "🙂",
    "ﷺ" * 100,
    "a" * 5000,
    "泉" * 5000,
    "a " * 2000,
]


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_a_hostile_query_is_answered(index, indexed, language: str) -> None:
    with indexed():
        make_news(index, **both_languages())

    for query in HOSTILE:
        html = found(language, query)
        assert "<script" not in html, query
        found(language, query, lang="all", page="-1")
    for page in ("0", "-1", "99999999999999999999", "²", "x"):
        found(language, "roofs", page=page)
    assert Client().get(f"/{language}/search/?q=%00").status_code == 400
    assert Client().get(f"/{language}/search/?q=%FF%ED%A0%80&q[]=a").status_code == 200


def test_results_come_in_pages_that_keep_the_query(index, indexed) -> None:
    with indexed():
        for number in range(21):
            add_public(index, NewsPage, slug=f"item-{number}")
        for number in range(3):
            words = {"headline_zh_hans": "roofs", "slug": f"zh-{number}"}
            add_public(index, NewsPage, public_en=False, **words)

    pages = [found("en", "roofs", lang="all", page=str(number)) for number in (1, 2)]

    assert [page.count("<article") for page in pages] == [20, 4]
    assert re.search(r'href="\?q=roofs&amp;lang=all&amp;page=2"', pages[0])
    names = re.findall(r'href="/[a-z-]+/news/([a-z]+-\d+)/"', "".join(pages))
    assert len(set(names)) == 24


def test_the_search_page_is_kept_out_of_search_engines(index) -> None:
    html = Client().get("/en/search/", {"q": "roofs"}).content.decode()

    assert re.search(r'<meta name="robots" content="noindex', html)
    assert Client().post("/en/search/", {"q": "roofs"}).status_code == 405
