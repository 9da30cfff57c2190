"""The picture that goes along when a page is shared: its own, or that of its section.

Nothing is drawn or cut while a reader waits: an image gets its shared version when it is saved,
and the pictures of the sections are files of the site, drawn by `manage.py draw_share_images`.
"""

import logging
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.templatetags.static import static
from django.utils.translation import gettext_noop
from wagtail.images.models import Filter

from cities_site.library.models import SiteImage

logger = logging.getLogger(__name__)

SIZE = (1200, 630)
# Cut around the focal point; JPEG, because not every service that shows it reads newer formats.
FILTER = Filter(spec=f"fill-{SIZE[0]}x{SIZE[1]}|format-jpeg")
# Services show a smaller picture as a thumbnail, or not at all.
SMALLEST = (600, 315)

# The sections that have a picture, by the short name of their type of content.
SITE = "site"
TITLES = {
    SITE: gettext_noop("Cities Project"),
    "news": gettext_noop("News"),
    "publication": gettext_noop("Publications"),
    "event": gettext_noop("Events"),
    "pilot": gettext_noop("Pilot projects"),
    "partner": gettext_noop("Partners"),
}


@dataclass(frozen=True)
class ShareImage:
    """A picture with what services want to know of it; `alt` is "" where it says nothing."""

    url: str
    width: int
    height: int
    media_type: str
    alt: str


def own_share_image(image: SiteImage | None, language: str) -> ShareImage | None:
    """Return the shared version of a page's picture, if it was made; never makes it.

    Without a query, if the renditions of the image are prefetched.
    """
    if image is None:
        return None
    rendition = image.find_existing_renditions(FILTER).get(FILTER)
    if rendition is None:
        return None
    return ShareImage(
        rendition.url, rendition.width, rendition.height, "image/jpeg", image.alt_in(language)
    )


def section_share_image(content_type: str, language: str) -> ShareImage:
    """Return the picture of a section, or of the whole site; it shows only what titles say."""
    section = content_type.removesuffix("index")
    name = section if section in TITLES else SITE
    return ShareImage(static(section_file(name, language)), *SIZE, "image/png", "")


def section_file(section: str, language: str) -> str:
    """Return where the picture of a section is among the static files."""
    return f"images/share/{section}-{language}.png"


def prepare(image: SiteImage) -> bool:
    """Make the shared version of an image that is large enough; tell whether there is one."""
    if image.width < SMALLEST[0] or image.height < SMALLEST[1]:
        return False
    made = image.renditions.filter(
        filter_spec=FILTER.spec, focal_point_key=FILTER.get_cache_key(image)
    )
    if made.exists():
        return True
    try:
        image.create_rendition(FILTER)
    except Exception as error:
        # A picture that cannot be cut must not keep anybody from saving it: the page of its
        # section is shared instead.
        logger.warning("The shared version of image %s was not made: %s", image.pk, error)
        return False
    return True


def prepare_when_saved(instance: SiteImage, raw: bool = False, **options: Any) -> None:
    """Make the shared version once an image is stored, with its focal point of now."""
    if not raw:
        transaction.on_commit(partial(prepare, instance))
