"""Every block of a body speaks both languages, and goes quietly when its target has gone."""

import json
import re
from typing import Any

import pytest

from cities_site.library.blocks import BODY_BLOCKS
from news.models import NewsPage
from tests.factories import both_languages, make_news, make_news_index, make_site
from tests.library.makers import ADDRESS_LANGUAGES, main_of, make_document, make_image

pytestmark = pytest.mark.django_db

EMPTY_ELEMENT = re.compile(
    r"<(p|div|span|ul|ol|li|figcaption|caption|summary|details)\b[^>]*>\s*</"
)

# By block: the words an editor writes in each language.
WORDS = {
    "heading": {"en": "What changed", "zh-hans": "有何变化"},
    "text": {"en": "Roofs were planted.", "zh-hans": "屋顶已种上植物。"},
    "image": {"en": "The roof in June", "zh-hans": "六月的屋顶"},
    "quotation": {"en": "It is cooler now.", "zh-hans": "现在更凉爽了。"},
    "figure": {"en": "roofs planted", "zh-hans": "个屋顶已种植"},
    "table": {"en": "Roofs by district", "zh-hans": "各区屋顶"},
    "documents": {"en": "Read more", "zh-hans": "延伸阅读"},
    "links": {"en": "The first roof", "zh-hans": "第一个屋顶"},
    "video": {"en": "A walk on the roof", "zh-hans": "屋顶漫步"},
}

# By block: what the site itself adds around those words, in the language of the reader.
CHROME = {
    "heading": {"en": ["<h3>"], "zh-hans": ["<h3>"]},
    "text": {"en": ['class="rich-text"'], "zh-hans": ['class="rich-text"']},
    "image": {
        "en": ['alt="A square at dusk"', "Photo credit: Public office"],
        "zh-hans": ['alt="黄昏时的广场"', "图片来源：公共机构"],
    },
    "quotation": {"en": ["<blockquote>", "The mayor"], "zh-hans": ["<blockquote>", "The mayor"]},
    "figure": {
        "en": ["nearly 1,200", "Data as of", "30 June 2020", "Source: The registry"],
        "zh-hans": ["nearly 1,200", "数据截至", "2020年6月30日", "来源：The registry"],
    },
    "table": {
        "en": ["<caption>", '<th scope="col">District</th>', "<td>North</td>", "7"],
        "zh-hans": ["<caption>", '<th scope="col">District</th>', "<td>North</td>", "7"],
    },
    "documents": {
        "en": ["City report", "PDF", "English", "3 pages"],
        "zh-hans": ["城市报告", "PDF", "英文", "3页"],
    },
    "links": {
        "en": ['href="/en/news/target/"', "Cool streets"],
        "zh-hans": ['href="/zh-hans/news/target/"', "凉爽街道"],
    },
    "video": {
        "en": ["Opens an external site", "videos.example.org", "Transcript", "Chinese"],
        "zh-hans": ["外部网站", "videos.example.org", "文字稿", "中文"],
    },
}


@pytest.fixture
def targets() -> dict[str, Any]:
    """Return what blocks lead to: a list of news, a page, an image and a document."""
    index = make_news_index(make_site())
    return {
        "index": index,
        "page": make_news(
            index,
            **both_languages(
                headline_en="Cool streets", headline_zh_hans="凉爽街道", slug="target"
            ),
        ),
        "image": make_image(credit_en="Public office", credit_zh_hans="公共机构"),
        "document": make_document(),
    }


def table(words: str) -> dict[str, Any]:
    columns = [{"type": "text", "heading": "District"}, {"type": "number", "heading": "Roofs"}]
    return {"columns": columns, "rows": [{"values": ["North", 7]}], "caption": words}


def full(words: str, targets: dict[str, Any]) -> dict[str, Any]:
    """Return a value for every block, with every optional part filled in."""
    video_link = {
        "platform": "Videos",
        "url": "https://videos.example.org/1",
        "language": "zh-hans",
        "may_not_open": False,
    }
    return {
        "heading": {"text": words, "level": "h3"},
        "text": f"<p>{words}</p>",
        "image": {"image": targets["image"].pk, "caption": words},
        "quotation": {"text": words, "attribution": "The mayor"},
        "figure": {
            "value": "nearly 1,200",
            "label": words,
            "as_of": "2020-06-30",
            "source": "The registry",
        },
        "table": {"table": table(words)},
        "documents": {"heading": words, "documents": [targets["document"].pk]},
        "links": {"links": [{"page": targets["page"].pk, "text": words}]},
        "video": {
            "title": words,
            "poster": targets["image"].pk,
            "links": [video_link],
            "transcript": f"<p>{words}</p>",
        },
    }


def bare(words: str, targets: dict[str, Any]) -> dict[str, Any]:
    """Return a value for every block with nothing but what is required."""
    return full(words, targets) | {
        "image": {"image": targets["image"].pk, "caption": ""},
        "quotation": {"text": words, "attribution": ""},
        "figure": {"value": "12", "label": words, "as_of": None, "source": ""},
        "table": {"table": table("")},
        "documents": {"heading": "", "documents": [targets["document"].pk]},
        "links": {"links": [{"page": targets["page"].pk, "text": ""}]},
        "video": {"title": words, "poster": None, "links": [], "transcript": f"<p>{words}</p>"},
    }


def stream(*blocks: tuple[str, Any]) -> str:
    return json.dumps([{"type": name, "value": value} for name, value in blocks])


def page_with(targets: dict[str, Any], english: str, chinese: str) -> NewsPage:
    return make_news(
        targets["index"], **both_languages(slug="story", body_en=english, body_zh_hans=chinese)
    )


def body_of(page: NewsPage, language: str) -> str:
    html = main_of(page, language)
    assert html.count('<div class="body">') == 1
    return html.split('<div class="body">')[1].split("</article>")[0]


def test_every_block_is_covered() -> None:
    assert {name for name, _block in BODY_BLOCKS} == set(WORDS) == set(CHROME)


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
@pytest.mark.parametrize("name", WORDS)
def test_a_block_speaks_the_language_of_its_reader(targets, name: str, language: str) -> None:
    values = {code: full(WORDS[name][code], targets)[name] for code in ADDRESS_LANGUAGES}
    page = page_with(targets, stream((name, values["en"])), stream((name, values["zh-hans"])))

    html = body_of(page, language)

    other = "en" if language == "zh-hans" else "zh-hans"
    assert WORDS[name][language] in html
    assert WORDS[name][other] not in html
    for expected in CHROME[name][language]:
        assert expected in html


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
@pytest.mark.parametrize("name", WORDS)
def test_empty_parts_of_a_block_leave_no_markup(targets, name: str, language: str) -> None:
    targets["image"].credit_en = targets["image"].credit_zh_hans = ""
    targets["image"].save()
    only = stream((name, bare("Required words", targets)[name]))

    html = body_of(page_with(targets, only, only), language)

    assert not EMPTY_ELEMENT.search(html)
    for absent in ("figcaption", "Source:", "来源：", "Data as of", "数据截至", "<caption"):
        assert absent not in html


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
@pytest.mark.parametrize(
    ("name", "target"), [("links", "page"), ("image", "image"), ("documents", "document")]
)
def test_a_block_whose_target_was_deleted_disappears(targets, name, target, language) -> None:
    body = stream(
        ("text", "<p>Before it</p>"),
        (name, full("Its own words", targets)[name]),
        ("text", "<p>After it</p>"),
    )
    page = page_with(targets, body, body)
    assert "Its own words" in body_of(page, language)

    targets[target].delete()

    html = body_of(page, language)
    assert "Before it" in html
    assert "After it" in html
    assert "Its own words" not in html
    assert not EMPTY_ELEMENT.search(html)


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_a_video_outlives_its_poster(targets, language: str) -> None:
    body = stream(("video", full("A walk", targets)["video"]))
    page = page_with(targets, body, body)

    targets["image"].delete()

    html = body_of(page, language)
    assert "A walk" in html
    assert "<img" not in html


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_words_outlive_the_page_and_the_file_they_link_to(targets, language: str) -> None:
    text = (
        f'<p><a linktype="page" id="{targets["page"].pk}">the page</a> and '
        f'<a linktype="document" id="{targets["document"].pk}">the file</a></p>'
    )
    page = page_with(targets, stream(("text", text)), stream(("text", text)))

    targets["page"].delete()
    targets["document"].delete()

    html = body_of(page, language)
    assert "the page" in html
    assert "the file" in html
    assert "/target/" not in html


def test_a_card_leads_to_no_page_that_readers_cannot_open(targets) -> None:
    body = stream(("links", full("Its own words", targets)["links"]))
    page = page_with(targets, body, body)

    targets["page"].unpublish()

    assert "Its own words" not in body_of(page, "en")


def test_a_card_marks_a_page_of_the_other_language(targets) -> None:
    english = make_news(targets["index"], headline_en="Shaded squares", slug="english")
    body = stream(("links", {"links": [{"page": english.pk, "text": ""}]}))
    page = page_with(targets, body, body)

    html = body_of(page, "zh-hans")

    assert "仅提供英文版" in html
    assert re.search(r'href="/en/news/english/" lang="en" hreflang="en">Shaded squares<', html)
    assert "Green roofs cool the city." not in html
