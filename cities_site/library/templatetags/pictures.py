"""Pictures in the versions that fit the place they stand in."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from cities_site.library import licences
from cities_site.library.pictures import LAYOUTS, filters_for

register = template.Library()


@register.simple_tag
def picture_in(layout: str, image: Any, eager: bool = False, alt: str = "") -> SafeString:
    """Return Wagtail's `<picture>` of `image` for one of the layouts of `library.pictures`.

    `eager` is for the first large picture of a page, which browsers should fetch at once; all
    others wait until they come near. `alt` replaces the image's own alternative text.
    """
    if not image:
        return SafeString()
    renditions = get_renditions_or_not_found(image, filters_for(image, layout))
    smallest = next(iter(renditions.values()))
    attributes = {"sizes": LAYOUTS[layout].sizes or f"{smallest.width}px"}
    if eager:
        attributes["fetchpriority"] = "high"
    else:
        attributes |= {"loading": "lazy", "decoding": "async"}
    if alt:
        attributes["alt"] = alt
    return mark_safe(str(Picture(renditions, attributes)))  # noqa: S308 - Wagtail escapes it


@register.filter
def licence_url(licence: str) -> str:
    """Return the address of a licence's own text, or "" where it has none."""
    return licences.licence_url(licence)
