"""The style page against pictures of itself: a changed component shows where else it lands.

To accept a change: `UPDATE_STYLE_PICTURES=1 make browser-test ARGS=-kstyle_page`, then look at the
difference of the pictures in `style/`.
"""

import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).with_name("style")
INDEX = PICTURES / "index.json"
VIEWS = [("light", 1280), ("dark", 1280), ("light", 390)]
# Smaller pictures forgive how a browser smooths its letters, and weigh little.
SCALE = 5
# A pixel differs when its grey does by this much of 255, a specimen when this share of it does.
DIFFERENCE, SHARE = 48, 0.004
BOXES = """() => {
  document.querySelector("wagtail-userbar")?.remove();
  return [...document.querySelectorAll("[data-specimen]")].map((element) => {
    const box = element.getBoundingClientRect();
    const [top, bottom] = [box.top + scrollY, box.bottom + scrollY];
    return [element.dataset.specimen, [box.left, top, box.right, bottom]];
  });
}"""

Specimens = dict[str, Image.Image]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_every_component_looks_as_in_its_picture(
    desk_of: Callable[[str], Desk], language: str, scheme: str, width: int
) -> None:
    name = f"{language}-{scheme}-{width}"
    page = desk_of("editor").page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{desk_of('editor').site}/admin/style/?language={language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    seen = _specimens(page)
    if os.environ.get("UPDATE_STYLE_PICTURES"):
        _store(name, seen)
    known = _stored(name)

    assert sorted(seen) == sorted(known)
    assert [each for each in seen if _differ(seen[each], known[each])] == []


def _specimens(page: Page) -> Specimens:
    boxes = page.evaluate(BOXES)
    whole = Image.open(BytesIO(page.screenshot(full_page=True))).convert("L")
    return {name: _reduced(whole.crop([round(side) for side in box])) for name, box in boxes}


def _reduced(picture: Image.Image) -> Image.Image:
    width, height = (max(1, side // SCALE) for side in picture.size)
    return picture.resize((width, height), Image.Resampling.BOX)


def _differ(one: Image.Image, other: Image.Image) -> bool:
    # Half a line of text is a change of layout; a pixel less is how boxes are rounded.
    if max(abs(a - b) for a, b in zip(one.size, other.size, strict=True)) > 1:
        return True
    size = tuple(map(min, zip(one.size, other.size, strict=True)))
    difference = ImageChops.difference(one.crop((0, 0, *size)), other.crop((0, 0, *size)))
    changed = sum(difference.histogram()[DIFFERENCE:])
    return changed > max(2, SHARE * size[0] * size[1])


def _store(name: str, specimens: Specimens) -> None:
    """Write the specimens below one another into one picture, and where each begins."""
    PICTURES.mkdir(exist_ok=True)
    width = max(picture.width for picture in specimens.values())
    height = sum(picture.height for picture in specimens.values())
    sheet, places, top = Image.new("L", (width, height), 255), {}, 0
    for specimen, picture in specimens.items():
        sheet.paste(picture, (0, top))
        places[specimen] = [0, top, picture.width, top + picture.height]
        top += picture.height
    # Sixteen greys are enough to compare, and weigh a third.
    sheet.point(lambda grey: grey & 0xF0).save(PICTURES / f"{name}.png", optimize=True)
    index = json.loads(INDEX.read_text()) if INDEX.exists() else {}
    INDEX.write_text(json.dumps({**index, name: places}, sort_keys=True) + "\n")


def _stored(name: str) -> Specimens:
    sheet = Image.open(PICTURES / f"{name}.png").convert("L")
    places = json.loads(INDEX.read_text())[name]
    return {specimen: sheet.crop(place) for specimen, place in places.items()}
