"""The wording before a correction: what readers had, and nothing else."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cities_site.bilingual.withdrawals import withdraw
from news.models import Correction, EarlierVersion, NewsFigure, NewsPage
from tests.editor import open_editor, save_editor, sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db


def body(text: str) -> str:
    return json.dumps([{"type": "text", "value": f"<p>{text}</p>", "id": "one"}])


@pytest.fixture
def page() -> NewsPage:
    page = make_news(
        make_news_index(make_site()),
        **both_languages(
            slug="roofs",
            body_en=body("A million roofs are green."),
            body_zh_hans=body("一百万个屋顶是绿色的。"),
            dateline_place_en="Quanzhou",
            data_as_of_en=date(2020, 3, 4),
        ),
    )
    page.figures = [NewsFigure(value=1_000_000, label_en="green roofs", label_zh_hans="绿色屋顶")]
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def correct(page: NewsPage, language: str = "", keeps: bool = True, **changes: Any) -> None:
    """Publish a correction of `page` with other words."""
    draft = page.get_latest_revision_as_object()
    draft.corrections.add(
        Correction(
            language=language,
            original="A million",
            corrected="A hundred thousand",
            reason_en="a slip",
            reason_zh_hans="笔误",
            keeps_earlier_version=keeps,
        )
    )
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def get(language: str, number: int = 1, status: int = 200) -> str:
    response = Client().get(f"/{language}/news/roofs/versions/{number}/")
    assert response.status_code == status
    return response.content.decode()


RIGHT = {"body_en": body("A hundred thousand roofs are green.")}


def test_the_box_of_corrections_leads_to_what_readers_had(page) -> None:
    with time_machine.travel(datetime(2026, 3, 5, 9, tzinfo=UTC), tick=False):
        correct(page, "en", headline_en="Greener roofs", figures=[], **RIGHT)

    article = Client().get("/en/news/roofs/").content.decode()
    assert 'href="/en/news/roofs/versions/1/"' in article
    assert "A million roofs" not in article
    earlier = get("en")
    for words in (
        "Green roofs",
        "A million roofs are green.",
        "1,000,000 green roofs",
        "Quanzhou",
        "4 March 2020",
        "This is an earlier version",
        "5 March 2026",
    ):
        assert words in earlier, words
    assert "A hundred thousand" not in earlier
    assert '<meta name="robots" content="noindex">' in earlier
    assert '<link rel="canonical" href="http://testserver/en/news/roofs/">' in earlier
    assert "hreflang" not in earlier.split("</head>")[0]
    for address in ("/sitemap.xml", "/en/feed.xml", "/en/search/?q=million"):
        assert "versions/1" not in Client().get(address).content.decode()


def test_each_language_keeps_its_own_wording(page) -> None:
    correct(page, "en", **RIGHT)
    get("zh-hans", status=404)
    assert "versions/" not in Client().get("/zh-hans/news/roofs/").content.decode()

    correct(page, "", headline_zh_hans="更绿的屋顶")

    chinese = get("zh-hans")
    assert "一百万个屋顶是绿色的。" in chinese
    assert "此为早期版本" in chinese
    assert "million" not in chinese
    assert "A hundred thousand" in get("en", 2)
    assert "A million roofs" in get("en", 1)


def test_a_correction_that_keeps_nothing_leaves_nothing(page) -> None:
    correct(page, keeps=False, **RIGHT)

    get("en", status=404)
    assert "versions/" not in Client().get("/en/news/roofs/").content.decode()


def test_words_that_were_never_public_are_never_kept(page) -> None:
    draft = page.get_latest_revision_as_object()
    draft.body_en = body("A draft that nobody may read.")
    draft.save_revision()
    hidden = make_news(page.get_parent(), headline_en="New", headline_zh_hans="新", slug="new")
    correct(hidden, "zh-hans", summary_zh_hans="摘要。", public_zh_hans=True)
    for_some = make_news(page.get_parent(), headline_en="For some", slug="for-some")
    PageViewRestriction.objects.create(page=for_some, restriction_type="login")
    correct(for_some, "en", headline_en="For a few")
    correct(page, "en", **RIGHT)

    assert "A million roofs" in get("en")
    assert not EarlierVersion.objects.filter(page=for_some).exists()
    assert not EarlierVersion.objects.filter(page=hidden).exists()
    assert "nobody may read" not in json.dumps(list(EarlierVersion.objects.values("content")))


@pytest.mark.parametrize("words", ["Call 138 0013 8000.", "Write to li.wei@example.com."])
def test_telephone_numbers_and_addresses_keep_a_version_from_readers(page, words: str) -> None:
    # Public since before anybody looked: publishing it today is refused.
    NewsPage.objects.filter(pk=page.pk).update(summary_en=words)

    correct(page, "en", summary_en="Green roofs cool the city.")

    text = get("en", status=410)
    assert words not in text
    assert "A million" not in text
    assert "versions/1" not in Client().get("/en/news/roofs/").content.decode()


def test_an_editor_withholds_a_version_and_releases_it(page) -> None:
    correct(page, "en", **RIGHT)
    version = EarlierVersion.objects.get()
    browser = sign_in(make_user("editor", "Editors"))
    address = reverse("wagtailsnippets_news_earlierversion:edit", args=[version.pk])

    assert browser.post(address, {"withheld": "on"}).status_code == 302
    get("en", status=410)
    own = browser.get("/en/news/roofs/versions/1/").content.decode()
    assert "A million roofs" in own
    assert "it is withheld" in own
    listed = browser.get(reverse("wagtailsnippets_news_earlierversion:list")).content.decode()
    assert 'href="/en/news/roofs/versions/1/"' in listed
    assert browser.post(address, {}).status_code == 302
    get("en")

    assert sign_in(make_user("t", "Translators")).get(address).status_code == 302
    EarlierVersion.objects.update(language="zh-hans")
    assert browser.post(address, {"withheld": "on"}).status_code == 302
    assert not EarlierVersion.objects.get().withheld


def test_a_version_is_open_only_as_long_as_its_article_is(page) -> None:
    correct(page, "en", **RIGHT)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    get("en", status=404)
    restriction.delete()
    withdraw(page, {"en": "Wrong."}, "withdrawn")
    get("en", status=404)
    for address in ("/en/news/roofs/versions/9/", "/en/news/versions/1/", "/en/x/versions/1/"):
        assert Client().get(address).status_code == 404


def test_an_editor_ticks_the_box_in_the_form(page) -> None:
    editor = open_editor(page, make_user("publisher", "Editors"))
    row = {
        "corrections-TOTAL_FORMS": "1",
        "corrections-0-language": "en",
        "corrections-0-original": "Green roofs",
        "corrections-0-keeps_earlier_version": "on",
        "corrections-0-ORDER": "1",
    }

    save_editor(editor, row | {"headline_en": "Cool roofs", "action-publish": "1"})

    assert "<h1>Green roofs</h1>" in get("en")
    assert "<h1>Cool roofs</h1>" in Client().get("/en/news/roofs/").content.decode()
