"""The list of the registry in the admin, as those who keep it read, narrow and export it."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from partners.models import FormerName, PartnerAlias, PartnerIndexPage, PartnerRole
from tests.editor import sign_in
from tests.factories import make_user
from tests.partners.makers import add_partner, make_place, make_registry

pytestmark = pytest.mark.django_db

ADDRESS = reverse("registry:index")


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


@pytest.fixture
def editor() -> Client:
    return sign_in(make_user("editor", "Editors"))


def listed(client: Client, **query) -> list[str]:
    response = client.get(ADDRESS, query)
    assert response.status_code == 200
    return [page.headline_en or page.headline_zh_hans for page in response.context["object_list"]]


def test_the_list_shows_every_record_with_both_versions(index, editor) -> None:
    add_partner(index, "泉州", "Quanzhou", last_verified_on=date(2026, 3, 5))
    add_partner(index, "", "Bergamo", public_zh_hans=False, live=False)

    html = editor.get(ADDRESS).content.decode()

    assert "Quanzhou · 泉州" in html
    assert all(word in html for word in ("Not public", "Missing", "Public", "Never verified"))
    assert "Local government" in html


def test_names_are_in_the_order_of_the_language_of_the_admin(index) -> None:
    for chinese, english in (("重庆", "Chongqing"), ("安康", "Zankang"), ("长沙", "Apt")):
        add_partner(index, chinese, english)
    user = make_user("editor", "Editors")
    assert listed(sign_in(user)) == ["Apt", "Chongqing", "Zankang"]
    assert listed(sign_in(user), ordering="-name") == ["Zankang", "Chongqing", "Apt"]

    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "zh-hans"})

    # 安康 ānkāng, 长沙 chángshā, 重庆 chóngqìng.
    assert listed(sign_in(user)) == ["Zankang", "Apt", "Chongqing"]
    assert "合作伙伴名录" in sign_in(user).get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    "text", ["quanzhou", "泉州", "QZ-A", "Zaiton", "刺桐", "citong old", "旧稿"]
)
def test_any_name_in_either_language_finds_a_record(index, editor, text) -> None:
    partner = add_partner(index, "泉州", "Quanzhou", acronym="QZ-A")
    PartnerAlias.objects.create(page=partner, name="Zaiton")
    PartnerAlias.objects.create(page=partner, name="Zaiton port")
    FormerName.objects.create(page=partner, name_en="Citong old", name_zh_hans="刺桐")
    partner = type(partner).objects.get(pk=partner.pk)
    partner.headline_zh_hans = "泉州旧稿"
    partner.save_revision()
    add_partner(index, "贝加莫", "Bergamo")

    assert listed(editor, q=text) == ["Quanzhou"]


def test_filters_narrow_the_list_down(index, editor) -> None:
    place = make_place()
    by_city = add_partner(index, "甲", "By city", city=place.city, kind="academia")
    by_city.services.set([place.service])
    by_city.save()
    add_partner(index, "乙", "By country", country=place.country, registry_status="supporter")
    old = add_partner(index, "丙", "Old", region=place.region, last_verified_on=date(2020, 1, 1))
    PartnerRole.objects.create(page=old, role="initiator")
    PartnerRole.objects.create(page=old, role="partner")
    add_partner(index, "", "English alone", public_zh_hans=False, live=False)
    everything = {"By city", "By country", "Old", "English alone"}

    def found(**query) -> set[str]:
        return set(listed(editor, **query))

    assert found() == everything
    assert found(region=place.region.pk) == {"By city", "By country", "Old"}
    assert found(country=place.country.pk) == {"By city", "By country"}
    assert found(service=place.service.pk) == {"By city"}
    assert listed(editor, role=["initiator", "partner"]) == ["Old"]
    assert found(kind="academia") == {"By city"}
    assert found(registry_status="supporter") == {"By country"}
    assert found(version_zh_hans="missing") == {"English alone"}
    assert found(version_en="not_public") == {"English alone"}
    assert found(version_en="public") == everything - {"English alone"}
    assert found(version_en="withdrawn") == set()
    assert found(verification="True") == everything - {"Old"}
    assert found(verification="False") == {"Old"}
    assert found(verified_before="2021-01-01") == {"Old"}
    assert found(verified_before="2020-01-01") == set()
    assert found(q="old", kind="academia") == set()


@pytest.mark.parametrize(
    "query",
    [
        {"q": "' OR 1=1 --", "ordering": "password"},
        {"region": "nonsense", "country": "9" * 40, "service": "-1", "role": "x"},
        {"verified_before": "yesterday", "verification": "perhaps", "version_en": "?"},
        {"p": "absurd"},
    ],
)
def test_nonsense_in_the_address_is_no_error(index, editor, query) -> None:
    add_partner(index, "泉州", "Quanzhou")

    assert editor.get(ADDRESS, query).status_code == 200


def test_both_exports_hold_both_languages_and_no_formula(index, editor) -> None:
    add_partner(index, "泉州", "=HYPERLINK(1)", acronym="QZ", last_verified_on=date(2026, 3, 5))
    add_partner(index, "贝加莫", "Bergamo", kind="academia")

    answer = editor.get(ADDRESS, {"export": "csv", "q": "泉州"})
    text = b"".join(answer.streaming_content).decode()
    heads, row = csv.reader(StringIO(text))
    line = dict(zip(heads, row, strict=True))
    assert line["Official name (English)"] == "'=HYPERLINK(1)"
    assert line["Official name (Chinese)"] == "泉州"
    assert line["Chinese version"] == "Public"
    assert line["Last verified"] == "2026-03-05"

    answer = editor.get(ADDRESS, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert {row[1].value for row in sheet.iter_rows(min_row=2)} == {"'=HYPERLINK(1)", "Bergamo"}


def test_the_list_costs_the_same_for_two_records_and_for_twenty(index, editor) -> None:
    place = make_place()

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert editor.get(ADDRESS).status_code == 200
        return len(queries)

    for number in range(2):
        add_partner(index, f"甲{number}", f"A {number}", city=place.city)
    cost()
    few = cost()
    for number in range(18):
        partner = add_partner(index, f"乙{number}", f"B {number}", country=place.country)
        partner.services.set([place.service])
        partner.save()
    # What is kept for one state of the site is read again after each change.
    cost()
    assert cost() == few


def test_only_those_who_work_on_pages_see_the_list(index) -> None:
    add_partner(index, "泉州", "Quanzhou")
    for group in ("Editors", "Translators", "Publishers"):
        assert sign_in(make_user(group, group)).get(ADDRESS).status_code == 200

    for client in (Client(), sign_in(make_user("nobody"))):
        assert client.get(ADDRESS).status_code == 302
        assert client.get(ADDRESS, {"export": "csv"}).status_code == 302
