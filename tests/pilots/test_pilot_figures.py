"""A pilot's page says who pays for the pilot, and what was measured."""

import re
from datetime import date
from decimal import Decimal

import pytest

from partners.models import PartnerIndexPage, PartnerPage
from pilots.models import CoFinancing, Indicator, PilotIndexPage, PilotPage
from tests.editor import open_editor, send
from tests.factories import make_administrator, make_site
from tests.library.makers import add_public, main_of, make_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def pilots() -> PilotIndexPage:
    return make_index(make_site(), PilotIndexPage, "pilots")


def words(html: str) -> str:
    """Return the text between the tags, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def part(html: str, title: str) -> str:
    """Return the section of the page that has this heading."""
    return html.split(f">{title}</h2>")[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("language", "budget", "unpublished"),
    [
        ("en", ["Budget", "USD 1,250,000", "Confirmed", "30 June 2020"], "Not yet published"),
        ("zh-hans", ["预算", "USD 1,250,000", "已确认", "2020年6月30日"], "尚未公布"),
    ],
)
def test_the_budget_is_dated_or_not_yet_published(pilots, language, budget, unpublished) -> None:
    page = add_public(pilots, PilotPage, currency="USD", budget_total=Decimal("1250000.00"))
    page.budget_confirmed, page.budget_as_of = True, date(2020, 6, 30)
    page.save()
    other = add_public(pilots, PilotPage, slug="other")

    html = main_of(page, language)

    title, *facts = budget
    assert [fact for fact in facts if fact not in part(html, title)] == []
    assert unpublished not in part(html, title)
    assert unpublished in part(main_of(other, language), title)


@pytest.fixture
def financed(pilots) -> PilotPage:
    """Return a pilot with contributions of every sort."""
    page = add_public(pilots, PilotPage)
    registry = make_index(pilots.get_parent(), PartnerIndexPage, "partners")
    partner = add_public(
        registry,
        PartnerPage,
        headline_en="Harbour city",
        headline_zh_hans="港口城市",
        kind="local_government",
        registry_status="partner",
    )
    rows = [
        {
            "partner": partner,
            "amount": Decimal("40000.50"),
            "currency": "EUR",
            "status": "received",
        },
        {"source_name_en": "A bank", "source_name_zh_hans": "一家银行", "in_kind_en": "Staff time"},
        {"source_name_en": "A donor", "source_name_zh_hans": "捐助方", "status": "confirmed"},
    ]
    rows[1] |= {"in_kind_zh_hans": "人员工时", "status": "pledged"}
    for order, row in enumerate(rows):
        CoFinancing.objects.create(page=page, sort_order=order, **row)
    return page


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        (
            "en",
            "Budget",
            [
                "Harbour city EUR 40,000.5 Received",
                "A bank In kind · Staff time Pledged",
                "A donor Not yet published Confirmed",
            ],
        ),
        (
            "zh-hans",
            "预算",
            [
                "港口城市 EUR 40,000.5 已到位",
                "一家银行 实物捐助 · 人员工时 已认捐",
                "捐助方 尚未公布 已确认",
            ],
        ),
    ],
)
def test_every_contribution_names_its_giver_and_its_certainty(
    financed, language, title, expected
) -> None:
    table = part(main_of(financed, language), title).split("<tbody>")[1]

    rows = [words(row) for row in table.split("</tr>")][:3]
    assert rows == expected
    assert f'href="/{language}/partners/' in table


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        (
            "en",
            "Results",
            [
                "Trees tonnes Source: The city 0 1,234,567 12,345.678 30 June 2020",
                "Roofs Not yet published 1,000 Not yet published Not yet published",
            ],
        ),
        (
            "zh-hans",
            "成果",
            [
                "树木 吨 来源：市政府 0 1,234,567 12,345.678 2020年6月30日",
                "屋顶 尚未公布 1,000 尚未公布 尚未公布",
            ],
        ),
    ],
)
def test_indicators_are_grouped_numbers_with_their_dates(pilots, language, title, expected) -> None:
    page = add_public(pilots, PilotPage)
    Indicator.objects.create(
        page=page,
        sort_order=0,
        name_en="Trees",
        name_zh_hans="树木",
        unit_en="tonnes",
        unit_zh_hans="吨",
        baseline=Decimal("0.0000"),
        target=Decimal("1234567.0000"),
        actual=Decimal("12345.6780"),
        as_of=date(2020, 6, 30),
        source_en="The city",
        source_zh_hans="市政府",
    )
    Indicator.objects.create(
        page=page, sort_order=1, name_en="Roofs", name_zh_hans="屋顶", target=Decimal(1000)
    )

    table = part(main_of(page, language), title).split("<tbody>")[1]

    assert [words(row) for row in table.split("</tr>")][:2] == expected


def test_an_indicator_without_a_name_in_a_language_is_left_out_there(pilots) -> None:
    page = add_public(pilots, PilotPage)
    Indicator.objects.create(page=page, name_en="Trees", target=Decimal(10))

    assert "Trees" in main_of(page, "en")
    assert "<tbody>" not in main_of(page, "zh-hans")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"budget_total": "1000"}, "currency"),
        ({"budget_total": "1000", "currency": "usd"}, "currency"),
        ({"latitude": "24.87"}, "longitude"),
        ({"latitude": "90.1", "longitude": "0"}, "latitude"),
        ({"sdg_targets": "18.1"}, "sdg_targets"),
    ],
)
def test_a_wrong_fact_is_refused_beside_its_field(pilots, typed: dict, field: str) -> None:
    page = add_public(pilots, PilotPage)

    response = send(open_editor(page, make_administrator()), typed | {"headline_en": "Typed words"})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["headline_en"].value() == "Typed words"
    assert PilotPage.objects.get(pk=page.pk).get_latest_revision() is None
