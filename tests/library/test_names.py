"""Names by reference follow their record; the names of a day stay with texts of that day."""

import json
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex
from wagtail.rich_text import RichText, expand_db_html

from cities_site.bilingual.models import TranslationState
from cities_site.library.fields import TEXT_FEATURES
from cities_site.library.models import City
from news.models import NewsPage
from partners.models import FormerName, PartnerIndexPage, PartnerPage
from tests.editor import sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user
from tests.library.makers import add_public, main_of, make_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_site()


@pytest.fixture
def city() -> City:
    return City.objects.create(
        name_en="Quanzhou", name_zh_hans="泉州", slug="quanzhou", public_zh_hans=True
    )


@pytest.fixture
def partner(home) -> PartnerPage:
    registry = make_index(home, PartnerIndexPage, "partners")
    return add_public(
        registry,
        PartnerPage,
        headline_en="UN Tourism",
        headline_zh_hans="联合国旅游组织",
        kind="un_entity",
    )


def reference(kind: str, record, english: str, chinese: str) -> str:
    return f'<embed embedtype="{kind}-name" id="{record.pk}" en="{english}" zh-hans="{chinese}"/>'


def article(home, text: str, **fields) -> NewsPage:
    body = [("text", RichText(text))]
    index = make_news_index(home)
    return make_news(index, **both_languages(body_en=body, body_zh_hans=body, **fields))


def test_a_renamed_city_is_renamed_in_published_pages_of_both_languages(home, city) -> None:
    page = article(home, f"<p>{reference('city', city, 'Quanzhou', '泉州')}!</p>")
    assert "<p>Quanzhou!</p>" in main_of(page, "en")
    assert "<p>泉州!</p>" in main_of(page, "zh-hans")

    city.name_en, city.name_zh_hans = "Chinchew", "刺桐"
    city.save()

    assert "<p>Chinchew!</p>" in main_of(page, "en")
    assert "<p>刺桐!</p>" in main_of(page, "zh-hans")


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (date(2023, 1, 1), "World Tourism Organization", "世界旅游组织"),
        (date(2024, 1, 23), "World Tourism Organization", "世界旅游组织"),
        (date(2024, 1, 24), "UN Tourism", "联合国旅游组织"),
    ],
)
def test_a_text_keeps_the_name_of_its_day(home, partner, day, english, chinese) -> None:
    FormerName.objects.create(
        page=partner,
        name_en="World Tourism Organization",
        name_zh_hans="世界旅游组织",
        valid_to=date(2024, 1, 23),
    )
    words = reference("partner", partner, "UN Tourism", "联合国旅游组织")
    page = article(home, f"<p>{words}!</p>", display_date=day)

    assert f"<p>{english}!</p>" in main_of(page, "en")
    assert f"<p>{chinese}!</p>" in main_of(page, "zh-hans")


def test_a_former_name_without_its_last_day_counts_for_no_day(home, partner) -> None:
    FormerName.objects.create(page=partner, name_en="Older", name_zh_hans="旧名")
    words = reference("partner", partner, "UN Tourism", "联合国旅游组织")
    page = article(home, f"<p>{words}!</p>", display_date=date(2000, 1, 1))

    assert "<p>UN Tourism!</p>" in main_of(page, "en")


def test_a_name_that_one_language_lacks_is_marked(home, city) -> None:
    city.name_zh_hans, city.public_zh_hans = "", False
    city.save()
    page = article(home, f"<p>{reference('city', city, 'Quanzhou', '')}!</p>")

    assert '<p><span lang="en">Quanzhou</span>!</p>' in main_of(page, "zh-hans")


def test_the_names_in_the_text_stand_in_for_a_record_that_is_gone(home) -> None:
    page = article(home, '<p><embed embedtype="city-name" id="999" en="Old &amp; Co"/>!</p>')

    assert "<p>Old &amp; Co!</p>" in main_of(page, "en")


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 30, "²"])
def test_a_reference_to_nothing_is_no_error(key) -> None:
    markup = f'<p><embed embedtype="city-name" id="{key}" en="A&lt;b&gt;" zh-hans=""/></p>'

    assert expand_db_html(markup) == "<p>A&lt;b&gt;</p>"


def test_renaming_changes_no_translation_state(home, city) -> None:
    page = article(home, f"<p>{reference('city', city, 'Quanzhou', '泉州')} helps.</p>")
    page.approve_passages()
    page.save_revision().publish()
    city.name_en = "Chinchew"
    city.save()

    page = NewsPage.objects.get(pk=page.pk)
    assert page.computed_translation_state() == TranslationState.READY
    passage = next(item for item in page.passages() if item.key.startswith("body:"))
    assert (passage.source, passage.translation) == ("Quanzhou helps.", "泉州 helps.")


def test_a_city_that_a_text_names_is_known_to_be_in_use(home, city) -> None:
    page = article(home, f"<p>{reference('city', city, 'Quanzhou', '泉州')}</p>")

    sources = [source for source, _found in ReferenceIndex.get_grouped_references_to(city)]
    assert page.pk in [source.pk for source in sources]


def test_the_editor_keeps_what_was_stored_and_shows_todays_names(city) -> None:
    converter = ContentstateConverter(features=TEXT_FEATURES)
    markup = f'<p data-block-key="abcde">In {reference("city", city, "Zayton", "刺桐")} we met.</p>'

    state = json.loads(converter.from_database_format(markup))

    assert state["blocks"][0]["text"] == "In Quanzhou · 泉州 we met."
    [entity] = state["entityMap"].values()
    assert (entity["type"], entity["mutability"]) == ("CITY-NAME", "IMMUTABLE")
    assert converter.to_database_format(json.dumps(state)) == markup


def test_the_names_of_a_text_cost_one_query_however_many_there_are(home, city) -> None:
    others = [
        City.objects.create(name_en=f"City {number}", slug=f"city-{number}") for number in range(9)
    ]

    def cost(cities) -> int:
        text = "".join(f"<p>{reference('city', each, 'A', '甲')}</p>" for each in cities)
        with CaptureQueriesContext(connection) as queries:
            expand_db_html(text)
        return len(queries)

    assert cost([city]) == cost([city, *others]) == 1


def test_the_chooser_answers_with_both_names(city) -> None:
    browser = sign_in(make_user("editor", "Editors"))

    listing = browser.get(reverse("choose_city_name:choose"))
    chosen = browser.get(reverse("choose_city_name:chosen", args=[city.pk]))

    assert "Quanzhou" in listing.json()["html"]
    result = chosen.json()["result"]
    assert result["title"] == "Quanzhou · 泉州"
    assert result["names"] == {"en": "Quanzhou", "zh-hans": "泉州"}


def test_one_request_leaves_the_next_without_a_day(home, partner) -> None:
    FormerName.objects.create(page=partner, name_en="Older", valid_to=date(2020, 1, 1))
    words = reference("partner", partner, "UN Tourism", "联合国旅游组织")
    old = article(home, f"<p>{words}!</p>", display_date=date(2019, 1, 1))
    assert "<p>Older!</p>" in main_of(old, "en")

    with time_machine.travel("2026-03-05", tick=False):
        Client().get("/en/search/")

    assert expand_db_html(words) in ("UN Tourism", "联合国旅游组织")
