"""Pilots and partners on a map: the same records, filters and address as in their lists."""

import html
import re
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from cities_site.library.models import City, Country, SiteTexts
from tests.library.lists import LISTS, add_item, address, index_of, listed
from tests.library.makers import ADDRESS_LANGUAGES, main_of

pytestmark = pytest.mark.django_db

DISCLAIMER = {"en": "No opinion is expressed.", "zh-hans": "不表示任何意见。"}
BOTH = {"public_en": True, "public_zh_hans": True}
MAPPED = ["pilots", "partners"]
of_each_list = pytest.mark.parametrize("name", MAPPED)
in_each_language = pytest.mark.parametrize("language", ADDRESS_LANGUAGES)


@pytest.fixture
def cities() -> dict[str, City]:
    words = {"name_en": "Harbour", "name_zh_hans": "港口"} | BOTH
    country = Country.objects.create(iso_code="KH", **words)
    points = {"north": (Decimal("24.87"), Decimal("118.68")), "south": (-15, Decimal("-47.88"))}
    return {
        name: City.objects.create(
            slug=name, latitude=latitude, longitude=longitude, country=country, **words
        )
        for name, (latitude, longitude) in points.items()
    }


def mapped_list(name: str, cities: dict[str, City]) -> Any:
    """Return a list with two records on the map and one without a point."""
    index = index_of(name)
    for slug, city in cities.items():
        title = {"headline_en": f"The {slug}", "headline_zh_hans": f"城市{slug}"}
        add_item(name, index, slug=slug, city=city, **title)
    SiteTexts.objects.create(
        site=Site.objects.get(),
        map_disclaimer_en=DISCLAIMER["en"],
        map_disclaimer_zh_hans=DISCLAIMER["zh-hans"],
    )
    return index


def markers(page: str) -> list[tuple[str, str]]:
    """Return the address and the accessible name of every marker, in the order of the keyboard."""
    return re.findall(r'<a class="map__link" href="([^"]+)" aria-label="([^"]+)"', page)


def rows(page: str) -> dict[str, str]:
    """Return the cells of the table by the number of the record."""
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    texts = [re.sub(r"<[^>]+>|\s+", " ", row) for row in body.split("</tr>") if "<td" in row]
    return {text.split()[0]: " ".join(text.split()[1:]) for text in texts}


@of_each_list
@in_each_language
def test_the_map_marks_the_records_of_the_list_under_their_numbers(name, language, cities) -> None:
    page = listed(mapped_list(name, cities), language, "view=map")

    table, marked = rows(page), markers(page)
    assert len(table) == 3
    assert len(marked) == 2
    for url, title in marked:
        number, _space, headline = title.partition(" ")
        assert headline in table[number]
        assert Client().get(url).status_code == 200
    numbers = [int(title.split()[0]) for _url, title in marked]
    assert numbers == sorted(numbers)
    assert DISCLAIMER[language] in page
    # What the map cannot show is said in words, and counted.
    absent = {"en": "Not on the map", "zh-hans": "地图上未标出"}[language]
    counted = {"en": "1 entry of this list has no place on", "zh-hans": "本列表有1项未在地图上标出"}
    assert sum(absent in cells for cells in table.values()) == 1
    assert counted[language] in page
    degrees = {
        "en": ["24.87° north, 118.68° east", "15.00° south, 47.88° west"],
        "zh-hans": ["北纬24.87°，东经118.68°", "南纬15.00°，西经47.88°"],
    }[language]
    assert [sum(words in cells for cells in table.values()) for words in degrees] == [1, 1]


@of_each_list
def test_both_views_share_their_filters(name, cities) -> None:
    cities["south"].country = None
    cities["south"].save()
    index = mapped_list(name, cities)

    filtered = listed(index, "en", "country=KH&lang=all&view=map")

    assert [title.split(" ", 1)[1] for _url, title in markers(filtered)] == ["The north"]
    links = {
        text: parse_qs(urlsplit(html.unescape(url)).query)
        for url, text in re.findall(r'<a [^>]*href="([^"]*)"[^>]*>([^<]+)</a>', filtered)
    }
    assert links["Show as a list"] == {"country": ["KH"], "lang": ["all"]}
    assert links["Clear all filters"] == {"view": ["map"]}
    assert '<input type="hidden" name="view" value="map"' in filtered
    assert "Map" not in re.findall(r'class="tag"[^>]*>(.*?)</a>', filtered)
    back = listed(index, "en", "country=KH&lang=all")
    assert "view=map" in back and "map__link" not in back
    assert "The north" in back and "The south" not in back


@of_each_list
@pytest.mark.parametrize("query", ["view=globe", "view=", "view=MAP", "view=list"])
def test_another_view_is_the_list(name, query, cities) -> None:
    page = listed(mapped_list(name, cities), "en", query)

    assert "map__" not in page
    assert "The north" in page


@of_each_list
@in_each_language
def test_one_setting_takes_the_maps_off_and_leaves_the_lists(name, language, cities) -> None:
    index = mapped_list(name, cities)
    SiteTexts.objects.update(show_maps=False)

    page = listed(index, language, "view=map")
    record = main_of(LISTS[name][1].objects.get(slug="north"), language)

    assert not re.search("map__|view=map|land.svg", page + record)
    assert {"en": "The north", "zh-hans": "城市north"}[language] in page
    assert {"en": "24.87° north", "zh-hans": "北纬24.87°"}[language] in record


def test_no_map_is_shown_without_its_disclaimer_in_the_language(cities) -> None:
    index = mapped_list("pilots", cities)
    SiteTexts.objects.update(map_disclaimer_zh_hans="")

    assert markers(listed(index, "en", "view=map"))
    assert "map__" not in listed(index, "zh-hans", "view=map")


@of_each_list
@in_each_language
def test_a_record_with_a_point_has_a_map_with_one_pin(name, language, cities) -> None:
    mapped_list(name, cities)
    model = LISTS[name][1]

    page = main_of(model.objects.get(slug="north"), language)

    assert page.count('class="map__marker map__marker--pin"') == 1
    assert DISCLAIMER[language] in page
    assert {"en": "24.87° north, 118.68° east", "zh-hans": "北纬24.87°，东经118.68°"}[
        language
    ] in page
    pointless = model.objects.get(headline_en="Cool streets")
    assert "map__" not in main_of(pointless, language)


def test_a_list_without_places_has_no_map() -> None:
    index = index_of("news")
    SiteTexts.objects.create(site=Site.objects.get(), map_disclaimer_en="No opinion.")

    page = listed(index, "en", "view=map")

    assert "view" not in re.findall(r'name="(\w+)"', page)
    assert "Show on a map" not in page


@of_each_list
def test_a_map_costs_the_same_however_many_it_marks(name, cities) -> None:
    index = mapped_list(name, cities)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            listed(index, "en", "view=map")
        return len(queries)

    cost()
    few = cost()
    for number in range(20):
        add_item(name, index, slug=f"more-{number}", city=cities["north"])

    page = listed(index, "en", "view=map")
    assert len(markers(page)) == 22
    assert cost() == few
    # Without the map a list of pilots has a second page.
    assert "page=2" not in page


def test_a_name_in_the_other_language_is_marked_on_the_map_too(cities) -> None:
    index = mapped_list("pilots", cities)
    LISTS["pilots"][1].objects.filter(slug="north").update(public_en=False)

    page = Client().get(address(index, "en", "view=map&lang=all")).content.decode()

    marked = re.findall(r'href="/([\w-]+)/[^"]+" aria-label="\d ([^"]+)" lang="([\w-]+)"', page)
    assert sorted(marked) == [("en", "The south", "en"), ("zh-hans", "城市north", "zh-Hans")]
