"""Markers and routes as the map's template draws them.

A marker keeps its size however wide the map is: its place is a share of the drawing, its shift a
number of letter heights. Markers that would cover each other stand side by side instead, and a
dot shows the place of each. How far apart they must stand depends on the width of the map, so
that each width has a layout of its own; the first is drawn, a script may choose another.
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
# From the narrowest screen to a map four times as wide as a page.
STEPS = (100.0, 50.0, 30.0, 15.0, 7.5)
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
class Spot:
    """Where a marker stands, in the terms of SVG."""

    x: str
    y: str
    shift_x: str
    shift_y: str


@dataclass(frozen=True)
class Marker:
    """A place with its spot, and with its spots in all layouts where these differ."""

    place: Place
    spot: Spot
    spots: list[Spot]


@dataclass(frozen=True)
class WorldMap:
    """What the template draws, with the sentence that must stand beneath it."""

    markers: list[Marker]
    dots: list[Spot]
    routes: list[str]
    disclaimer: str
    width: int = WIDTH
    height: int = HEIGHT
    steps: tuple[float, ...] = STEPS


@dataclass
class _Cluster:
    """Places that would cover each other, in a grid of markers around their middle."""

    points: list[tuple[float, float, Place]]
    step: float

    @property
    def columns(self) -> int:
        return math.ceil(math.sqrt(len(self.points)))

    @property
    def rows(self) -> int:
        return math.ceil(len(self.points) / self.columns)

    @property
    def half(self) -> tuple[float, float]:
        return self.columns * self.step / 2, self.rows * self.step / 2

    @property
    def middle(self) -> tuple[float, float]:
        """The mean of the points, or as near to it as the edge of the map lets the grid stand."""
        (half_x, half_y), count = self.half, len(self.points)
        x = sum(point[0] for point in self.points) / count
        y = sum(point[1] for point in self.points) / count
        return _within(x, half_x, WIDTH), _within(y, half_y, HEIGHT)

    def covers(self, other: Self) -> bool:
        (x, y), (half_x, half_y) = self.middle, self.half
        (other_x, other_y), (other_half_x, other_half_y) = other.middle, other.half
        return abs(x - other_x) < half_x + other_half_x and abs(y - other_y) < half_y + other_half_y

    def spots(self) -> dict[Place, Spot]:
        """Return the grid: from north to south, and in each row from west to east."""
        x, y = self.middle
        southwards = sorted(self.points, key=lambda point: (point[1], point[2].number or 0))
        found = {}
        for row in range(self.rows):
            eastwards = sorted(
                southwards[row * self.columns : (row + 1) * self.columns],
                key=lambda point: (point[0], point[2].number or 0),
            )
            for column, (_x, _y, place) in enumerate(eastwards):
                shift_x, shift_y = column - (self.columns - 1) / 2, row - (self.rows - 1) / 2
                found[place] = Spot(
                    _share(x, WIDTH), _share(y, HEIGHT), _letters(shift_x), _letters(shift_y)
                )
        return found


def draw_map(
    places: Iterable[Place],
    disclaimer: str,
    routes: Iterable[tuple[Place, Place]] = (),
    step: float = WIDE,
) -> WorldMap:
    """Place markers and routes; what lies beyond the edges of the map is left out.

    `step` is the width of a marker in units of the drawing, as the map is drawn at first.
    Markers come in the order of their numbers, which is how the keyboard reaches them.
    """
    drawn = sorted(
        (place for place in places if is_drawn(place.latitude)),
        key=lambda place: place.number or 0,
    )
    layouts = [_layout(drawn, each) for each in STEPS]
    at_first = layouts[STEPS.index(step)]
    markers = []
    for place in drawn:
        spots = [layout[place] for layout in layouts]
        markers.append(Marker(place, at_first[place], spots if len(set(spots)) > 1 else []))
    return WorldMap(
        markers=markers,
        dots=[dot for place in drawn if (dot := _spot_of(place)) != at_first[place]],
        routes=[
            _curve(origin, destination)
            for origin, destination in routes
            if is_drawn(origin.latitude) and is_drawn(destination.latitude)
        ],
        disclaimer=disclaimer,
    )


def _layout(places: Sequence[Place], step: float) -> dict[Place, Spot]:
    clusters: list[_Cluster] = []
    for place in places:
        grown = _Cluster([(*to_drawing(place.latitude, place.longitude), place)], step)
        # A grid that grows may reach the next one.
        while covered := [cluster for cluster in clusters if cluster.covers(grown)]:
            for cluster in covered:
                clusters.remove(cluster)
                grown.points += cluster.points
        clusters.append(grown)
    return {place: spot for cluster in clusters for place, spot in cluster.spots().items()}


def _spot_of(place: Place) -> Spot:
    x, y = to_drawing(place.latitude, place.longitude)
    return Spot(_share(x, WIDTH), _share(y, HEIGHT), _letters(0), _letters(0))


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


def _letters(steps: float) -> str:
    return f"{steps * STEP:g}em"
