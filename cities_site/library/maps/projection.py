"""Where a point of the earth lies on the map: the Natural Earth projection.

Tom Patterson's projection in the polynomial form of Bojan Šavrič, Bernhard Jenny, Tom Patterson,
Dušan Petrovič and Lorenz Hurni, "A Polynomial Equation for the Natural Earth Projection",
Cartography and Geographic Information Science 38 (4), 2011.
"""

import math

# In units of the drawing; a unit is about 40 km on the equator.
WIDTH = 1000
# The map ends beyond the northernmost land and before Antarctica, in degrees of latitude.
NORTH, SOUTH = 84.0, -58.0


def natural_earth(latitude: float, longitude: float) -> tuple[float, float]:
    """Project degrees to the plane, x to the east and y to the north, for a globe of radius 1."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    p2 = phi * phi
    p4 = p2 * p2
    x = lam * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)))
    y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return x, y


_EAST, _ = natural_earth(0, 180)
_, _TOP = natural_earth(NORTH, 0)
_, _BOTTOM = natural_earth(SOUTH, 0)
_SCALE = WIDTH / (2 * _EAST)
HEIGHT = round((_TOP - _BOTTOM) * _SCALE)


def to_drawing(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the place of a point on the drawing, in units from its top left corner."""
    x, y = natural_earth(latitude, longitude)
    return (x + _EAST) * _SCALE, (_TOP - y) * _SCALE


def is_drawn(latitude: float) -> bool:
    """Tell whether the map reaches that far; it stops before the poles."""
    return SOUTH <= latitude <= NORTH
