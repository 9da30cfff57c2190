"""The registry: in reading order, and without organisations that are only mentioned."""

import re

import pytest
from django.test import Client

from partners.models import PartnerIndexPage
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
