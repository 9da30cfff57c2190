"""The registry as files: read back by other programs and compared with the records."""

import csv
import gc
import io
import json
import weakref
from datetime import date
from typing import Any

import geojson
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from cities_site.library.models import City, Country, Region, Service, SiteTexts
from cities_site.library.open_data import batches
from cities_site.library.open_data.columns import Kind
from partners.dataset import REGISTRY
from partners.models import FormerName, PartnerAlias, PartnerIndexPage, PartnerPage, PartnerRole
from tests.partners.makers import add_partner, make_registry

pytestmark = pytest.mark.django_db

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1"]


@pytest.fixture
def index() -> PartnerIndexPage:
    return make_registry()


def table(query: str = "") -> list[dict[str, str]]:
    response = Client().get(f"/data/partners.csv{query}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = response.getvalue().decode()
    assert text.startswith("\ufeff"), "without the mark spreadsheets show no Chinese"
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def data(query: str = "") -> dict[str, Any]:
    response = Client().get(f"/data/partners.json{query}")
    assert response.headers["Content-Type"] == "application/json"
    return json.loads(response.getvalue())


def names(query: str = "") -> list[str]:
    return [partner["name"]["en"] for partner in data(query)["partners"]]


def full_partner(index: PartnerIndexPage) -> Any:
    """A record in which every column of the data dictionary says something."""
    region = Region.objects.create(
        slug="asia", name_en="Asia", name_zh_hans="亚洲", public_zh_hans=True
    )
    country = Country.objects.create(
        iso_code="IT", name_en="Italy", name_zh_hans="意大利", public_zh_hans=True
    )
    city = City.objects.create(
        slug="bergamo",
        name_en="Bergamo",
        name_zh_hans="贝加莫",
        public_zh_hans=True,
        latitude="45.6983",
        longitude="-9.6773",
    )
    service = Service.objects.create(slug="advice", order=1, name_en="Advice")
    partner = add_partner(
        index,
        "贝加莫市",
        "City of Bergamo",
        acronym="CB",
        summary_en="A city.",
        summary_zh_hans="一座城市。",
        un_system=True,
        region=region,
        country=country,
        city=city,
        joined_on=date(2018, 5, 1),
        joined_precision="month",
        founded_on=date(1160, 1, 1),
        founded_precision="year",
        website="https://bergamo.example.org/",
        focal_point_mailbox="office@example.org",
        last_verified_on=date(2026, 3, 5),
    )
    partner.roles.add(PartnerRole(role="partner"), PartnerRole(role="initiator"))
    partner.services.add(service)
    partner.other_names.add(
        PartnerAlias(name="Bèrghem"), PartnerAlias(name="Bregamo", search_only=True)
    )
    partner.former_names.add(
        FormerName(
            name_en="Bergomum",
            name_zh_hans="贝尔戈蒙",
            valid_to=date(568, 1, 1),
            valid_to_precision="year",
        )
    )
    partner.save()
    return partner


def test_every_column_of_the_table_says_what_the_record_says(index) -> None:
    partner = full_partner(index)

    [row] = table()

    assert list(row) == REGISTRY.head()
    assert row == {
        "id": str(partner.pk),
        "name_en": "City of Bergamo",
        "name_zh-Hans": "贝加莫市",
        "acronym": "CB",
        "summary_en": "A city.",
        "summary_zh-Hans": "一座城市。",
        "type": "local_government",
        "un_system": "true",
        "status": "partner",
        "support": "unspecified",
        "roles": "partner; initiator",
        "city_en": "Bergamo",
        "city_zh-Hans": "贝加莫",
        "country_code": "IT",
        "country_en": "Italy",
        "country_zh-Hans": "意大利",
        "region_en": "Asia",
        "region_zh-Hans": "亚洲",
        "latitude": "45.6983",
        "longitude": "-9.6773",
        "services": "advice",
        "joined_on": "2018-05",
        "founded_on": "1160",
        "other_names": "Bèrghem",
        "former_names": json.dumps(
            [
                {
                    "name": {"en": "Bergomum", "zh-Hans": "贝尔戈蒙"},
                    "acronym": "",
                    "valid_from": None,
                    "valid_to": "0568",
                }
            ],
            ensure_ascii=False,
        ),
        "website": "https://bergamo.example.org/",
        "verified_on": "2026-03-05",
        "page_en": f"http://testserver/en/partners/{partner.slug}/",
        "page_zh-Hans": f"http://testserver/zh-hans/partners/{partner.slug}/",
    }
    assert all(row.values()), "a column that nothing fills tests nothing"
    assert "office@example.org" not in json.dumps([row, data()])


@time_machine.travel("2026-03-06 12:00", tick=False)
def test_the_json_holds_the_same_and_says_when_it_was_made_under_which_licence(index) -> None:
    full_partner(index)
    answer = data()

    assert {name: answer[name] for name in ("date", "source", "licence", "count")} == {
        "date": "2026-03-06",
        "source": "http://testserver/data/partners.json",
        "licence": None,
        "count": 1,
    }
    [partner], [row] = answer["partners"], table()
    for column in REGISTRY.columns:
        value = partner[column.name]
        if column.kind in (Kind.WORDS, Kind.ADDRESSES):
            assert value == {tag: row[f"{column.name}_{tag}"] for tag in ("en", "zh-Hans")}
        elif column.kind == Kind.LIST:
            assert "; ".join(value) == row[column.name]
        elif column.kind == Kind.OBJECTS:
            assert value == json.loads(row[column.name])
        else:
            assert str(value).lower() == row[column.name].lower(), column.name

    texts = SiteTexts.for_site(Site.objects.get())
    texts.data_licence = "all_rights_reserved"
    texts.save()
    assert data()["licence"] == {
        "code": "all_rights_reserved",
        "name": {"en": "All rights reserved", "zh-Hans": "保留所有权利"},
    }


def test_the_points_are_valid_geojson_with_longitude_first(index) -> None:
    partner = full_partner(index)
    add_partner(index, "泉州市", "A city without a point")

    response = Client().get("/data/partners.geojson")
    collection = geojson.loads(response.getvalue())

    assert response.headers["Content-Type"] == "application/geo+json"
    assert collection.is_valid, collection.errors()
    [feature] = collection["features"]
    assert feature["id"] == partner.pk
    assert feature["geometry"] == {"type": "Point", "coordinates": [-9.6773, 45.6983]}
    assert feature["properties"] == data("?kind=local_government")["partners"][0]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_a_formula_to_a_spreadsheet(index, formula) -> None:
    add_partner(index, f"{formula}市", "City", acronym=formula)

    [row] = table()

    assert row["name_zh-Hans"] == f"'{formula}市"
    assert row["acronym"].startswith("'")


def test_lines_end_as_the_standard_has_it_and_texts_keep_their_signs(index) -> None:
    name = 'A "quoted", name; of two\nlines'
    add_partner(index, "市", name)

    content = Client().get("/data/partners.csv").getvalue().decode()

    assert content.count("\r\n") == 2
    assert table()[0]["name_en"] == name


def test_words_of_a_version_that_is_not_public_stay_here(index) -> None:
    city = City.objects.create(slug="x", name_en="Xcity", name_zh_hans="密城", public_zh_hans=False)
    partner = add_partner(index, "秘密名称", "Open name", city=city, public_zh_hans=False)
    partner.former_names.add(FormerName(name_en="Old name", name_zh_hans="秘密旧名"))
    partner.save()

    assert names() == ["Open name"]
    for address in ("csv", "json", "geojson"):
        content = Client().get(f"/data/partners.{address}").getvalue().decode()
        assert "秘密" not in content and "密城" not in content, address
    assert table()[0]["page_zh-Hans"] == ""


def test_only_public_partners_and_supporters_are_told(index) -> None:
    add_partner(index, "甲", "Partner")
    add_partner(index, "乙", "Supporter", registry_status="supporter")
    add_partner(index, "丙", "Mentioned", registry_status="mentioned_only")
    add_partner(index, "丁", "Draft", live=False)
    add_partner(index, "戊", "In no language", public_en=False, public_zh_hans=False)
    restricted = add_partner(index, "己", "For some only")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")

    assert names() == ["Partner", "Supporter"]


def test_the_files_obey_the_filters_of_the_list_in_either_language(index) -> None:
    region = Region.objects.create(
        slug="asia", name_zh_hans="亚洲", public_en=False, public_zh_hans=True
    )
    add_partner(index, "甲", "In Asia", region=region, kind="academia", joined_on=date(2018, 1, 1))
    add_partner(index, "乙", "Elsewhere", joined_on=date(2019, 1, 1))

    assert names("?region=asia") == ["In Asia"]
    assert names("?kind=academia&year=2018") == ["In Asia"]
    assert names("?kind=academia&year=2019") == []
    assert names("?year=2019&lang=all&page=7") == ["Elsewhere"]
    assert names("?kind=nonsense&utm=1") == ["In Asia", "Elsewhere"]
    html = Client().get("/zh-hans/partners/?kind=academia").getvalue().decode()
    for name in ("csv", "json", "geojson"):
        assert f'href="/data/partners.{name}?kind=academia"' in html


def test_without_a_public_registry_there_are_no_files(index) -> None:
    index.live = False
    index.save()

    assert Client().get("/data/partners.csv").status_code == 404


@pytest.mark.parametrize("name", ["csv", "json", "geojson"])
def test_a_large_registry_costs_the_same_queries(index, name) -> None:
    city = City.objects.create(slug="x", name_en="X", latitude=1, longitude=2)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(f"/data/partners.{name}").getvalue()
        return len(queries)

    def add(number: int) -> None:
        partner = add_partner(index, f"第{number}", f"Number {number}", city=city)
        partner.roles.add(PartnerRole(role="partner"))
        partner.former_names.add(FormerName(name_en="Before"))
        partner.save()

    add(0)
    add(1)
    cost()
    few = cost()
    for number in range(2, 30):
        add(number)
    # What is kept is read anew after a change.
    cost()
    assert cost() == few == 8


@pytest.mark.parametrize(
    ("language", "meaning", "no_licence"),
    [
        ("en", "Whether it belongs to the United Nations system.", "No licence has been published"),
        ("zh-hans", "是否属于联合国系统。", "尚未公布数据的许可协议"),
    ],
)
def test_the_dictionary_explains_every_column(index, language, meaning, no_licence) -> None:
    html = Client().get(f"/{language}/open-data/partners/").getvalue().decode()

    assert meaning in html
    assert no_licence in html
    for name in [column.name for column in REGISTRY.columns] + REGISTRY.head():
        assert f'<code lang="en">{name}</code>' in html
    assert '<code lang="en">un_entity</code>' in html
    assert "mentioned_only" not in html


def test_other_sites_may_read_the_files_and_search_engines_pass_them_by(index) -> None:
    response = Client().get("/data/partners.json")

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Content-Language"] == "en, zh-Hans"
    assert not response.cookies
    assert Client().post("/data/partners.json").status_code == 405


@pytest.mark.parametrize("name", ["csv", "json", "geojson"])
def test_a_file_is_written_in_batches_of_the_same_few_queries(index, name, monkeypatch) -> None:
    city = City.objects.create(slug="x", name_en="X", latitude=1, longitude=2)
    for number in range(7):
        add_partner(index, f"第{number}", f"Number {number}", city=city)
    monkeypatch.setattr(batches, "BATCH", 3)
    written, alive = weakref.WeakSet(), []

    def count_records(record: PartnerPage) -> None:
        written.add(record)
        if record.headline_en == "Number 6":
            gc.collect()
            alive.append(len(written))

    original = type(REGISTRY).record
    monkeypatch.setattr(
        type(REGISTRY),
        "record",
        lambda self, record, *args: (count_records(record), original(self, record, *args))[1],
    )
    Client().get(f"/data/partners.{name}").getvalue()

    with CaptureQueriesContext(connection) as queries:
        content = Client().get(f"/data/partners.{name}").getvalue().decode()

    fetches = [query["sql"] for query in queries if "partners_partnerpage" in query["sql"]]
    fetches = [sql for sql in fetches if "LIMIT 3" in sql]
    assert len(fetches) == 3
    assert all(content.count(f"Number {number}") == 1 for number in range(7))
    # At the last of seven: its batch, and the one whose place it took.
    assert alive
    assert max(alive) <= 2 * 3 - 2
