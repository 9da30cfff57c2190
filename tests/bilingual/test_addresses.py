"""One page, two addresses: each exists when its language is public, and never pretends."""

import re

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from news.models import NewsPage
from tests.factories import both_languages, make_news, make_news_index, make_site

pytestmark = pytest.mark.django_db

CHINESE_ONLY = {
    "headline_en": "",
    "summary_en": "",
    "headline_zh_hans": "重庆绿色屋顶",
    "summary_zh_hans": "重庆建设绿色屋顶。",
    "source_language": "zh-hans",
    "public_en": False,
    "public_zh_hans": True,
}


@pytest.fixture
def index():
    return make_news_index(make_site())


@pytest.mark.parametrize(
    ("header", "location"),
    [
        ("", "/en/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("zh-CN,zh;q=0.9,en;q=0.1", "/zh-hans/"),
        ("zh-TW", "/zh-hans/"),
        ("fr-FR,zh-SG;q=0.5", "/zh-hans/"),
        ("fr", "/en/"),
        ("*;q=0.1", "/en/"),
        (";;;,=q,zh\x00", "/en/"),
        ("zh-hans;q=abc", "/en/"),
    ],
)
def test_the_front_door_leads_to_the_readers_language(index, header: str, location: str) -> None:
    response = Client().get("/", headers={"Accept-Language": header})

    assert (response.status_code, response["Location"]) == (302, location)
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize("prefix", ["zh", "zh-cn", "zh-CN", "ZH-HANS", "zh-hant"])
def test_other_names_of_chinese_lead_to_its_address(index, prefix: str) -> None:
    response = Client().get(f"/{prefix}/news/?page=2")

    assert (response.status_code, response["Location"]) == (301, "/zh-hans/news/?page=2")


@pytest.mark.parametrize(
    ("language", "tag", "headline"),
    [("en", "en", "Green roofs"), ("zh-hans", "zh-Hans", "绿色屋顶")],
)
def test_a_page_in_both_languages_names_itself_and_the_other(
    index, language, tag, headline
) -> None:
    make_news(index, **both_languages())

    response = Client().get(f"/{language}/news/green-roofs/")

    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{tag}"' in html
    assert response["Content-Language"] == tag
    assert headline in html
    assert f'rel="canonical" href="http://testserver/{language}/news/green-roofs/"' in html
    alternates = dict(re.findall(r'hreflang="([^"]+)" href="([^"]+)"', html))
    assert alternates == {
        "en": "http://testserver/en/news/green-roofs/",
        "zh-Hans": "http://testserver/zh-hans/news/green-roofs/",
        "x-default": "http://testserver/en/news/green-roofs/",
    }
    assert not response.cookies


@pytest.mark.parametrize(
    ("fields", "public", "absent", "headline"),
    [
        ({}, "en", "zh-hans", "Green roofs"),
        (CHINESE_ONLY, "zh-hans", "en", "重庆绿色屋顶"),
    ],
)
def test_a_language_that_is_not_public_answers_404_and_links_the_other(
    index, fields, public, absent, headline
) -> None:
    page = make_news(index, **fields)
    address = f"/{page.slug}/"

    assert Client().get(f"/{public}/news{address}").status_code == 200
    response = Client().get(f"/{absent}/news{address}")

    assert response.status_code == 404
    html = response.content.decode()
    assert f"/{public}/news{address}" in html
    assert headline in html
    assert 'rel="canonical"' not in html
    assert "hreflang" not in html.split("</head>")[0]


def test_a_chinese_title_makes_a_pinyin_slug(index) -> None:
    page = make_news(index, **CHINESE_ONLY)

    assert page.slug.startswith("chongqing-")
    assert page.slug.isascii()


def test_unpublished_words_appear_nowhere(index) -> None:
    make_news(index, **both_languages(public_zh_hans=False))

    for address in ("/zh-hans/", "/zh-hans/news/", "/zh-hans/feed.xml", "/sitemap.xml"):
        assert "绿色屋顶" not in Client().get(address).content.decode()
    assert "绿色屋顶" not in Client().get("/zh-hans/news/green-roofs/").content.decode()
    assert "绿色屋顶" not in Client().get("/zh-hans/search/", {"q": "降温"}).content.decode()


def test_a_list_counts_the_other_languages_items_and_shows_them_when_asked(index) -> None:
    make_news(index)
    make_news(index, **CHINESE_ONLY)

    html = Client().get("/zh-hans/news/").content.decode()
    all_languages = Client().get("/zh-hans/news/?lang=all").content.decode()

    assert "重庆绿色屋顶" in html
    assert "Green roofs" not in html
    assert "?lang=all" in html
    assert re.search(r'lang="en"[^>]*>(?:(?!</article>).)*Green roofs', all_languages, re.DOTALL)
    assert "/en/news/green-roofs/" in all_languages


def test_the_sitemap_lists_public_versions_with_their_alternates(index) -> None:
    make_news(index, **both_languages())
    make_news(index, headline_en="English alone")

    xml = Client().get("/sitemap.xml").content.decode()

    assert "<loc>http://testserver/zh-hans/news/green-roofs/</loc>" in xml
    assert 'hreflang="zh-Hans" href="http://testserver/zh-hans/news/green-roofs/"' in xml
    assert "/en/news/english-alone/" in xml
    assert "/zh-hans/news/english-alone/" not in xml


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_renamed_page_redirects_under_both_prefixes(
    index, language, django_capture_on_commit_callbacks
) -> None:
    page = make_news(index, **both_languages())
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "cool-roofs"
        page.save()

    response = Client().get(f"/{language}/news/green-roofs/")

    assert (response.status_code, response["Location"]) == (301, f"/{language}/news/cool-roofs/")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_pages_under_a_renamed_page_redirect_under_both_prefixes(
    index, language, django_capture_on_commit_callbacks
) -> None:
    make_news(index, **both_languages())
    with django_capture_on_commit_callbacks(execute=True):
        index.slug = "stories"
        index.save()

    response = Client().get(f"/{language}/news/green-roofs/")

    assert response["Location"] == f"/{language}/stories/green-roofs/"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_moved_page_redirects_under_both_prefixes(
    index, language, django_capture_on_commit_callbacks
) -> None:
    page = make_news(index, **both_languages())
    other = make_news_index(index.get_parent().specific, slug="archive")
    with django_capture_on_commit_callbacks(execute=True):
        page.move(other, pos="last-child")

    response = Client().get(f"/{language}/news/green-roofs/")

    assert response["Location"] == f"/{language}/archive/green-roofs/"


def test_links_lead_to_a_version_that_exists(index, settings) -> None:
    from django.utils import translation

    page = make_news(index)
    with translation.override("zh-hans"):
        assert NewsPage.objects.get(pk=page.pk).url == "/en/news/green-roofs/"
        # The base row alone knows as much, without a query for the specific page.
        assert page.get_parent().get_children().get().url == "/en/news/green-roofs/"


def test_a_restricted_page_reveals_nothing_in_the_other_language(index) -> None:
    page = make_news(index)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    response = Client().get("/zh-hans/news/green-roofs/")

    assert response.status_code == 302
    assert "Green roofs" not in Client().get("/en/news/").content.decode()


@pytest.mark.parametrize("address", ["/en/news/%00/", "/en/news/?q=%00", "/%00"])
def test_null_bytes_are_refused(index, address: str) -> None:
    assert Client().get(address).status_code == 400


def test_what_a_signed_in_user_sees_is_never_cached(index) -> None:
    from tests.editor import sign_in
    from tests.factories import make_user

    page = make_news(index)

    response = sign_in(make_user("editor", "Editors")).get(page.url)

    assert "private" in response["Cache-Control"]
    assert "no-store" in response["Cache-Control"]
