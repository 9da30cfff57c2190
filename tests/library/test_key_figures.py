"""The history of the key figures: every value with its day, and a chart where there is one."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client

from cities_site.library.charts import HEIGHT, WIDTH, chart
from cities_site.library.models import KeyFigure
from tests.base import SeededTestCase

YEARS = [datetime.date(year, 12, 31) for year in (2018, 2019, 2022)]


class KeyFiguresTests(SeededTestCase):
    """What readers see of the seeded figures, and of one that gets a second value."""

    def test_a_figure_stands_with_its_day_and_its_source_and_without_a_chart_of_one(self) -> None:
        for language, value, day in (
            ("en", "close to 50", "by the end of 2018"),
            ("zh-hans", "近50个", "截至2018年底"),
        ):
            page = Client().get(f"/{language}/key-figures/").content.decode()

            assert value in page and day in page and "Project Scope and Focus" in page
            assert "chart__line" not in page

    def test_a_second_value_keeps_the_first_and_draws_both(self) -> None:
        figure = KeyFigure.objects.get(slug="cities-and-institutions")
        figure.pk, figure.value, figure.as_of = None, Decimal(80), YEARS[2]
        figure.value_text_en, figure.value_text_zh_hans = "80", "80个"
        figure.as_of_text_en = figure.as_of_text_zh_hans = ""
        figure.save()

        page = Client().get("/en/key-figures/").content.decode()

        assert page.count('class="chart__stop"') == 2
        assert "close to 50" in page and "31 December 2022" in page
        home = Client().get("/en/").content.decode()
        assert "close to 50" not in home


def test_time_and_value_are_drawn_to_scale() -> None:
    numbers = [Decimal(50), Decimal(0), Decimal(100)]
    drawn = chart(list(zip(YEARS, numbers, map(str, numbers), strict=True)))

    first, second, last = drawn.waypoints
    # One year of four, so a quarter of the way.
    assert (second.x - first.x) / (last.x - first.x) == pytest.approx(0.25, abs=0.01)
    assert second.y == drawn.base
    assert (drawn.base - first.y) * 2 == pytest.approx(drawn.base - last.y, abs=2)
    assert all(0 < point.x < WIDTH and 0 < point.y < HEIGHT for point in drawn.waypoints)


@pytest.mark.parametrize("numbers", [[], [5], [0, 0], [5, -1]])
def test_what_no_chart_can_show_honestly_has_none(numbers: list[int]) -> None:
    values = [
        (day, Decimal(number), str(number)) for day, number in zip(YEARS, numbers, strict=False)
    ]

    assert chart(values) is None
