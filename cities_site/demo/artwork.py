"""Neutral drawings made by code: a dotted route with ringed waypoints in the site's colours."""

import io
import math
from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

SIZE = (1600, 900)
# Drawn larger and then reduced, so that the edges of the dots are smooth.
SCALE = 2
DOT, GAP, RING = 7, 34, 26

Point = tuple[float, float]
# Ground: colours of the ground, the route, the waypoint and its ring.
PALETTES = {
    "indigo": ("#0B2E45", "#009EDB", "#FFC83D", "#FFFFFF"),
    "paper": ("#FBFAF6", "#7B8088", "#009EDB", "#0B2E45"),
}


def draw_route(points: Sequence[Point], ground: str) -> bytes:
    """Return a PNG of a route through `points`, given as fractions of width and height."""
    colours = PALETTES[ground]
    width, height = (side * SCALE for side in SIZE)
    image = Image.new("RGB", (width, height), colours[0])
    canvas = ImageDraw.Draw(image)
    stops = [(x * width, y * height) for x, y in points]
    for dot in _dots(stops):
        _disc(canvas, dot, DOT * SCALE, colours[1])
    last = len(stops) - 1
    for number, stop in enumerate(stops):
        # The ends of the route are the places it joins; what lies between is only passed.
        radius = RING * SCALE if number in (0, last) else RING * SCALE * 0.6
        _disc(canvas, stop, radius, colours[3])
        _disc(canvas, stop, radius * 0.72, colours[0])
        _disc(canvas, stop, radius * 0.46, colours[2])
    reduced = image.resize(SIZE, Image.Resampling.LANCZOS).quantize(colors=64)
    file = io.BytesIO()
    reduced.save(file, "PNG", optimize=True)
    return file.getvalue()


def _dots(stops: Sequence[Point]) -> Iterator[Point]:
    for start, end in zip(stops, stops[1:], strict=False):
        length = math.dist(start, end)
        count = max(1, round(length / (GAP * SCALE)))
        for step in range(count):
            share = step / count
            yield (
                start[0] + (end[0] - start[0]) * share,
                start[1] + (end[1] - start[1]) * share,
            )


def _disc(canvas: ImageDraw.ImageDraw, centre: Point, radius: float, colour: str) -> None:
    x, y = centre
    canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
