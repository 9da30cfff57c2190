"""Readers see how much is public in each language and how long translations take."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry, PageViewRestriction

from cities_site.desk.parity import FIRST_PUBLICATION, parity
from news.models import NewsPage
from tests.factories import both_languages, make_news, make_news_index, make_site

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def index():
    return make_news_index(make_site())


def translate_after(page: NewsPage, wait: timedelta) -> None:
    with time_machine.travel(START + wait, tick=False):
        page = NewsPage.objects.get(pk=page.pk)
        page.headline_zh_hans, page.summary_zh_hans = "屋顶", "屋顶为城市降温。"
        page.public_zh_hans = True
        page.save_revision().publish()


def published(index, slug: str, **fields) -> NewsPage:
    with time_machine.travel(START, tick=False):
        return make_news(index, slug=slug, **fields)


def line(name: str):
    return next(each for each in parity() if each.name == name)


def test_items_are_counted_by_type_and_language(index) -> None:
    published(index, "one")
    published(index, "two")
    published(index, "three", **both_languages())
    published(index, "four", **both_languages())
    NewsPage.objects.filter(slug="four").update(public_en=False)

    news = line("news")

    assert (news.items, news.english, news.chinese, news.both) == (4, 3, 2, 1)
    assert news.share == 50


def test_the_wait_is_the_median_of_what_the_log_says(index) -> None:
    for number, days in enumerate((1, 4, 30)):
        translate_after(published(index, f"page-{number}"), timedelta(days=days))
    published(index, "waiting")

    assert line("news").median_days == 4.0


def test_a_translation_that_comes_with_its_original_waits_for_nothing(index) -> None:
    published(index, "together", **both_languages())

    assert line("news").median_days == 0.0


def test_publishing_again_changes_no_wait(index) -> None:
    page = published(index, "page")
    translate_after(page, timedelta(days=2))
    translate_after(page, timedelta(days=9))

    assert line("news").median_days == 2.0
    logged = PageLogEntry.objects.filter(page=page.pk, action=FIRST_PUBLICATION)
    assert sorted(entry.data["language"] for entry in logged) == ["en", "zh-hans"]


def test_drafts_and_restricted_pages_are_not_counted(index) -> None:
    published(index, "draft", live=False)
    restricted = published(index, "restricted")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")

    assert "news" not in [each.name for each in parity()]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Language parity", "75% of all items", "in days: 3.", "Median wait in days"]),
        ("zh-hans", ["双语内容统计", "75%", "译文等待时间"]),
    ],
)
def test_the_page_says_it_in_both_languages(index, language: str, words: list[str]) -> None:
    PageLogEntry.objects.all().delete()
    translate_after(published(index, "one"), timedelta(days=3))
    published(index, "two")

    html = Client().get(f"/{language}/language-parity/").content.decode()

    for each in words:
        assert each in html


def test_the_table_has_the_same_numbers(index) -> None:
    translate_after(published(index, "one"), timedelta(days=3))
    published(index, "two")

    response = Client().get("/en/language-parity/language-parity.csv")

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.content.decode().removeprefix("\ufeff"))))
    news = next(row for row in rows if row["type"] == "news")
    assert news == {
        "type": "news",
        "items": "2",
        "en": "2",
        "zh-Hans": "1",
        "both": "1",
        "share_zh-Hans": "50",
        "median_wait_days": "3.0",
    }


def test_an_empty_site_says_that_nothing_is_published() -> None:
    make_site().unpublish()

    assert "Nothing is published yet." in Client().get("/en/language-parity/").content.decode()


def test_the_report_costs_the_same_for_two_pages_and_for_twenty(index) -> None:
    def cost() -> int:
        parity()
        with CaptureQueriesContext(connection) as queries:
            parity()
        return len(queries)

    for number in range(2):
        published(index, f"page-{number}")
    few = cost()
    for number in range(2, 20):
        published(index, f"page-{number}")

    assert cost() == few
