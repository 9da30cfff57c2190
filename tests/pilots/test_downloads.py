"""Pilots as files and as activities in the shape of IATI: read back and compared."""

import csv
import io
import json
from datetime import date
from typing import Any

import geojson
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from cities_site.library.models import City, Country, SustainableDevelopmentGoal
from partners.models import PartnerIndexPage, PartnerPage
from pilots.choices import IATI_STATUS
from pilots.dataset import PILOTS
from pilots.models import (
    CoFinancing,
    Indicator,
    PilotIndexPage,
    PilotMilestone,
    PilotPage,
    PilotPartner,
)
from tests.factories import make_site
from tests.partners.makers import add_partner

pytestmark = pytest.mark.django_db

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Elements of an activity in the order that IATI 2.03 asks for, as far as records can fill them.
ORDER = [
    "iati-identifier",
    "title",
    "description",
    "participating-org",
    "activity-status",
    "recipient-country",
    "location",
    "tag",
    "budget",
    "document-link",
    "result",
]


@pytest.fixture
def index() -> PilotIndexPage:
    index = PilotIndexPage(
        headline_en="Pilots", slug="pilots", headline_zh_hans="试点", public_zh_hans=True
    )
    make_site().add_child(instance=index)
    return index


def add_pilot(index: PilotIndexPage, english: str, **fields: Any) -> PilotPage:
    pilot = PilotPage(
        **{
            "headline_en": english,
            "headline_zh_hans": "卡朱拉",
            "summary_en": "A pilot.",
            "summary_zh_hans": "一个试点。",
            "public_zh_hans": True,
        }
        | fields
    )
    index.add_child(instance=pilot)
    return pilot


def full_pilot(index: PilotIndexPage) -> PilotPage:
    registry = PartnerIndexPage(headline_en="Partners", slug="partners")
    index.get_parent().add_child(instance=registry)
    ministry = add_partner(registry, "部", "Ministry", kind="national_government")
    mentioned = add_partner(
        registry, "某组织", "Mentioned", registry_status="mentioned_only", live=False
    )
    hidden = add_partner(registry, "草稿", "Draft partner", live=False)
    country = Country.objects.create(
        iso_code="NP", name_en="Nepal", name_zh_hans="尼泊尔", public_zh_hans=True
    )
    city = City.objects.create(slug="khajura", name_en="Khajura", latitude="28.1", longitude="81.6")
    goal = SustainableDevelopmentGoal.objects.create(number=11, name_en="Sustainable cities")
    pilot = add_pilot(
        index,
        "Khajura",
        code="CP-1",
        line_en="Water & waste",
        line_zh_hans="水与废物",
        city=city,
        country=country,
        stage="implementing",
        sdg_targets="11.2, 13.1",
        currency="USD",
        budget_total="1250000.50",
        budget_confirmed=True,
        budget_as_of=date(2025, 1, 2),
    )
    pilot.sdgs.add(goal)
    pilot.partner_links.add(
        PilotPartner(partner=ministry, role="implementing"),
        PilotPartner(partner=mentioned, role="technical"),
        PilotPartner(partner=hidden, role="partner"),
    )
    pilot.co_financing.add(
        CoFinancing(partner=ministry, amount="10", currency="USD"),
        CoFinancing(source_name_en="A fund", in_kind_en="Staff time"),
    )
    pilot.milestones.add(
        PilotMilestone(date=date(2019, 6, 10), stage="needs_assessment", label_en="Mission")
    )
    pilot.indicators.add(
        Indicator(
            name_en="Households served",
            name_zh_hans="受益户数",
            unit_en="%",
            baseline="0",
            target="80",
            actual="12.5",
            as_of=date(2025, 3, 1),
        )
    )
    pilot.save()
    return pilot


def activities(address: str = "activities.xml") -> list[etree._Element]:
    response = Client().get(f"/data/iati/{address}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    root = etree.fromstring(response.getvalue())
    assert (root.tag, root.get("version")) == ("iati-activities", "2.03")
    return list(root)


def narratives(element: etree._Element) -> dict[str, str]:
    return {each.get(LANG): each.text for each in element.findall("narrative")}


def test_an_activity_says_what_the_record_says_in_the_order_of_the_standard(index) -> None:
    full_pilot(index)
    [activity] = activities()

    tags = [child.tag for child in activity]
    assert tags == sorted(tags, key=ORDER.index)
    assert activity.get("default-currency") == "USD"
    assert activity.findtext("iati-identifier") == "CP-1"
    assert narratives(activity.find("title")) == {"en": "Water & waste", "zh": "水与废物"}
    assert narratives(activity.find("description[@type='1']")) == {
        "en": "A pilot.",
        "zh": "一个试点。",
    }
    assert activity.find("activity-status").get("code") == "2"
    assert activity.find("recipient-country").get("code") == "NP"
    assert narratives(activity.find("recipient-country")) == {"en": "Nepal", "zh": "尼泊尔"}
    assert activity.findtext("location/point/pos") == "28.1 81.6"
    assert [(tag.get("vocabulary"), tag.get("code")) for tag in activity.findall("tag")] == [
        ("2", "11"),
        ("3", "11.2"),
        ("3", "13.1"),
    ]
    budget = activity.find("budget")
    assert budget.get("status") == "2"
    value = budget.find("value")
    assert (value.text, value.get("currency"), value.get("value-date")) == (
        "1250000.5",
        "USD",
        "2025-01-02",
    )
    indicator = activity.find("result/indicator")
    assert narratives(indicator.find("title")) == {"en": "Households served", "zh": "受益户数"}
    assert indicator.get("measure") == "2"
    assert indicator.find("baseline").get("value") == "0"
    period = indicator.find("period")
    assert period.find("period-end").get("iso-date") == "2025-03-01"
    assert (period.find("target").get("value"), period.find("actual").get("value")) == (
        "80",
        "12.5",
    )


def test_participants_have_the_codes_of_the_standard_and_no_invented_ones(index) -> None:
    full_pilot(index)
    [activity] = activities()

    found = [
        (narratives(each)["en"], each.get("role"), each.get("type"), each.get("ref"))
        for each in activity.findall("participating-org")
    ]

    assert found == [
        ("Ministry", "4", "10", None),
        ("Mentioned", None, "11", None),
        ("Ministry", "1", "10", None),
    ]


def test_what_nobody_recorded_is_left_out(index) -> None:
    add_pilot(index, "Khajura", currency="USD")
    [activity] = activities()

    assert {child.tag for child in activity} == {"title", "description", "activity-status"}
    assert narratives(activity.find("title")) == {"en": "Khajura", "zh": "卡朱拉"}


@pytest.mark.parametrize("stage", list(IATI_STATUS))
def test_stages_map_to_the_activity_status(index, stage) -> None:
    add_pilot(index, "Khajura", stage=stage)

    [activity] = activities()

    assert activity.find("activity-status").get("code") == str(IATI_STATUS[stage])


def test_json_has_the_same_elements_as_xml(index) -> None:
    pilot = full_pilot(index)

    def as_json(element: etree._Element) -> Any:
        attributes = {f"@{'xml:lang' if k == LANG else k}": v for k, v in element.items()}
        if not attributes and not len(element):
            return element.text or ""
        text = {"text": element.text} if element.text and element.text.strip() else {}
        value: dict[str, Any] = {**attributes, **text}
        for child in element:
            value.setdefault(child.tag, []).append(as_json(child))
        return value

    for name in ("activities", f"pilot-{pilot.pk}"):
        response = Client().get(f"/data/iati/{name}.json")
        answer = json.loads(response.getvalue())["iati-activities"]
        assert answer["iati-activity"] == [as_json(each) for each in activities(f"{name}.xml")]


def test_nothing_that_is_not_public_is_told_in_any_file(index) -> None:
    pilot = add_pilot(
        index, "Open", line_zh_hans="秘密", summary_zh_hans="秘密", public_zh_hans=False
    )
    hidden = add_pilot(index, "Hidden", live=False)
    full_pilot(index)
    tables = ["pilots.csv", "pilots.json", "pilots.geojson"]
    for name in [
        *tables,
        "iati/activities.xml",
        "iati/activities.json",
        f"iati/pilot-{pilot.pk}.json",
    ]:
        content = Client().get(f"/data/{name}").getvalue().decode()
        assert "Open" in content or "geojson" in name
        for secret in ("秘密", "Hidden", "Draft partner", "草稿"):
            assert secret not in content, (name, secret)
    for number in (hidden.pk, 0, 10**12, 10**30):
        for kind in ("json", "xml"):
            assert Client().get(f"/data/iati/pilot-{number}.{kind}").status_code == 404


def test_control_characters_do_not_break_the_xml(index) -> None:
    add_pilot(index, "Kha\x0bjura\x1f <&>")

    [activity] = activities()

    assert narratives(activity.find("title"))["en"] == "Khajura <&>"


def test_the_table_the_json_and_the_points_say_the_same(index) -> None:
    pilot = full_pilot(index)
    content = Client().get("/data/pilots.csv").getvalue().decode()
    [row] = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    [record] = json.loads(Client().get("/data/pilots.json").getvalue())["pilots"]
    collection = geojson.loads(Client().get("/data/pilots.geojson").getvalue())

    assert list(row) == PILOTS.head()
    assert list(record) == [column.name for column in PILOTS.columns]
    assert row["title_zh-Hans"] == record["title"]["zh-Hans"] == "水与废物"
    assert json.loads(row["indicators"]) == record["indicators"]
    assert record["budget"] == 1250000.5
    assert record["milestones"][0]["date"] == "2019-06-10"
    assert [each["id"] is None for each in record["partners"]] == [False, True]
    assert [each["name"] for each in record["partners"]] == [
        {"en": "Ministry", "zh-Hans": "部"},
        {"en": "Mentioned", "zh-Hans": "某组织"},
    ]
    assert record["contributions"][1]["contributor"] == {"en": "A fund"}
    assert collection.is_valid
    assert collection["features"][0]["geometry"]["coordinates"] == [81.6, 28.1]
    assert collection["features"][0]["id"] == pilot.pk


def test_pages_lead_to_the_files(index) -> None:
    pilot = full_pilot(index)

    for language in ("en", "zh-hans"):
        page = Client().get(f"/{language}/pilots/{pilot.slug}/").getvalue().decode()
        assert f'href="/data/iati/pilot-{pilot.pk}.json"' in page
        listed = Client().get(f"/{language}/pilots/?stage=implementing").getvalue().decode()
        assert 'href="/data/pilots.csv?stage=implementing"' in listed
    assert json.loads(Client().get("/data/pilots.json?stage=closed").getvalue())["pilots"] == []


@pytest.mark.parametrize(
    ("name", "queries"),
    [("pilots.csv", 14), ("pilots.json", 14), ("iati/activities.xml", 14)],
)
def test_many_pilots_cost_the_same_queries(index, name, queries) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(f"/data/{name}").getvalue()
        return len(captured)

    pilot = full_pilot(index)
    partner = PartnerPage.objects.first()
    cost()
    few = cost()
    for number in range(8):
        more = add_pilot(index, f"Number {number}", city=pilot.city, country=pilot.country)
        more.partner_links.add(PilotPartner(partner=partner, role="host"))
        more.indicators.add(Indicator(name_en="x", actual=1))
        more.save()
    # What is kept is read anew after a change.
    cost()

    assert cost() == few == queries
