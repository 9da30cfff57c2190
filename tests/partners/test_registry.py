"""The registry: in reading order, and without organisations that are only mentioned."""

import re
from datetime import date

import pytest
from django.test import Client

from partners.models import FormerName, PartnerIndexPage
from tests.partners.makers import add_partner, make_registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


def listed(language: str, names: list[str]) -> list[str]:
    html = Client().get(f"/{language}/partners/").content.decode().split("<main")[1]
    return list(dict.fromkeys(re.findall("|".join(map(re.escape, names)), html)))


def test_chinese_names_are_in_pinyin_order_with_right_readings(index) -> None:
    names = ["重庆市", "泉州市", "长沙市", "北京市", "西安市"]
    for number, name in enumerate(names):
        add_partner(index, name, f"City {number}")

    assert listed("zh-hans", names) == ["北京市", "长沙市", "重庆市", "泉州市", "西安市"]


def test_a_reading_given_by_hand_wins(index) -> None:
    for name in ("泉州市", "长沙市"):
        add_partner(index, name, name.encode().hex())
    add_partner(index, "重庆市", "Override", name_sort_zh_hans="zzz")

    assert listed("zh-hans", ["泉州市", "长沙市", "重庆市"])[-1] == "重庆市"


def test_english_names_are_in_alphabetical_order(index) -> None:
    for name in ("Quanzhou", "Bergamo", "isfahan"):
        add_partner(index, name + "市", name)

    assert listed("en", ["Quanzhou", "Bergamo", "isfahan"]) == ["Bergamo", "isfahan", "Quanzhou"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_an_organisation_that_is_only_mentioned_has_no_public_page(index, language) -> None:
    page = add_partner(index, "世卫组织", "WHO", registry_status="mentioned_only", live=False)
    page.save_revision().publish()

    assert Client().get(f"/{language}/partners/{page.slug}/").status_code == 404
    assert listed(language, ["世卫组织", "WHO"]) == []


@pytest.mark.parametrize(
    ("language", "first", "last", "told"),
    [
        ("en", date(2016, 2, 1), date(2019, 7, 31), "2016–2019"),
        ("en", None, date(2019, 7, 31), "until 2019"),
        ("en", date(2016, 2, 1), None, "from 2016"),
        ("zh-hans", None, date(2019, 7, 31), "截至2019"),
        ("zh-hans", date(2016, 2, 1), None, "自2016起"),
    ],
)
def test_a_former_name_stands_with_the_known_part_of_its_time(language, first, last, told) -> None:
    partner = add_partner(make_registry(), "泉州", "Quanzhou")
    name = FormerName(name_en="Zaiton", name_zh_hans="刺桐", valid_from=first, valid_to=last)
    name.valid_from_precision = name.valid_to_precision = "year"
    partner.former_names.add(name)
    partner.save()

    html = Client().get(f"/{language}/partners/{partner.slug}/").content.decode()

    assert ("Zaiton" if language == "en" else "刺桐") in html
    assert told in html
