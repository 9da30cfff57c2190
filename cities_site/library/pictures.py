"""The places in which pictures stand: how wide each is, and which versions of an image it takes.

A layout is measured from the style sheets: `sizes` tells the browser how wide the place is on
which screen, and `operations` make versions that fit it on plain and on dense screens, each at
most about half as large again as the one before. Templates, the making of pictures ahead of time
and the tests all read this table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.images.models import Filter

PHOTO_FORMATS = ("avif", "webp", "jpeg")
# A logo may be transparent, which JPEG is not.
DRAWING_FORMATS = ("avif", "webp", "png")


@dataclass(frozen=True)
class Layout:
    """One sort of place.

    `operations` are Wagtail's, the smallest first; `fill` crops around the focal point. Without
    `sizes` the picture is as wide as its smallest version.
    """

    operations: tuple[str, ...]
    sizes: str = ""
    formats: tuple[str, ...] = PHOTO_FORMATS


LAYOUTS = {
    # The width of the text and its pictures beside the facts: 46rem where there is room.
    "article": Layout(
        ("width-400", "width-600", "width-900", "width-1472"),
        "(min-width: 72rem) 46rem, (min-width: 60rem) calc(100vw - 26rem), min(46rem, 92vw)",
    ),
    # One of a grid of photographs, two in a row where there is room.
    "photo": Layout(
        ("fill-400x300", "fill-600x450", "fill-900x675", "fill-1200x900"),
        "(min-width: 80rem) 26.25rem, (min-width: 63.5rem) calc(50vw - 13.75rem), "
        "(min-width: 60rem) calc(100vw - 26rem), (min-width: 41rem) calc(46vw - 0.75rem), 92vw",
    ),
    # The still picture of a video, as wide as the text.
    "video": Layout(
        ("fill-400x225", "fill-600x338", "fill-900x506", "fill-1424x801"),
        "(min-width: 72rem) 44.5rem, (min-width: 60rem) calc(100vw - 26rem), min(44.5rem, 92vw)",
    ),
    # The cover beside the title of a publication, and in the list of publications.
    "cover": Layout(("width-220", "width-330", "width-440"), "13.75rem"),
    "card": Layout(("width-96", "width-144", "width-192"), "6rem"),
    "logo": Layout(("max-280x160", "max-560x320"), formats=DRAWING_FORMATS),
}


# Where the first page of a document stands that serves as a cover.
COVER_LAYOUTS = ("cover", "card")


def filters_for(image: Any, layout: str) -> list[str]:
    """Return the filters of the versions that `image` has in a layout.

    Nothing is made larger than its original, so that a small image has fewer versions.
    """
    place = LAYOUTS[layout]
    by_width: dict[int, str] = {}
    for operation in place.operations:
        width, _height = Filter(operation).get_transform(image).size
        by_width.setdefault(int(width), operation)
    return [f"format-{name}|{spec}" for name in place.formats for spec in by_width.values()]


def make_renditions(image: Any, layouts: Iterable[str]) -> None:
    """Make and keep the versions of `image` for these layouts; those that exist cost one query.

    Raises wagtail.images.models.SourceImageIOError where the file of the image is missing.
    """
    image.get_renditions(*[spec for layout in layouts for spec in filters_for(image, layout)])
