"""A changed term leads to every passage that still has its old form."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.rich_text import RichText

from cities_site.desk.models import StoredPassage
from news.models import NewsPage
from tests.editor import filled_form, sign_in
from tests.factories import (
    both_languages,
    make_administrator,
    make_news,
    make_news_index,
    make_site,
    make_user,
)
from tests.library.makers import make_image, make_topic
from tests.library.test_glossary_page import make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return make_news_index(make_site())


@pytest.fixture
def translator() -> Client:
    return sign_in(make_user("translator", "Translators"))


def uses(browser: Client, words: str, language: str = "en", **more: str):
    query = {"words": words, "language": language, **more}
    response = browser.get(reverse("desk_uses"), query)
    assert response.status_code == 200
    return response


def test_the_count_equals_a_text_search_over_drafts_and_published_versions(
    index, translator
) -> None:
    text = "<p>Pilot here. <b>Pilot</b>s there.</p>"
    page = make_news(index, **both_languages(body_en=[("text", RichText(text))]))
    draft = NewsPage.objects.get(pk=page.pk)
    draft.headline_en = "A pilot in the draft"
    draft.save_revision()
    make_news(index, slug="other", summary_en="The copilot counts too.")
    make_topic(name_en="Pilots", slug="pilots")
    make_image(alt_text_en="A pilot")

    response = uses(translator, "pilot")

    found = {
        (use.passage.is_live, use.passage.english, use.count) for use in response.context["uses"]
    }
    assert found == {
        (True, "Pilot here. Pilots there.", 2),
        (False, "Pilot here. Pilots there.", 2),
        (False, "A pilot in the draft", 1),
        (True, "The copilot counts too.", 1),
        (True, "Pilots", 1),
        (True, "A pilot", 1),
    }
    assert "6 passages have these words." in response.content.decode()


def test_chinese_is_found_in_chinese_only(index, translator) -> None:
    make_news(index, **both_languages())

    assert uses(translator, "屋顶", "zh-hans").context["page"].paginator.count == 2
    assert uses(translator, "屋顶", "en").context["page"].paginator.count == 0


def test_each_passage_has_a_link_to_itself(index, translator) -> None:
    page = make_news(index, **both_languages())

    html = uses(translator, "绿色屋顶为城市降温", "zh-hans").content.decode()

    address = f"/admin/pages/{page.pk}/edit/#passage-summary"
    assert f'<a href="{address}">' in html
    assert "<mark>绿色屋顶为城市降温</mark>" in html


def test_what_is_withdrawn_or_deleted_is_no_longer_found(index, translator) -> None:
    page = make_news(index, headline_en="Rain barrels")
    page.unpublish()
    [use] = uses(translator, "rain").context["uses"]
    assert not use.passage.is_live

    page.delete()

    assert uses(translator, "rain").context["uses"] == []


def test_a_partly_published_page_is_found_by_what_readers_see(index, translator) -> None:
    page = make_news(index, headline_en="Rain barrels")
    page.headline_en = "Rain gardens"
    page.save_revision()
    page.headline_en = "Rain parks"
    page.save_revision().publish()

    found = [
        (use.passage.is_live, use.passage.english)
        for use in uses(translator, "rain").context["uses"]
    ]

    assert found == [(True, "Rain parks")]


def test_who_changes_a_term_is_led_to_its_old_form(index) -> None:
    make_news(index, **both_languages())
    term = make_term("green roof", "绿色屋顶")
    browser = sign_in(make_administrator())
    address = reverse("wagtailsnippets_library_glossaryterm:edit", args=[term.pk])
    data = filled_form(browser.get(address).context["form"])

    response = browser.post(address, data | {"term_zh_hans": "屋顶绿化"}, follow=True)

    html = response.content.decode()
    assert "“绿色屋顶” still stands in 2 passages" in html
    link = re.search(r'href="([^"]*translations/uses/[^"]*)">Go through them', html)[1]
    assert uses(browser, "绿色屋顶", "zh-hans").context["page"].paginator.count == 2
    assert browser.get(link.replace("&amp;", "&")).context["page"].paginator.count == 2


def test_a_term_that_keeps_its_words_says_nothing(index) -> None:
    make_news(index, **both_languages())
    term = make_term("green roof", "绿色屋顶")
    browser = sign_in(make_administrator())
    address = reverse("wagtailsnippets_library_glossaryterm:edit", args=[term.pk])
    data = filled_form(browser.get(address).context["form"])

    response = browser.post(address, data | {"note": "Looked at."}, follow=True)

    assert "Go through them" not in response.content.decode()


def test_the_list_costs_the_same_for_two_uses_and_for_forty(index, translator) -> None:
    def cost() -> int:
        uses(translator, "rain")
        with CaptureQueriesContext(connection) as queries:
            uses(translator, "rain")
        return len(queries)

    for number in range(2):
        make_topic(name_en=f"Rain {number}", slug=f"rain-{number}")
    few = cost()
    for number in range(2, 40):
        make_topic(name_en=f"Rain {number}", slug=f"rain-{number}")

    assert cost() == few


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"words": ""},
        {"words": "x" * 500, "language": "en"},
        {"words": "a", "language": "xx"},
        {"words": "%", "language": "en", "p": "none"},
    ],
)
def test_a_question_that_makes_no_sense_gets_a_form(translator, query) -> None:
    response = translator.get(reverse("desk_uses"), query)

    assert response.status_code == 200
    assert 'name="words"' in response.content.decode()


def test_an_unchanged_save_writes_nothing(index) -> None:
    page = make_news(index, **both_languages())
    before = list(StoredPassage.objects.values_list("pk", flat=True))

    NewsPage.objects.get(pk=page.pk).save_revision().publish()

    assert list(StoredPassage.objects.values_list("pk", flat=True)) == before
