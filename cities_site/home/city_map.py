"""The cities that public records name: where pilots are, and between which cities articles report.

Nothing else is drawn: a city without a record has no marker, and no record means no route.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html

from cities_site.bilingual.languages import language_tag, other_language, words
from cities_site.bilingual.models import BasePage
from cities_site.library.maps.drawing import NARROW, Place, draw_map
from cities_site.library.maps.setting import map_disclaimer
from cities_site.library.models import City
from news.models import CityRoute
from news.querysets import NewsQuerySet
from pilots.models import PilotPage
from pilots.querysets import PilotQuerySet

PILOTS_SHOWN = 40
ROUTES_SHOWN = 20


@dataclass(frozen=True)
class RouteLine:
    """A route in words, with the article that reports it."""

    origin: str
    destination: str
    kind: str
    url: str


def city_map(
    request: HttpRequest, pilots: PilotQuerySet, articles: NewsQuerySet, language: str
) -> dict[str, Any]:
    """Return the numbered cities, the routes between them and their map, with two queries.

    Without maps the list of cities and routes stands alone.
    """
    shown = pilots.with_point().select_related("city").newest_first()[:PILOTS_SHOWN]
    routes = newest_routes(articles)
    places = numbered_places(shown, routes, language)
    disclaimer = map_disclaimer(request)
    curves = [
        (_end(route.origin, language), _end(route.destination, language))
        for route in routes
        if route.origin.point() and route.destination.point()
    ]
    return {
        "cities": places,
        "routes": [_line(route, language) for route in routes],
        "world_map": draw_map(places, disclaimer, curves, NARROW)
        if places and disclaimer
        else None,
    }


def newest_routes(articles: NewsQuerySet) -> list[CityRoute]:
    """Return the routes that these articles report, the newest report first."""
    return list(
        CityRoute.objects.filter(page__in=articles.order_by().values("pk"))
        .select_related("page", "origin", "destination")
        .defer("page__body_en", "page__body_zh_hans")
        .order_by("-page__display_date", "page__listing_order", "-page", "sort_order")[
            :ROUTES_SHOWN
        ]
    )


def numbered_places(
    pilots: Iterable[PilotPage], routes: Iterable[CityRoute], language: str
) -> list[Place]:
    """Number the cities with pilots, then the others; each leads to the newest page about it."""
    places: dict[int, Place] = {}

    def add(city: City | None, page: BasePage, point: tuple[float, float] | None) -> None:
        # A pilot outside any city stands for itself, under a key that no city has.
        key = city.pk if city else -page.pk
        if point and key not in places:
            name, tag = _name(city, language) if city else (words(page, "headline", language), "")
            url = page.url_in(language) or ""
            places[key] = Place(name, *point, len(places) + 1, url, tag)

    for pilot in pilots:
        add(pilot.city, pilot, pilot.point())
    for route in routes:
        for city in (route.origin, route.destination):
            add(city, route.page, city.point())
    return list(places.values())


def _end(city: City, language: str) -> Place:
    name, tag = _name(city, language)
    return Place(name, *city.point(), language_tag=tag)


def _name(city: City, language: str) -> tuple[str, str]:
    """Return the city's name, and its language where it has no name in the reader's."""
    if name := words(city, "name", language):
        return name, ""
    other = other_language(language)
    return words(city, "name", other), language_tag(other)


def _line(route: CityRoute, language: str) -> RouteLine:
    return RouteLine(
        origin=_marked(route.origin, language),
        destination=_marked(route.destination, language),
        kind=route.get_kind_display(),
        url=route.page.url_in(language) or "",
    )


def _marked(city: City, language: str) -> str:
    name, tag = _name(city, language)
    return format_html('<span lang="{}">{}</span>', tag, name) if tag else name
