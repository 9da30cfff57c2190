"""The registry as readers narrow it down: filters that count, names in any writing, long lists."""

import importlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cities_site.library.models import City, Country, Region, Service
from partners.models import FormerName, PartnerAlias, PartnerIndexPage, PartnerPage, PartnerRole
from pilots.models import CoFinancing, PilotIndexPage, PilotPage, PilotPartner
from tests.library.makers import ADDRESS_LANGUAGES, add_public, make_image, make_index
from tests.partners.makers import add_partner, make_registry

pytestmark = pytest.mark.django_db

BOTH = {"public_en": True, "public_zh_hans": True}


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


def page(query: str = "", language: str = "en") -> Any:
    response = Client().get(f"/{language}/partners/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names(query: str = "", language: str = "en") -> list[str]:
    return [link.text for link in page(query, language).select("tbody th a")]


def choices(facet: str, query: str = "", language: str = "en") -> dict[str, str]:
    """The choices of a filter by the value that addresses carry, without "All"."""
    options = page(query, language).select(f"#filter-{facet} option")
    return {option.get("value"): option.text for option in options if option.get("value")}


@pytest.fixture
def registry(index) -> dict[str, PartnerPage]:
    """Two partners and a supporter that differ in every filter, one that is only mentioned."""
    asia = Region.objects.create(slug="asia", name_en="Asia", name_zh_hans="亚洲", **BOTH)
    europe = Region.objects.create(slug="europe", name_en="Europe", name_zh_hans="欧洲", **BOTH)
    china = Country.objects.create(
        iso_code="CN", name_en="China", name_zh_hans="中国", region=asia, **BOTH
    )
    city = City.objects.create(
        slug="xian", name_en="Xi'an", name_zh_hans="西安", country=china, region=asia, **BOTH
    )
    service = Service.objects.create(slug="advice", name_en="Advice", name_zh_hans="咨询", **BOTH)
    found = {
        "xian": add_partner(
            index, "西安市", "Xi'an", city=city, region=asia, joined_on=date(2018, 1, 1)
        ),
        "college": add_partner(
            index, "大学", "College", kind="academia", country=china, joined_on=date(2018, 5, 1)
        ),
        "bank": add_partner(
            index, "银行", "Bank", kind="network", region=europe, registry_status="supporter"
        ),
    }
    add_partner(index, "某组织", "Mentioned", registry_status="mentioned_only", region=europe)
    found["xian"].services.add(service)
    found["xian"].roles.add(PartnerRole(role="initiator"), PartnerRole(role="partner"))
    found["xian"].save()
    pilots = make_index(index.get_parent(), PilotIndexPage, "pilots")
    for slug, fields in (("khajura", {}), ("secret", {"live": False})):
        words = {"headline_en": slug.title(), "headline_zh_hans": "卡朱拉", "slug": slug}
        pilot = add_public(pilots, PilotPage, **words, **fields)
        PilotPartner.objects.create(page=pilot, partner=found["xian"], role="host")
        CoFinancing.objects.create(page=pilot, partner=found["xian"], status="pledged")
        CoFinancing.objects.create(page=pilot, partner=found["bank"], status="pledged")
    return found


def test_every_filter_says_how_many_each_choice_leaves(registry) -> None:
    expected = {
        "kind": {
            "academia": "Academia (1)",
            "local_government": "Local government (1)",
            "network": "Network (1)",
        },
        # One is in Asia by its region, its city and its country, and counts once.
        "region": {"asia": "Asia (2)", "europe": "Europe (1)"},
        "country": {"CN": "China (2)"},
        "city": {"xian": "Xi'an (1)"},
        "service": {"advice": "Advice (1)"},
        "role": {"initiator": "Initiator (1)", "partner": "Partner (1)"},
        "status": {"partner": "Partner (2)", "supporter": "Supporter (1)"},
        "pilot": {"khajura": "Khajura (2)"},
        "year": {"2018": "2018 (2)"},
    }
    assert {facet: choices(facet) for facet in expected} == expected
    assert choices("region", language="zh-hans") == {"asia": "亚洲（2）", "europe": "欧洲（1）"}
    assert choices("pilot", language="zh-hans") == {"khajura": "卡朱拉（2）"}


def test_counts_follow_the_other_filters_and_no_choice_leads_to_nothing(registry) -> None:
    assert choices("status", "?region=asia") == {"partner": "Partner (2)"}
    # What is chosen can be changed for anything that the other filters leave.
    assert choices("region", "?region=asia&status=partner") == {"asia": "Asia (2)"}
    assert choices("region", "?region=asia") == {"asia": "Asia (2)", "europe": "Europe (1)"}
    assert choices("kind", "?q=college") == {"academia": "Academia (1)"}
    # An address may still ask for what does not go together.
    assert names("?region=europe&kind=academia") == []
    assert choices("kind", "?region=europe&kind=academia") == {
        "academia": "Academia (0)",
        "network": "Network (1)",
    }
    assert not page("?status=supporter").select("#filter-city")

    facets = ("kind", "region", "country", "city", "service", "role", "status", "pilot", "year")
    for facet in facets:
        for value, label in choices(facet).items():
            assert label.endswith(f"({len(names(f'?{facet}={value}'))})"), (facet, value)


def test_the_pilot_filter_finds_who_takes_part_and_who_contributes(registry) -> None:
    assert names("?pilot=khajura") == ["Bank", "Xi'an"]
    assert names("?pilot=secret") == ["Bank", "College", "Xi'an"], "no draft is ever told of"
    assert names("?status=mentioned_only") == ["Bank", "College", "Xi'an"]


def test_filters_in_force_can_be_taken_off_one_by_one_in_list_map_and_files(registry) -> None:
    document = page("?q=xian&region=asia&city=xian")

    removable = {link.text: link.get("href") for link in document.select("a.tag")}
    assert removable == {
        "Remove filter: Name: xian": "/en/partners/?region=asia&city=xian",
        "Remove filter: Region: Asia": "/en/partners/?q=xian&city=xian",
        "Remove filter: City: Xi'an": "/en/partners/?q=xian&region=asia",
    }
    [box] = document.select("#filter-q")
    assert (box.get("value"), box.get("type"), box.get("maxlength")) == ("xian", "search", "100")
    for extension in ("csv", "json", "geojson"):
        address = f"/data/partners.{extension}?q=xian&region=asia&city=xian"
        assert document.select(f'a[href="{address}"]')
        assert "College" not in Client().get(address).getvalue().decode()
    answer = Client().get("/data/partners.json?q=xa&status=partner&pilot=khajura")
    told = json.loads(answer.getvalue())
    assert [partner["name"]["en"] for partner in told["partners"]] == ["Xi'an"]


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_names_are_found_in_either_language_and_in_pinyin(index, language) -> None:
    partner = add_partner(index, "联合国旅游组织", "UN Tourism", acronym="UNT")
    partner.other_names.add(
        PartnerAlias(name="Turísmo"), PartnerAlias(name="UMT", search_only=True)
    )
    partner.former_names.add(
        FormerName(name_en="World Tourism Organization", name_zh_hans="世旅组织", acronym="UNWTO")
    )
    partner.save()
    add_partner(index, "西安市", "Xi'an")
    add_partner(index, "泉州市", "Quanzhou")
    tourism, xian, quanzhou = (
        ["UN Tourism", "Xi'an", "Quanzhou"]
        if language == "en"
        else ["联合国旅游组织", "西安市", "泉州市"]
    )

    found = {
        tourism: "unt tourism 旅游 UNWTO unwto world+organization wto 世旅 slzz turismo UMT lhgly",
        xian: "xa xi'an xian XIAN 西安 安市 xi%20an",
        quanzhou: "qz quanzhou quan+zhou 泉州 州 ＱＵＡＮ",
    }
    for name, queries in found.items():
        for query in queries.split():
            assert names(f"?q={query}", language) == [name], query
    for query in ("西泉", "xz", "!!!", "%F0%9F%98%80", "%2A", "%28", "a" * 10_000):
        assert names(f"?q={query}", language) == [], query[:20]
    assert len(names("?q=%20", language)) == 3


def test_names_of_a_version_that_is_not_public_are_not_found(index) -> None:
    partner = add_partner(index, "秘密机构", "Open office", public_zh_hans=False)
    partner.former_names.add(FormerName(name_en="Before", name_zh_hans="秘密旧名"))
    partner.save()

    assert [names(f"?q={query}") for query in ("秘密", "mmjg", "旧名")] == [[], [], []]
    assert names("?q=before") == ["Open office"]

    partner.public_zh_hans = True
    partner.save()
    assert names("?q=mmjg") == ["Open office"]


def test_a_reading_by_hand_finds_the_name_and_a_new_name_replaces_the_old(index) -> None:
    partner = add_partner(index, "单县", "County", name_sort_zh_hans="Dān Xiàn")
    assert partner.name_sort_zh_hans == "dan xian"
    assert names("?q=danxian") == ["County"]
    assert names("?q=shanxian") == []

    partner.name_sort_zh_hans = ""
    partner.save()
    assert names("?q=shanxian") == ["County"]

    partner.headline_zh_hans = "长沙市"
    partner.save()
    assert (names("?q=cs"), names("?q=shanxian")) == (["County"], [])


ENGLISH = ["École B", "ecole a", "The Eco Fund", "Xi an", "Xiamen", "Xian", "100 Cities", "Łódź"]
CHINESE = ["单县", "厦门", "长沙", "西安", "重庆", "UNIDO", "22号", "漯河", "陕西"]


@pytest.mark.parametrize(
    ("language", "given", "order"),
    [
        (
            "en",
            ENGLISH,
            ["100 Cities", "The Eco Fund", "ecole a", "École B", "Łódź", "Xi an", "Xiamen", "Xian"],
        ),
        (
            "zh-hans",
            CHINESE,
            ["22号", "长沙", "重庆", "漯河", "陕西", "单县", "UNIDO", "西安", "厦门"],
        ),
    ],
)
def test_the_order_is_the_same_on_every_database(index, language, given, order) -> None:
    for number, name in enumerate(given):
        chinese, english = (name, f"N{number}") if language == "zh-hans" else (f"名{number}", name)
        add_partner(index, chinese, english)

    assert names(language=language) == order


def test_names_of_one_language_only_stand_among_those_of_the_other(index) -> None:
    add_partner(index, "北京", "Beijing")
    add_partner(index, "", "Delta", public_zh_hans=False)
    add_partner(index, "厦门", "Xiamen")

    assert names("?lang=all", "zh-hans") == ["北京", "Delta", "厦门"]


@pytest.fixture
def long_list(index) -> Iterator[PartnerIndexPage]:
    for number in range(30):
        add_partner(index, f"长沙{number:02}", f"Alpha {number:02}")
        add_partner(index, f"西安{number:02}", f"Quanzhou {number:02}", kind="academia")
    add_partner(index, "9号", "9 Cities")
    return index


def test_a_long_list_is_entered_by_its_letters(long_list) -> None:
    def letters(query: str, language: str) -> dict[str, str]:
        links = page(query, language).select("nav.letters a")
        return {link.text: link.get("href") for link in links}

    assert letters("", "en") == {
        "#": "?page=1#letter-other",
        "A": "?page=1#letter-a",
        "Q": "?page=1#letter-q",
    }
    assert letters("?page=2", "zh-hans")["X"] == "?page=1#letter-x"
    assert letters("?kind=academia", "en") == {}, "a list on one page needs none"
    first, second = page(), page("?page=2")
    assert [row.get("id") for row in first.select("tr[id]")] == [
        "letter-other",
        "letter-a",
        "letter-q",
    ]
    assert len(first.select("tbody tr")) == 50
    assert len(second.select("tbody tr")) == 11


def test_the_registry_costs_the_same_queries_however_long_it_is(index) -> None:
    def cost(query: str) -> int:
        page(query)
        with CaptureQueriesContext(connection) as queries:
            page(query)
        return len(queries)

    addresses = ["", "?q=xa", "?kind=academia&status=partner&year=2018&region=asia", "?view=map"]
    region = Region.objects.create(slug="asia", name_en="Asia", **BOTH)
    facts = {"kind": "academia", "region": region, "joined_on": date(2018, 1, 1)}
    add_partner(index, "西安", "Xi'an", **facts)
    add_partner(index, "西安港", "Harbour", **facts)
    few = [cost(query) for query in addresses]
    for number in range(60):
        partner = add_partner(index, f"西安{number}", f"Number {number}", **facts)
        partner.roles.add(PartnerRole(role="partner"))
        partner.save()

    assert [cost(query) for query in addresses] == few == [1, 1, 1, 1]


def test_a_filter_with_very_many_choices_offers_the_most_frequent(index) -> None:
    cities = [
        City(slug=f"c{number}", name_en=f"City {number:03}", public_en=True)
        for number in range(103)
    ]
    for city in City.objects.bulk_create(cities):
        add_partner(index, "", city.name_en, city=city, public_zh_hans=False)
    add_partner(index, "", "Once more", city=City.objects.get(slug="c102"), public_zh_hans=False)

    offered = choices("city", "?city=c99")

    assert len(offered) == 101
    assert offered["c102"] == "City 102 (2)"
    assert offered["c99"] == "City 099 (1)", "what is chosen is always offered"


@pytest.mark.parametrize("permission", ["", "Letter of the office, 5 March 2026"])
def test_a_logo_is_shown_only_with_a_recorded_permission(index, permission) -> None:
    partner = add_partner(index, "行", "Bank", logo=make_image(), logo_permission=permission)

    for language in ADDRESS_LANGUAGES:
        html = Client().get(f"/{language}/partners/{partner.slug}/").content.decode()
        assert ("/media/images/" in html.split("<main")[1]) is bool(permission)
    assert "images/" not in Client().get("/data/partners.json").getvalue().decode()


@pytest.mark.parametrize(("language", "status"), [("en", "Supporter"), ("zh-hans", "支持方")])
def test_the_list_says_what_the_project_calls_each(index, language, status) -> None:
    add_partner(index, "银行", "Bank", registry_status="supporter")

    [row] = page("", language).select("tbody tr")

    assert status in [cell.text for cell in row.select("td")]


def test_records_from_before_the_lookup_are_brought_up_to_date(index) -> None:
    partner = add_partner(index, "单县", "Xi'an County", acronym="XC")
    partner.other_names.add(PartnerAlias(name="Alias"))
    partner.save()
    by_hand = add_partner(index, "重庆", "Hand", name_sort_zh_hans="zhong qing")
    wanted = list(PartnerPage.objects.order_by("pk").values())
    PartnerPage.objects.filter(pk=partner.pk).update(
        name_sort_en="xi'an county", name_sort_zh_hans="shan xian"
    )
    PartnerPage.objects.update(lookup_en="", lookup_zh_hans="")

    migration = importlib.import_module("partners.migrations.0002_names_for_lookup")
    migration.fill(apps, None)

    assert list(PartnerPage.objects.order_by("pk").values()) == wanted
    assert PartnerPage.objects.get(pk=by_hand.pk).name_sort_zh_hans == "zhong qing"
    assert re.search("Alias", partner.lookup_en, re.IGNORECASE)
