"""Pictures go public with their credit and licence, maps with the reference of their clearance.

ST/AI/189/Add.25/Rev.1: every map is cleared by the United Nations before it is issued.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cities_site.bilingual.languages import LANGUAGES, words
from cities_site.library.models import SiteImage
from cities_site.library.referenced import columns_by_key, section_of

# What a map is called where nobody has said whether it is one.
_MAP = re.compile(r"\b(?:map|maps|carte)\b|地图|示意图", re.IGNORECASE)


def pictures_without_rights(record: Any, section: str) -> Iterator[str]:
    """Yield what is missing of the credit and the licence of pictures in `section`.

    Fields in `pictures_by_permission`, such as logos, have a permission of their own instead.
    """
    for image in _pictures_in(record, section):
        missing = []
        if not any(words(image, "credit", language) for language in LANGUAGES):
            missing.append(_("credit"))
        if not image.licence:
            missing.append(_("licence"))
        if missing:
            yield _(
                "The picture “%(title)s” has no %(missing)s: fill it in at %(address)s or choose "
                "another picture."
            ) % _named(image, missing=_(" and no ").join(missing))


def maps_without_clearance(record: Any, section: str) -> Iterator[str]:
    """Yield the maps in `section` that nobody has cleared, and pictures that may be maps."""
    for image in _pictures_in(record, section):
        if image.map_clearance_reference or image.is_map is False:
            continue
        if image.is_map:
            yield _(
                "The picture “%(title)s” is a map: write the reference of its clearance at "
                "%(address)s before it is published."
            ) % _named(image)
        elif _MAP.search(_said_of(image)):
            yield _(
                "The picture “%(title)s” seems to be a map: say at %(address)s whether it is one, "
                "and write the reference of its clearance if so."
            ) % _named(image)


def _named(image: SiteImage, **facts: str) -> dict[str, str]:
    address = reverse("wagtailimages:edit", args=(image.pk,))
    return {"title": image.title, "address": address, **facts}


def _said_of(image: SiteImage) -> str:
    told = [words(image, name, each) for name in ("alt_text", "caption") for each in LANGUAGES]
    file = image.file.name.rpartition("/")[2].replace("_", " ").replace("-", " ")
    return " ".join([image.title, file, *told])


def _pictures_in(record: Any, section: str) -> list[SiteImage]:
    exempt = getattr(record, "pictures_by_permission", ())
    keys = [
        key
        for key, columns in columns_by_key(record, SiteImage).items()
        if any(section_of(column) == section and column not in exempt for column in columns)
    ]
    return list(SiteImage.objects.filter(pk__in=keys).order_by("pk")) if keys else []
