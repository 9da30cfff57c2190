"""Readers look up approved terms inside an article, without leaving it and without script."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import both_languages, make_news, make_news_index, make_site
from tests.library.makers import main_of
from tests.library.test_glossary_page import make_term

pytestmark = pytest.mark.django_db

MARK = re.compile(r'<button[^>]*class="term-mark"[^>]*popovertarget="term-([^"]*)">(.*?)</button>')


@pytest.fixture
def index():
    return make_news_index(make_site())


def article(index, english: str, chinese: str = ""):
    bodies = {"body_en": [("text", english)], "body_zh_hans": [("text", chinese)]}
    return make_news(index, **both_languages(**bodies))


def marks(html: str) -> list[tuple[str, str]]:
    return MARK.findall(html)


def test_the_first_place_of_a_term_is_marked_and_explained(index) -> None:
    make_term("pilot project", "试点项目")
    page = article(
        index, "<p>A pilot project, and another pilot project.</p>", "<p>一个试点项目。</p>"
    )

    html = main_of(page, "en")
    assert marks(html) == [("pilot-project", "pilot project")]
    assert re.search(r'id="term-pilot-project" popover>\s*<p><strong>pilot project', html)
    assert '<p lang="zh-Hans">试点项目</p>' in html
    assert 'href="/en/glossary/#pilot-project"' in html
    assert marks(main_of(page, "zh-hans")) == [("pilot-project", "试点项目")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Pilot Projects grow.</p>", ["Pilot Projects"]),
        ("<p>Copilot project, pilot project-like</p>", []),
        (
            '<p><a href="https://example.org/">pilot project</a> and pilot project</p>',
            ["pilot project"],
        ),
        ("<p><b>pilot project</b></p>", ["pilot project"]),
        ("<p>An sdg and an SDG</p>", ["SDG"]),
        ("<p>R&amp;D counts</p>", ["R&amp;D"]),
    ],
)
def test_terms_are_found_as_words(index, text, expected) -> None:
    make_term("pilot project", "试点项目")
    make_term("SDG", "可持续发展目标")
    make_term("R&D", "研发")
    page = article(index, text)

    assert [words for _slug, words in marks(main_of(page, "en"))] == expected


def test_the_longest_term_wins(index) -> None:
    make_term("cooperation", "合作")
    make_term("South-South cooperation", "南南合作")
    page = article(index, "<p>South-South cooperation.</p>", "<p>南南合作。</p>")

    assert marks(main_of(page, "en")) == [("south-south-cooperation", "South-South cooperation")]
    assert marks(main_of(page, "zh-hans")) == [("south-south-cooperation", "南南合作")]


def test_a_term_inside_a_long_name_is_no_term_there(index) -> None:
    make_term("cooperation", "合作")
    make_term("The Office for Cooperation among Cities of Two Seas", "两海城市合作办公室")
    page = article(index, "<p>The Office for Cooperation among Cities of Two Seas met.</p>")

    assert marks(main_of(page, "en")) == []


def test_marks_keep_their_brackets_and_commas(index) -> None:
    make_term("pilot project", "试点项目")
    page = article(index, "<p>A plan (pilot project), done.</p>", "<p>（试点项目），完成。</p>")

    for language, before, after in (("en", "(", "),"), ("zh-hans", "（", "），")):
        kept = re.search(r'<span class="term-keep">(.*?)</span>', main_of(page, language))[1]
        assert kept.startswith(before)
        assert kept.endswith(after)


def test_names_of_places_are_left_alone(index) -> None:
    make_term("China", "中国", category="place")

    assert marks(main_of(article(index, "<p>In China.</p>"), "en")) == []


def test_terms_that_are_not_approved_are_not_marked(index) -> None:
    make_term("pilot project", "试点项目", status="to_confirm")

    assert marks(main_of(article(index, "<p>A pilot project.</p>"), "en")) == []


def test_headings_are_left_alone(index) -> None:
    make_term("pilot project", "试点项目")
    body = [("heading", {"text": "The pilot project", "level": "h2"})]
    page = make_news(index, body_en=body)

    assert marks(main_of(page, "en")) == []


def test_the_terms_cost_one_query_however_many_there_are(index) -> None:
    page = article(index, "<p>A pilot project.</p>")

    def cost() -> int:
        Client().get(page.url_in("en"))
        with CaptureQueriesContext(connection) as queries:
            Client().get(page.url_in("en"))
        return len(queries)

    make_term("pilot project", "试点项目")
    one = cost()
    for number in range(30):
        make_term(f"term {number}", f"术语{number}")

    assert cost() == one
