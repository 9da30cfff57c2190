"""The pictures that stand for a section where a page without its own picture is shared."""

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from cities_site.library.drawing import Point, disc, dots, waypoint
from cities_site.library.share_images import SIZE

# Drawn larger and then reduced, so that all edges are smooth.
SCALE = 2
INDIGO, BLUE, PIN, WHITE, PALE = "#0b2e45", "#009edb", "#ffc83d", "#ffffff", "#c9dbe6"
MARGIN, BASELINE = 88, 470
TITLE_SIZE, NAME_SIZE = 104, 40
# The route rises to the right, above the words: three curves, each through its middle point.
PATH = (((88, 330), (330, 90), (560, 250)), ((560, 250), (760, 380), (900, 190)),
        ((900, 190), (1000, 70), (1120, 96)))  # fmt: skip


def draw_share_image(title: str, name: str, font: ImageFont.FreeTypeFont) -> bytes:
    """Return a PNG with the name of a section large and the name of the site below it."""
    image = Image.new("RGB", tuple(side * SCALE for side in SIZE), INDIGO)
    canvas = ImageDraw.Draw(image)
    for dot in dots(list(_route()), 22 * SCALE):
        disc(canvas, dot, 4 * SCALE, BLUE)
    for (x, y), radius in (((88, 330), 24), ((560, 250), 16), ((900, 190), 16), ((1120, 96), 26)):
        waypoint(canvas, (x * SCALE, y * SCALE), radius * SCALE, WHITE, INDIGO, PIN)
    left = MARGIN * SCALE
    canvas.text((left, BASELINE * SCALE), title, WHITE, _fitted(font, title), anchor="ls")
    rule = (left, (BASELINE + 40) * SCALE, left + 96 * SCALE, (BASELINE + 46) * SCALE)
    canvas.rectangle(rule, fill=PIN)
    if name != title:
        small = font.font_variant(size=NAME_SIZE * SCALE)
        canvas.text((left, (BASELINE + 112) * SCALE), name, PALE, small, anchor="ls")
    reduced = image.resize(SIZE, Image.Resampling.LANCZOS).quantize(colors=48)
    file = io.BytesIO()
    reduced.save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitted(font: ImageFont.FreeTypeFont, title: str) -> ImageFont.FreeTypeFont:
    """Return the font as large as the title allows."""
    room = (SIZE[0] - 2 * MARGIN) * SCALE
    large = font.font_variant(size=TITLE_SIZE * SCALE)
    width = large.getlength(title)
    return large.font_variant(size=int(TITLE_SIZE * SCALE * min(1, room / width)))


def _route() -> Iterator[Point]:
    for start, bend, end in PATH:
        for step in range(24):
            t = step / 24
            yield tuple(
                SCALE * ((1 - t) ** 2 * start[i] + 2 * t * (1 - t) * bend[i] + t**2 * end[i])
                for i in (0, 1)
            )
    yield PATH[-1][-1][0] * SCALE, PATH[-1][-1][1] * SCALE
