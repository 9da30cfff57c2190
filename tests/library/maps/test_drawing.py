"""Markers stand where their records are, in the order of their numbers, and stay readable."""

from itertools import combinations

from cities_site.library.maps.drawing import NARROW, STEP, STEPS, WIDE, Place, Spot, draw_map
from cities_site.library.maps.projection import HEIGHT, WIDTH, to_drawing


def place(number: int, latitude: float, longitude: float) -> Place:
    return Place(f"City {number}", latitude, longitude, number, f"/en/{number}/")


def middle(spot: Spot, step: float = WIDE) -> tuple[float, float]:
    """Return where the middle of a marker is, in units of the drawing."""
    x, y = float(spot.x.rstrip("%")) / 100 * WIDTH, float(spot.y.rstrip("%")) / 100 * HEIGHT
    letters = [float(shift.removesuffix("em")) for shift in (spot.shift_x, spot.shift_y)]
    return x + letters[0] / STEP * step, y + letters[1] / STEP * step


def test_a_marker_that_stands_alone_is_at_its_point() -> None:
    drawn = draw_map([place(1, 24.87, 118.68), place(2, 45.7, 9.67)], "Disclaimer")

    for marker in drawn.markers:
        x, y = to_drawing(marker.place.latitude, marker.place.longitude)
        assert abs(middle(marker.spot)[0] - x) < 0.1 and abs(middle(marker.spot)[1] - y) < 0.1
    assert drawn.dots == []
    assert drawn.disclaimer == "Disclaimer"


def test_markers_at_one_place_and_near_it_do_not_cover_each_other() -> None:
    same = [place(number, 40.71, -74.0) for number in range(1, 8)]
    near = [place(number, 40.71 + number / 3, -74.0 + number / 2) for number in range(8, 20)]
    far = [place(20, -17.7, 178.1), place(21, -17.7, -179.9)]

    drawn = draw_map([*far, *near, *same], "Disclaimer")

    assert [marker.place.number for marker in drawn.markers] == list(range(1, 22))
    for layout, step in enumerate(STEPS):
        spots = [(marker.spots or [marker.spot] * 5)[layout] for marker in drawn.markers]
        for one, other in combinations(spots, 2):
            (x1, y1), (x2, y2) = middle(one, step), middle(other, step)
            assert max(abs(x1 - x2), abs(y1 - y2)) > 0.99 * step, (one, other)
        for spot in spots:
            x, _y = middle(spot, step)
            assert step / 2 - 0.1 < x < WIDTH - step / 2 + 0.1
    # A dot shows where each of the crowded ones really is.
    assert len(drawn.dots) == 21


def test_a_crowd_keeps_its_order_from_west_to_east_and_parts_where_there_is_room() -> None:
    cities = [place(1, 30, 12), place(2, 30.1, 4), place(3, 20, 8)]

    drawn = draw_map(cities, "Disclaimer", step=NARROW)

    (east, _), (west, _), (_, south) = (middle(marker.spot, NARROW) for marker in drawn.markers)
    assert west < east
    assert south > middle(drawn.markers[0].spot, NARROW)[1]
    assert [marker.spots[-1].shift_x for marker in drawn.markers] == ["0em"] * 3


def test_many_markers_at_one_place_are_placed_at_once() -> None:
    drawn = draw_map([place(number, 40, number / 100) for number in range(1, 101)], "Disclaimer")

    assert len({middle(marker.spot) for marker in drawn.markers}) == 100


def test_a_point_beyond_the_map_is_left_out() -> None:
    polar = place(1, -75.1, 123.3)

    drawn = draw_map([polar, place(2, 0, 0)], "Disclaimer", [(polar, place(2, 0, 0))])

    assert [marker.place.number for marker in drawn.markers] == [2]
    assert drawn.routes == []


def test_a_route_leads_from_point_to_point() -> None:
    origin, destination = place(1, 24.87, 118.68), place(2, 32.65, 51.67)

    path = draw_map([], "Disclaimer", [(origin, destination)]).routes[0]

    start, end = to_drawing(24.87, 118.68), to_drawing(32.65, 51.67)
    assert path.startswith(f"M{start[0]:.0f} {start[1]:.0f}Q")
    assert path.endswith(f" {end[0]:.0f} {end[1]:.0f}")
