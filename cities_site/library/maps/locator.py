"""A map with one pin: where in the world the record of a page is."""

from django.http import HttpRequest

from cities_site.library.maps.drawing import Place, WorldMap, draw_map
from cities_site.library.maps.setting import map_disclaimer


def locator(request: HttpRequest, name: str, point: tuple[float, float] | None) -> WorldMap | None:
    """Return the map for a page, or None without a point or without maps."""
    disclaimer = map_disclaimer(request) if point else ""
    if not (point and disclaimer):
        return None
    return draw_map([Place(name, *point)], disclaimer)
