"""What a page tells programs: its structured data, and the picture to share it with."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from cities_site.library.linked_data import absolute, as_script, breadcrumb_list
from cities_site.library.share_images import own_share_image, section_share_image
from cities_site.library.templatetags.site import content_type

register = template.Library()


@register.simple_tag(takes_context=True)
def linked_data(context: Context) -> SafeString:
    """Return what the page's section says of it, and the way to it, as one data block."""
    facts: dict[str, Any] = context.flatten()
    return as_script([*facts.get("linked_data", []), *breadcrumb_list(facts)])


@register.inclusion_tag("components/share_meta.html", takes_context=True)
def share_meta(context: Context) -> dict[str, Any]:
    """Name the languages of the page, and the picture that stands for it."""
    page = context.get("page")
    image = own_share_image(context.get("main_image"), context["language"])
    if image is None:
        image = section_share_image(content_type(page) if page else "", context["language"])
    return {
        # The locale of the page stands before those of its other versions.
        "versions": sorted(context["versions"], key=lambda version: not version["is_current"]),
        "image": image,
        "image_url": absolute(context.flatten(), image.url),
    }
