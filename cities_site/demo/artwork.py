"""Neutral drawings made by code: a dotted route with ringed waypoints in the site's colours."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

from cities_site.library.drawing import Point, disc, dots, waypoint

SIZE = (1600, 900)
# Drawn larger and then reduced, so that the edges of the dots are smooth.
SCALE = 2
DOT, GAP, RING = 7, 34, 26

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
    for dot in dots(stops, GAP * SCALE):
        disc(canvas, dot, DOT * SCALE, colours[1])
    last = len(stops) - 1
    for number, stop in enumerate(stops):
        # The ends of the route are the places it joins; what lies between is only passed.
        radius = RING * SCALE if number in (0, last) else RING * SCALE * 0.6
        waypoint(canvas, stop, radius, colours[3], colours[0], colours[2])
    reduced = image.resize(SIZE, Image.Resampling.LANCZOS).quantize(colors=64)
    file = io.BytesIO()
    reduced.save(file, "PNG", optimize=True)
    return file.getvalue()
