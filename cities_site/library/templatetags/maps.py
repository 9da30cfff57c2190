"""Places in templates."""

from django import template

from cities_site.library.maps.wording import point_in_words

register = template.Library()


@register.filter
def in_degrees(point: tuple[float, float] | None) -> str:
    """Return a latitude and a longitude in words, or "" for a record without a point."""
    return point_in_words(*point) if point else ""
