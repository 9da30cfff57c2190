"""The map of the home page: the cities that records name, and what articles report between them."""

import re
from decimal import Decimal

from django.contrib.auth.models import User
from django.test import Client

from cities_site.library.models import City, SiteTexts
from news.models import CityRoute, NewsPage
from pilots.models import PilotPage
from tests.base import SeededTestCase
from tests.editor import open_editor, save_editor, send


def hero(language: str) -> str:
    response = Client().get(f"/{language}/")
    assert response.status_code == 200
    page = response.content.decode()
    return page.split('<div class="cities">')[1].split("</div>\n  </div>")[0]


def markers(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<a class="map__link" href="([^"]+)" aria-label="([^"]+)"', page)


def listed(page: str) -> list[tuple[str, str]]:
    return [
        (url, f"{number} {name}")
        for url, number, name in re.findall(
            r'<a href="([^"]+)"[^>]*><b>(\d+)</b> ([^<]+)</a>', page
        )
    ]


class CityMapTests(SeededTestCase):
    def test_every_city_of_a_record_is_marked_and_listed_under_one_number(self) -> None:
        names = {
            "en": ["1 Khajura", "2 Quanzhou", "3 Bergamo", "4 Isfahan"],
            "zh-hans": ["1 卡朱拉", "2 泉州", "3 贝加莫", "4 伊斯法罕"],
        }
        for language, expected in names.items():
            page = hero(language)
            assert [name for _url, name in markers(page)] == expected
            assert markers(page) == listed(page)
            assert listed(page)[0][0] == f"/{language}/pilot-projects/khajura/"

    def test_routes_are_those_that_articles_report(self) -> None:
        page = hero("en")

        assert page.count('class="map__route"') == CityRoute.objects.count() == 2
        assert re.findall(r"From (\w+) to (\w+): (\w+)", page) == [
            ("Quanzhou", "Bergamo", "Donation"),
            ("Quanzhou", "Isfahan", "Donation"),
        ]
        assert "泉州至伊斯法罕：捐赠" in hero("zh-hans")

        NewsPage.objects.filter(routes__destination__slug="isfahan").update(public_en=False)
        assert "Isfahan" not in hero("en")
        assert "伊斯法罕" in hero("zh-hans")

    def test_the_disclaimer_stands_under_the_map_and_the_list_stands_without_it(self) -> None:
        texts = SiteTexts.objects.get()
        assert texts.map_disclaimer_en in hero("en")
        assert texts.map_disclaimer_zh_hans in hero("zh-hans")

        texts.show_maps = False
        texts.save()
        page = hero("en")
        assert "map__" not in page
        assert [name for _url, name in listed(page)][0] == "1 Khajura"
        assert "From Quanzhou to Isfahan" in page

    def test_a_city_without_a_record_is_not_drawn_and_without_any_there_is_no_map(self) -> None:
        City.objects.create(slug="x", name_en="Elsewhere", latitude=1, longitude=1, public_en=True)
        assert "Elsewhere" not in hero("en")

        CityRoute.objects.all().delete()
        PilotPage.objects.update(city=None)
        assert "map__" not in Client().get("/en/").content.decode()

    def test_a_pilot_may_stand_beside_its_city_or_outside_any(self) -> None:
        PilotPage.objects.update(
            city=None, headline_en="A valley", latitude=Decimal("28.5"), longitude=Decimal("81.5")
        )

        assert listed(hero("en"))[0] == ("/en/pilot-projects/khajura/", "1 A valley")

    def test_an_editor_states_a_route_in_an_article_and_readers_see_it_on_the_map(self) -> None:
        article = NewsPage.objects.get(slug="needs-assessment-completed-khajura")
        city = {city.slug: city.pk for city in City.objects.all()}
        editor = open_editor(article, User.objects.get(username="administrator"))
        route = {"routes-TOTAL_FORMS": "1", "routes-0-ORDER": "1", "routes-0-kind": "exchange"}
        route |= {"routes-0-origin": city["bergamo"], "action-publish": "1"}

        refused = send(editor, route | {"routes-0-destination": city["bergamo"]})
        assert "Choose two different cities." in refused.content.decode()
        save_editor(editor, route | {"routes-0-destination": city["khajura"]})

        assert "From Bergamo to Khajura: Exchange of experience" in hero("en")
        assert "贝加莫至卡朱拉：经验交流" in hero("zh-hans")
        assert hero("en").count('class="map__route"') == 3
