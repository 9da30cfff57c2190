"""Marks what a list shows on the map, under the same numbers."""

from collections.abc import Iterable
from typing import Any

from cities_site.bilingual.languages import language_tag, words
from cities_site.library.maps.drawing import Place, WorldMap, draw_map


def map_of_list(items: Iterable[Any], disclaimer: str) -> WorldMap | None:
    """Return the map of the items that have a point, or None where none has."""
    places = [
        Place(
            name=words(item, "headline", item.shown_language),
            latitude=point[0],
            longitude=point[1],
            number=item.list_number,
            url=item.url_in(item.shown_language) or "",
            language_tag=language_tag(item.shown_language),
        )
        for item in items
        if (point := item.point())
    ]
    return draw_map(places, disclaimer) if places else None
