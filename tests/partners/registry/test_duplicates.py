"""Records that may be the same organisation: found by every name, and remembered where not."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partners.models import DistinctPartners, FormerName, PartnerAlias, PartnerIndexPage
from partners.registry.likeness import NameIndex, Reason, surest_first
from tests.editor import sign_in
from tests.factories import make_user
from tests.partners.makers import add_partner, make_registry, publish

pytestmark = pytest.mark.django_db

ADDRESS = reverse("registry:duplicates")


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


@pytest.fixture
def keeper(index) -> Client:
    return sign_in(make_user("keeper", "Editors"))


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (("泉州市人民政府", ""), ("", "Quanzhou Municipal Government"), Reason.SAME_CORE),
        (("泉州", ""), ("", "Quanzhou"), Reason.SAME_NAME),
        (("", "UNOSSC"), ("", "UN Office for South-South Cooperation"), None),
        (
            ("", "UNOSSC"),
            ("", "United Nations Office for South-South Cooperation"),
            Reason.INITIALS,
        ),
        (("", "Università di Bergamo"), ("", "UNIVERSITA DI BERGAMO"), Reason.SAME_NAME),
        (("", "University of Bergamo"), ("", "University of Bergmo"), Reason.SPELLING),
        (("", "University of Quanzhou"), ("", "University of Hangzhou"), None),
        (("泉州市人民政府", ""), ("杭州市人民政府", ""), None),
        (("第一医院", "Hospital No. 1"), ("第二医院", "Hospital No. 2"), None),
        (("", "City of Lima"), ("", "City of Rome"), None),
    ],
)
def test_names_that_mean_one_organisation_are_told_from_those_that_do_not(
    index, first, second, reason
) -> None:
    one, two = (add_partner(index, *names) for names in (first, second))

    found = NameIndex.of_registry().pairs()

    assert [surest_first(reasons)[0] for reasons in found.values()] == ([reason] if reason else [])
    assert set(found) == ({(one.pk, two.pk)} if reason else set())
    similar = NameIndex.of_registry().similar_to(filter(None, first))
    assert (two.pk in similar) == bool(reason)


@pytest.mark.parametrize("kind", ["alias", "former", "acronym", "website"])
def test_every_name_counts_and_the_website(index, keeper, kind) -> None:
    first = add_partner(index, "世界旅游组织", "UN Tourism", website="https://www.x.example.org/")
    second = add_partner(index, "", "Another name altogether")
    if kind == "alias":
        second.other_names.add(PartnerAlias(name="un tourism"))
    elif kind == "former":
        second.former_names.add(FormerName(name_zh_hans="世界旅游组织"))
    elif kind == "acronym":
        second.acronym = "UN-Tourism"
    else:
        second.website = "http://x.example.org"
    second.save()

    html = keeper.get(ADDRESS).content.decode()

    assert reverse("registry:merge", args=[first.pk, second.pk]) in html
    assert ("Same website" if kind == "website" else "Same name") in html


def test_a_pair_that_is_none_is_remembered_and_can_be_forgotten(index, keeper) -> None:
    first, second = add_partner(index, "泉州", "A"), add_partner(index, "泉州", "B")
    address = reverse("registry:distinct")
    pair = {"first": second.pk, "second": first.pk}

    html = keeper.post(address, pair, follow=True).content.decode()

    assert "No two records look alike." in html
    assert "Remembered as two organizations" in html
    assert DistinctPartners.objects.get().said_by.username == "keeper"
    html = keeper.post(address, pair | {"forget": "1"}, follow=True).content.decode()
    assert "1 pair of records may be one organization." in html
    assert keeper.post(address, {"first": "x", "second": "²"}, follow=True).status_code == 200
    assert keeper.get(address).status_code == 405


def test_the_editor_warns_and_names_the_next_step(index, keeper) -> None:
    first = publish(add_partner(index, "泉州", "Quanzhou"))
    second = publish(add_partner(index, "", "City of Quanzhou", public_zh_hans=False))
    address = reverse("wagtailadmin_pages:edit", args=[second.pk])

    html = keeper.get(address).content.decode()

    assert "“Quanzhou · 泉州” may be the same organization" in html
    assert reverse("registry:merge", args=[first.pk, second.pk]) in html
    DistinctPartners.objects.create(first=first, second=second)
    assert "may be the same organization" not in keeper.get(address).content.decode()


def test_any_two_records_can_be_compared_by_their_numbers(index, keeper) -> None:
    first, second = add_partner(index, "甲", "A"), add_partner(index, "乙", "B")

    response = keeper.get(ADDRESS, {"first": first.pk, "second": second.pk})

    assert response.url == reverse("registry:merge", args=[first.pk, second.pk])
    same = keeper.get(ADDRESS, {"first": first.pk, "second": first.pk})
    assert "Give the number of another record." in same.content.decode()
    assert keeper.get(ADDRESS, {"first": "x", "second": "9" * 40, "p": "z"}).status_code == 200


def test_the_screen_costs_the_same_queries_for_many_pairs(index, keeper) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert keeper.get(ADDRESS).status_code == 200
        return len(queries)

    def add_pair(number: int) -> None:
        for name in ("A", "B"):
            add_partner(index, f"第{number}号机构", f"{name} of {number} thing")

    add_pair(0)
    cost()
    few = cost()
    for number in range(1, 6):
        add_pair(number)

    assert cost() == few


def test_translators_have_no_part_in_it(index) -> None:
    translator = sign_in(make_user("translator", "Translators"))

    assert translator.get(ADDRESS).status_code in (302, 403)
