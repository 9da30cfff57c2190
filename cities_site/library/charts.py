"""Small charts drawn on the server: dated values along the dotted route of the site."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 640, 240
# Room for the words above a waypoint and for the year below it, in units of the drawing.
SIDE, TOP, BOTTOM = 90, 60, 44


@dataclass(frozen=True)
class Waypoint:
    """One value: where it lies in the drawing, and what is written at it."""

    x: int
    y: int
    value: str
    year: str


@dataclass(frozen=True)
class Chart:
    """A drawing of `WIDTH` by `HEIGHT` units; `line` is the path through its waypoints."""

    waypoints: tuple[Waypoint, ...]
    line: str
    base: int = HEIGHT - BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def chart(values: Sequence[tuple[datetime.date, Decimal, str]]) -> Chart | None:
    """Draw dated values, oldest first; None where there are fewer than two to compare.

    Time runs evenly and the value axis begins at nought, so that neither a gap between years nor
    a small change looks like more than it is.  A negative value has no place on it: None.
    """
    if len(values) < 2 or min(value for _date, value, _text in values) < 0:
        return None
    first, last = values[0][0], values[-1][0]
    highest = max(value for _date, value, _text in values)
    days = (last - first).days
    if days <= 0 or highest <= 0:
        return None
    waypoints = tuple(
        Waypoint(
            x=SIDE + round((WIDTH - 2 * SIDE) * (date - first).days / days),
            y=TOP + round((HEIGHT - TOP - BOTTOM) * float(1 - value / highest)),
            value=text,
            year=str(date.year),
        )
        for date, value, text in values
    )
    line = "M" + "L".join(f"{point.x} {point.y}" for point in waypoints)
    return Chart(waypoints, line)
