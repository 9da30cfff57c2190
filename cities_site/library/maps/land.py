"""The land as one SVG path, from the TopoJSON file of Natural Earth's physical land.

TopoJSON is read as https://github.com/topojson/topojson-specification describes it.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from cities_site.library.maps.projection import HEIGHT, SOUTH, WIDTH, is_drawn, to_drawing

Point = tuple[float, float]
Step = tuple[int, int]

# Other objects of such files are countries, and their lines must not reach the map.
LAND_ONLY = {"land"}

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
    "<!-- Natural Earth, physical land 1:110m, public domain, by way of world-atlas 2.0.2 -->"
    '<path id="land" fill-rule="evenodd" d="{path}"/></svg>\n'
)


def land_drawing(topology: dict[str, Any]) -> str:
    """Return the drawing of the land north of the map's southern edge.

    Raises ValueError if the topology holds anything but land, or land across that edge.
    """
    if set(topology["objects"]) != LAND_ONLY:
        raise ValueError("The map shows land only: the file must hold no countries.")
    arcs = [list(_degrees(arc, topology["transform"])) for arc in topology["arcs"]]
    path, pen = [], (0, 0)
    for ring in _rings(topology["objects"]["land"]):
        for outline in _halves(_unwrapped(_outline(ring, arcs))):
            if corners := _corners(outline):
                path.append(_closed(corners, pen))
                pen = corners[0]
    return SVG.format(width=WIDTH, height=HEIGHT, path="".join(path))


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """Decode the steps of an arc to longitudes and latitudes."""
    (scale_x, scale_y), (first_x, first_y) = transform["scale"], transform["translate"]
    for x, y in accumulate(arc, lambda before, step: [before[0] + step[0], before[1] + step[1]]):
        yield x * scale_x + first_x, y * scale_y + first_y


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _rings(part)
    else:
        polygons = geometry["arcs"]
        for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
            yield from polygon


def _outline(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Join the arcs of a ring; a negative number is an arc walked backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _unwrapped(outline: list[Point]) -> list[Point]:
    """Let longitudes run on past 180 degrees, so that no step leads around the earth."""
    points = outline[:1]
    for longitude, latitude in outline[1:]:
        before = points[-1][0]
        points.append((before + (longitude - before + 180) % 360 - 180, latitude))
    return points


def _halves(outline: list[Point]) -> Iterator[list[Point]]:
    """Cut land at the edges of the map: what runs past one edge goes on at the other."""
    for turn in (-360, 0, 360):
        turned = [(longitude + turn, latitude) for longitude, latitude in outline]
        if half := _clipped(_clipped(turned, 180, 1), -180, -1):
            yield half


def _clipped(outline: list[Point], edge: float, side: int) -> list[Point]:
    """Return the part of a polygon on one side of a meridian (Sutherland and Hodgman, 1974)."""
    kept: list[Point] = []
    for before, point in zip(outline[-1:] + outline[:-1], outline, strict=True):
        is_inside = side * (edge - point[0]) >= 0
        if is_inside != (side * (edge - before[0]) >= 0):
            part = (edge - before[0]) / (point[0] - before[0])
            kept.append((edge, before[1] + part * (point[1] - before[1])))
        if is_inside:
            kept.append(point)
    return kept


def _corners(outline: list[Point]) -> list[Step]:
    """Return the corners on the drawing in whole units, or none for land beyond its edge."""
    drawn = {is_drawn(latitude) for _longitude, latitude in outline}
    if drawn == {False}:
        return []
    if drawn != {True}:
        raise ValueError(f"Land crosses {SOUTH} degrees: choose an edge that lies in the sea.")
    corners: list[Step] = []
    for longitude, latitude in outline:
        x, y = to_drawing(latitude, longitude)
        corner = (round(x), round(y))
        if not corners or corner != corners[-1]:
            corners.append(corner)
    if corners[0] == corners[-1]:
        corners.pop()
    # An island smaller than a unit has no area left.
    return corners if len(corners) > 2 else []


def _closed(corners: list[Step], pen: Step) -> str:
    steps = []
    for x, y in corners:
        steps += [x - pen[0], y - pen[1]]
        pen = (x, y)
    words = "".join(f" {step}" if step >= 0 else str(step) for step in steps)
    return f"m{words.lstrip()}z"
