"""The motif of the site, drawn by code: a dotted route with ringed waypoints."""

import math
from collections.abc import Iterator, Sequence

from PIL import ImageDraw

Point = tuple[float, float]


def dots(stops: Sequence[Point], gap: float) -> Iterator[Point]:
    """Yield the dots of a route through `stops`, about `gap` pixels apart."""
    for start, end in zip(stops, stops[1:], strict=False):
        length = math.dist(start, end)
        count = max(1, round(length / gap))
        for step in range(count):
            share = step / count
            yield (
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share,
            )


def disc(canvas: ImageDraw.ImageDraw, centre: Point, radius: float, colour: str) -> None:
    """Draw a filled circle."""
    x, y = centre
    canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def waypoint(
    canvas: ImageDraw.ImageDraw, centre: Point, radius: float, ring: str, ground: str, core: str
) -> None:
    """Draw a place of a route: a core inside a ring."""
    disc(canvas, centre, radius, ring)
    disc(canvas, centre, radius * 0.72, ground)
    disc(canvas, centre, radius * 0.46, core)
