"""The land on the map: in its place, without borders, and drawn by the command that is kept."""

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from cities_site.library.maps.projection import HEIGHT, WIDTH, natural_earth, to_drawing

# Length of the parallel and its distance from the equator every five degrees, as Tom Patterson
# published them before the polynomial was fitted to them; 0.8707 and 0.52 are his as well.
PARALLELS = [
    (1, 0), (0.9988, 0.062), (0.9953, 0.124), (0.9894, 0.186), (0.9811, 0.248), (0.9703, 0.31),
    (0.957, 0.372), (0.9409, 0.434), (0.9222, 0.4958), (0.9006, 0.5571), (0.8763, 0.6176),
    (0.8492, 0.6769), (0.8196, 0.7346), (0.7874, 0.7903), (0.7525, 0.8435), (0.716, 0.8936),
    (0.6754, 0.9394),
]  # fmt: skip
PI = 3.141592653589793
LAND = Path(settings.BASE_DIR) / "static" / "images" / "land.svg"


@pytest.mark.parametrize(("step", "length", "distance"), [(n, *p) for n, p in enumerate(PARALLELS)])
def test_the_projection_follows_the_published_table(step, length, distance) -> None:
    for sign in (1, -1):
        x, y = natural_earth(sign * 5 * step, sign * 180)

        assert x == pytest.approx(sign * 0.8707 * PI * length, abs=0.003)
        assert y == pytest.approx(sign * 0.8707 * 0.52 * PI * distance, abs=0.001)
        # Parallels are straight and meridians evenly spaced.
        assert natural_earth(5 * step, 90)[0] == pytest.approx(abs(x) / 2)


def test_the_drawing_is_the_whole_width_of_the_earth() -> None:
    assert to_drawing(0, -180)[0] == pytest.approx(0)
    assert to_drawing(0, 180)[0] == pytest.approx(WIDTH)
    assert to_drawing(84, 0)[1] == pytest.approx(0)
    assert to_drawing(-58, 0)[1] == pytest.approx(HEIGHT, abs=0.5)
    assert f"aspect-ratio: {WIDTH} / {HEIGHT};" in (
        Path(settings.BASE_DIR) / "static" / "css" / "map.css"
    ).read_text(encoding="utf-8")


def outlines(drawing: str) -> list[list[tuple[int, int]]]:
    """Return the corners of every closed outline of the drawing."""
    path = re.search(r' d="([^"]+)"', drawing)[1]
    found, pen = [], (0, 0)
    for part in path.removesuffix("z").split("z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        corners = []
        for step in zip(numbers[::2], numbers[1::2], strict=True):
            pen = (pen[0] + step[0], pen[1] + step[1])
            corners.append(pen)
        found.append(corners)
        pen = corners[0]
    return found


def is_on_land(latitude: float, longitude: float, land: list[list[tuple[int, int]]]) -> bool:
    x, y = to_drawing(latitude, longitude)
    crossings = 0
    for outline in land:
        for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


def test_land_is_where_land_is_and_sea_where_sea_is() -> None:
    land = outlines(LAND.read_text(encoding="utf-8"))

    on_land = {
        "Khajura": (28.1, 81.6),
        "Isfahan": (32.65, 51.67),
        "Nairobi": (-1.29, 36.82),
        "Brasilia": (-15.79, -47.88),
        "Denver": (39.74, -104.99),
        "Alice Springs": (-23.7, 133.88),
        "Anadyr, beyond 170 degrees east": (66.0, 172.0),
        "Chukotka, beyond 180 degrees": (66.5, -173.0),
    }
    at_sea = {
        "Atlantic": (30, -40),
        "Pacific": (0, -150),
        "Indian Ocean": (-20, 80),
        "Arctic Ocean": (80, 150),
        "Caspian Sea": (42, 50.5),
        "Southern Ocean": (-57, 0),
    }
    assert {name for name, point in on_land.items() if not is_on_land(*point, land)} == set()
    assert {name for name, point in at_sea.items() if is_on_land(*point, land)} == set()


def test_the_file_holds_land_alone_in_few_bytes_and_no_line_across_the_world() -> None:
    drawing = LAND.read_text(encoding="utf-8")
    land = outlines(drawing)

    # One filled shape: without strokes, groups or other shapes there is no border to see.
    assert re.findall(r"<(\w+)", drawing) == ["svg", "path"]
    assert "stroke" not in drawing
    assert "public domain" in drawing
    assert len(drawing) < 20_000
    for outline in land:
        for (x1, _y1), (x2, _y2) in zip(outline, outline[1:], strict=False):
            assert abs(x1 - x2) < WIDTH / 10
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in outline)


def topology(**objects: Any) -> dict[str, Any]:
    """Return a file with a square around a point on the equator at 180 degrees, and objects."""
    return {
        "type": "Topology",
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[170, -10], [20, 0], [0, 20]], [[190, 10], [-20, 0], [0, -20]]],
        "objects": {"land": {"type": "Polygon", "arcs": [[0, 1]]}} | objects,
    }


def draw(tmp_path: Path, content: Any) -> str:
    file = tmp_path / "land.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    output = StringIO()
    call_command("draw_land", str(file), stdout=output)
    return output.getvalue()


def test_land_across_the_edge_of_the_map_is_cut_there(tmp_path) -> None:
    west, east = sorted(outlines(draw(tmp_path, topology())))

    assert {x for x, _y in west} <= set(range(40)) and min(west)[0] <= 5
    assert {x for x, _y in east} <= set(range(960, WIDTH + 1)) and max(east)[0] >= WIDTH - 5


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (topology(countries={"type": "GeometryCollection", "geometries": []}), "no countries"),
        (topology() | {"transform": {"scale": [1, 1], "translate": [0, -58]}}, "in the sea"),
        ({"objects": {"land": {}}}, "arcs"),
        ("no json", "Expecting value"),
    ],
)
def test_another_file_is_refused_with_its_reason(tmp_path, content, message) -> None:
    with pytest.raises(CommandError, match=message):
        draw(tmp_path, content)
