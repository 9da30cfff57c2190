"""Coordinates as people read them."""

from django.utils.translation import gettext as _


def point_in_words(latitude: float, longitude: float) -> str:
    """Return degrees with their directions; two decimals tell a place to about a kilometre."""
    north = _("%(degrees)s° north") if latitude >= 0 else _("%(degrees)s° south")
    east = _("%(degrees)s° east") if longitude >= 0 else _("%(degrees)s° west")
    return _("%(latitude)s, %(longitude)s") % {
        "latitude": north % {"degrees": f"{abs(latitude):.2f}"},
        "longitude": east % {"degrees": f"{abs(longitude):.2f}"},
    }
