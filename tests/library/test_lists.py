"""Lists narrow by every facet, and ignore what makes no sense."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cities_site.library.models import City, Country, Region, Service, SustainableDevelopmentGoal
from partners.models import PartnerPage, PartnerRole
from pilots.models import PilotIndexPage, PilotPage, PilotPartner
from tests.library.lists import LISTS, OTHER, add_item, address, index_of, listed
from tests.library.makers import ADDRESS_LANGUAGES, add_public, make_index, make_topic

pytestmark = pytest.mark.django_db

BOTH = {"public_en": True, "public_zh_hans": True}
# By list: what a page is given so that each facet of the list finds it.
FACETS = {
    "news": ["topic", "sdg", "service", "region", "country", "kind", "year"],
    "publications": ["topic", "sdg", "service", "region", "country", "kind", "year"],
    "events": ["topic", "sdg", "service", "region", "country", "kind", "year"],
    "pilots": ["topic", "sdg", "service", "region", "country", "stage"],
    "partners": [
        "service",
        "region",
        "country",
        "city",
        "kind",
        "role",
        "status",
        "pilot",
        "year",
    ],
}
KINDS = {
    "news": "statement",
    "publications": "brief",
    "events": "workshop",
    "partners": "academia",
}
QUERIES = {
    "topic": "climate",
    "sdg": "11",
    "service": "planning",
    "region": "asia",
    "country": "KH",
    "stage": "implementing",
    "role": "initiator",
    "city": "harbour",
    "status": "supporter",
    "pilot": "khajura",
    "year": "2016",
}


@pytest.fixture
def terms() -> dict[str, Any]:
    """Return one record of every vocabulary."""
    words = {"name_en": "Harbour", "name_zh_hans": "港口"} | BOTH
    region = Region.objects.create(slug="asia", **words)
    country = Country.objects.create(iso_code="KH", region=region, **words)
    return {
        "topics": make_topic(),
        "sdgs": SustainableDevelopmentGoal.objects.create(number=11, colour="#F99D26", **words),
        "services": Service.objects.create(slug="planning", **words),
        "regions": region,
        "countries": country,
        "cities": City.objects.create(slug="harbour", country=country, **words),
    }


def facts(name: str, facet: str) -> dict[str, Any]:
    """Return the own fields by which a facet finds a page."""
    if facet == "year":
        field = {"events": "start_date", "partners": "joined_on"}.get(name, "display_date")
        return {field: date(2016, 2, 29)}
    if facet == "kind":
        return {"kind": KINDS[name]}
    if facet == "status":
        return {"registry_status": "supporter"}
    return {"stage": "implementing"} if facet == "stage" else {}


def classify(page: Any, facet: str, terms: dict[str, Any]) -> None:
    """File a page under what a facet looks for."""
    relation = {
        "topic": "topics",
        "sdg": "sdgs",
        "service": "services",
        "region": "regions",
        "country": "countries",
        "city": "cities",
    }.get(facet)
    if facet == "role":
        PartnerRole.objects.create(page=page, role="initiator")
    elif facet == "pilot":
        pilots = make_index(page.get_parent().get_parent(), PilotIndexPage, "pilots")
        pilot = add_public(pilots, PilotPage, headline_en="Khajura", headline_zh_hans="卡朱拉")
        PilotPartner.objects.create(page=pilot, partner=page, role="partner")
    elif relation and isinstance(page, PartnerPage) and facet in ("region", "country", "city"):
        setattr(page, facet, terms[relation])
        page.save()
    elif relation:
        getattr(page, relation).set([terms[relation]])
        page.save()


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
@pytest.mark.parametrize(
    ("name", "facet"), [(name, facet) for name, facets in FACETS.items() for facet in facets]
)
def test_a_facet_keeps_what_it_names_and_nothing_else(terms, name, facet, language) -> None:
    index = index_of(name)
    page = add_item(name, index, **facts(name, facet))
    classify(page, facet, terms)
    query = f"{facet}={KINDS[name] if facet == 'kind' else QUERIES[facet]}"

    html = listed(index, language, query)

    wanted, other = ("Green roofs", "Cool streets")
    if language == "zh-hans":
        wanted, other = ("绿色屋顶", "凉爽街道")
    assert len(re.findall(f">{wanted}<", html)) == 1
    assert other not in html
    assert ("1 result" if language == "en" else "共1条结果") in html
    assert other in listed(index, language)


def test_every_facet_of_every_list_is_covered() -> None:
    assert {name: set(index.listing_facets) for name, (index, _item) in LISTS.items()} == {
        name: set(facets) for name, facets in FACETS.items()
    }


@pytest.mark.parametrize("relation", ["cities", "countries"])
@pytest.mark.parametrize("query", ["region=asia", "country=KH"])
def test_a_place_is_found_under_what_it_lies_in(terms, relation: str, query: str) -> None:
    index = index_of("news")
    page = add_item("news", index)
    getattr(page, relation).set([terms[relation]])
    page.save()

    html = listed(index, "en", query)

    assert "Green roofs" in html
    assert "Cool streets" not in html


def test_facets_narrow_together_and_can_be_taken_off(terms) -> None:
    index = index_of("news", kind="statement")
    page = add_item("news", index, kind="statement", display_date=date(2016, 2, 29))
    classify(page, "topic", terms)

    html = listed(index, "en", "topic=climate&kind=statement&year=2016")

    assert "Cool streets" not in html
    for rest in ("kind=statement&amp;year=2016", "topic=climate&amp;year=2016"):
        assert f'href="/en/news/?{rest}"' in html
    assert 'href="/en/news/?kind=statement&amp;topic=climate"' in html


HOSTILE = [
    "year=99999999",
    "year=-1",
    "year=0",
    "year=1944",
    "year=2101",
    "year=%C2%B2",
    "year=2016&year=x",
    "year[]=2016",
    "page=-1",
    "page=0",
    "page=99999999999999999999",
    "page=%C2%B2",
    "page=last",
    "page[]=2",
    "topic=%ED%A0%80",
    "topic=%FF",
    "topic=nothing",
    "topic[]=climate",
    "topic=a&topic=b",
    "sdg=99999999999999999999",
    "sdg=%D9%A1",
    "country=%27%20OR%201=1--",
    "region=" + "a" * 3000,
    "service={{7*7}}",
    "kind=<script>",
    "stage=%00%",
    "role=%E2%80%AE",
    "lang=xx",
    "lang=all&lang=en",
    "=&&=",
    "%",
]


@pytest.mark.parametrize("name", LISTS)
def test_nonsense_in_an_address_is_ignored(terms, name: str) -> None:
    index = index_of(name)

    for language in ADDRESS_LANGUAGES:
        headline = OTHER["headline_en" if language == "en" else "headline_zh_hans"]
        for query in HOSTILE:
            response = Client().get(address(index, language, query))
            if "%00" in query:
                assert response.status_code == 400, query
                continue
            assert response.status_code == 200, query
            html = response.content.decode()
            assert f">{headline}<" in html, query
            assert "<script>" not in html.split("<main")[1]


@pytest.mark.parametrize("name", LISTS)
def test_a_null_byte_is_a_bad_request(name: str) -> None:
    index = index_of(name)

    for facet in ("topic", "year", "page", "lang"):
        assert Client().get(address(index, "en", f"{facet}=%00")).status_code == 400
