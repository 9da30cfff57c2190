"""Editors put pages before the results of a query; queries are counted, readers are not."""

import datetime
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion

from tests.factories import both_languages, make_news, make_news_index, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return make_news_index(make_site())


def shown(language: str, query: str, **more: str) -> str:
    response = Client().get(f"/{language}/search/", {"q": query} | more)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1]


@pytest.mark.parametrize(
    ("language", "query", "heading", "headline"),
    [
        ("en", "Zeppelin ", "Chosen by the editors", "Green roofs"),
        ("zh-hans", "飞艇", "编辑推荐", "绿色屋顶"),
    ],
)
def test_a_promoted_page_stands_before_the_results(
    index, language: str, query: str, heading: str, headline: str
) -> None:
    page = make_news(index, **both_languages())
    SearchPromotion.objects.create(
        query=Query.get(query), page=page, description="Read this first <b>"
    )

    html = shown(language, query)

    assert heading in html
    tag = "" if language == "en" else ' lang="en"'
    assert f'<p class="quiet"{tag}>Read this first &lt;b&gt;</p>' in html
    assert re.search(rf'href="/{language}/news/green-roofs/"[^>]*>{headline}<', html)
    assert heading not in shown(language, f"{query} x")


def test_a_page_that_is_not_public_in_the_language_is_not_promoted(index) -> None:
    page = make_news(index, **both_languages(public_zh_hans=False))
    SearchPromotion.objects.create(query=Query.get("roof"), page=page)
    SearchPromotion.objects.create(
        query=Query.get("roof"), external_link_url="https://example.org/", external_link_text="Else"
    )

    html = shown("zh-hans", "roof")

    assert "green-roofs" not in html.split("result-bar")[0]
    assert '<a class="bare-link" href="https://example.org/">Else</a>' in html


def test_queries_are_counted_by_the_day(index, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for query in ("Roofs", "roofs ", "x" * 101, ""):
            shown("en", query)
        shown("en", "roofs", page="1")
        Client().get("/en/search/?q=machine", headers={"user-agent": "ExampleBot/1.0"})

    hits = QueryDailyHits.objects.get()
    assert (hits.query.query_string, hits.hits) == ("roofs", 3)
    assert isinstance(hits.date, datetime.date)


def test_old_counts_are_deleted_and_promoted_queries_kept(index) -> None:
    today = timezone.localdate()
    for words, age in (("old", 91), ("recent", 89), ("promoted", 91)):
        day = today - datetime.timedelta(days=age)
        QueryDailyHits.objects.create(query=Query.get(words), date=day, hits=1)
    SearchPromotion.objects.create(query=Query.get("promoted"), page=index)

    call_command("searchpromotions_garbage_collect")

    assert set(Query.objects.values_list("query_string", flat=True)) == {"recent", "promoted"}
    assert QueryDailyHits.objects.get().query.query_string == "recent"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_browsers_learn_how_to_search_in_each_language(index, language: str) -> None:
    address = f"/{language}/search/opensearch.xml"
    response = Client().get(address)

    assert response["Content-Type"] == "application/opensearchdescription+xml"
    text = response.content.decode()
    assert f'template="http://testserver/{language}/search/?q={{searchTerms}}"' in text
    assert f'href="{address}"' in Client().get(f"/{language}/search/").content.decode()
