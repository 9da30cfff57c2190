"""Markers and routes as the map's template draws them.

A marker keeps its size however wide the map is: its place is a share of the drawing, its shift a
number of letter heights. Markers that would cover each other stand side by side instead, and a
dot shows the place of each.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from cities_site.library.maps.projection import HEIGHT, WIDTH, is_drawn, to_drawing

# From the middle of a marker to the next one, in letter heights.
STEP = 1.75
# The same in units of the drawing, where the map is as wide as a page or as half of one.
WIDE, NARROW = 30.0, 50.0
# How far a route bends to the north, as a share of its length.
BEND = 0.2


@dataclass(frozen=True)
class Place:
    """A record with its point in degrees; its number is that of the list beside the map.

    Without a number it is drawn as a bare pin, and without an address it is no link.
    """

    name: str
    latitude: float
    longitude: float
    number: int | None = None
    url: str = ""
    language_tag: str = ""


@dataclass(frozen=True)
class Marker:
    """A place on the drawing, in the terms of SVG."""

    place: Place
    x: str
    y: str
    shift_x: str
    shift_y: str


@dataclass(frozen=True)
class Dot:
    """The point of a marker that stands beside it."""

    x: str
    y: str


@dataclass(frozen=True)
class WorldMap:
    """What the template draws, with the sentence that must stand beneath it."""

    markers: list[Marker]
    dots: list[Dot]
    routes: list[str]
    disclaimer: str
    width: int = WIDTH
    height: int = HEIGHT


@dataclass
class _Cluster:
    """Places that share one spot, in a square of markers around their middle."""

    places: list[Place]
    spots: list[tuple[float, float]]
    step: float

    @property
    def columns(self) -> int:
        return math.ceil(math.sqrt(len(self.places)))

    @property
    def rows(self) -> int:
        return math.ceil(len(self.places) / self.columns)

    @property
    def half(self) -> tuple[float, float]:
        return self.columns * self.step / 2, self.rows * self.step / 2

    @property
    def middle(self) -> tuple[float, float]:
        """The mean of the spots, or as near to it as the edge of the map lets the square stand."""
        (half_x, half_y), count = self.half, len(self.spots)
        x = sum(spot[0] for spot in self.spots) / count
        y = sum(spot[1] for spot in self.spots) / count
        return _within(x, half_x, WIDTH), _within(y, half_y, HEIGHT)

    def covers(self, other: Self) -> bool:
        (x, y), (half_x, half_y) = self.middle, self.half
        (other_x, other_y), (other_half_x, other_half_y) = other.middle, other.half
        return abs(x - other_x) < half_x + other_half_x and abs(y - other_y) < half_y + other_half_y

    def absorb(self, other: Self) -> None:
        self.places += other.places
        self.spots += other.spots

    def markers(self) -> list[Marker]:
        x, y = self.middle
        drawn = []
        for position, place in enumerate(sorted(self.places, key=lambda place: place.number or 0)):
            row, column = divmod(position, self.columns)
            drawn.append(
                Marker(
                    place,
                    _share(x, WIDTH),
                    _share(y, HEIGHT),
                    _letters((column - (self.columns - 1) / 2) * STEP),
                    _letters((row - (self.rows - 1) / 2) * STEP),
                )
            )
        return drawn


def draw_map(
    places: Iterable[Place],
    disclaimer: str,
    routes: Iterable[tuple[Place, Place]] = (),
    step: float = WIDE,
) -> WorldMap:
    """Place markers and routes; what lies beyond the edges of the map is left out.

    `step` is the width of a marker in units of the drawing. Markers come in the order of their
    numbers, which is the order in which the keyboard reaches them.
    """
    clusters = _clusters([place for place in places if is_drawn(place.latitude)], step)
    markers = [marker for cluster in clusters for marker in cluster.markers()]
    return WorldMap(
        markers=sorted(markers, key=lambda marker: marker.place.number or 0),
        dots=[
            Dot(_share(x, WIDTH), _share(y, HEIGHT))
            for cluster in clusters
            for x, y in cluster.spots
            if (x, y) != cluster.middle or len(cluster.places) > 1
        ],
        routes=[
            _curve(origin, destination)
            for origin, destination in routes
            if is_drawn(origin.latitude) and is_drawn(destination.latitude)
        ],
        disclaimer=disclaimer,
    )


def _clusters(places: Sequence[Place], step: float) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    for place in places:
        grown = _Cluster([place], [to_drawing(place.latitude, place.longitude)], step)
        # A square that grows may reach the next one.
        while covered := [cluster for cluster in clusters if cluster.covers(grown)]:
            for cluster in covered:
                clusters.remove(cluster)
                grown.absorb(cluster)
        clusters.append(grown)
    return clusters


def _curve(origin: Place, destination: Place) -> str:
    """Return the path of a route: one bend to the north, wherever it leads."""
    start_x, start_y = to_drawing(origin.latitude, origin.longitude)
    end_x, end_y = to_drawing(destination.latitude, destination.longitude)
    length = math.hypot(end_x - start_x, end_y - start_y)
    bend_x, bend_y = (start_x + end_x) / 2, (start_y + end_y) / 2 - BEND * length
    return f"M{start_x:.0f} {start_y:.0f}Q{bend_x:.0f} {bend_y:.0f} {end_x:.0f} {end_y:.0f}"


def _within(value: float, half: float, size: int) -> float:
    return min(max(value, half), size - half) if 2 * half < size else size / 2


# Written out here because templates write numbers as readers do, with commas in some languages.
def _share(value: float, size: int) -> str:
    return f"{100 * value / size:.2f}%"


def _letters(count: float) -> str:
    return f"{count:g}em"
