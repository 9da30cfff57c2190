"""What the editor marks between two versions of an original."""

import pytest

from cities_site.bilingual.originals import difference
from cities_site.bilingual.texts import plain_lines


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Plant trees.", "Plant oaks.", "<span>Plant </span><del>trees</del><ins>oaks</ins>"),
        ("城市植树。", "城市种树。", "<span>城市</span><del>植</del><ins>种</ins>"),
        ("", "<b>", "<ins>&lt;b&gt;</ins>"),
        ("gone", "", "<del>gone</del>"),
    ],
)
def test_only_what_changed_is_marked(before: str, after: str, shown: str) -> None:
    assert str(difference(before, after)).startswith(shown)


def test_the_structure_of_rich_text_stays_visible() -> None:
    markup = (
        '<h2 data-block-key="a">Aims</h2><p>One &amp; two</p><ul><li>Trees</li><li>Roofs</li></ul>'
    )

    assert plain_lines(markup) == "## Aims\nOne & two\n• Trees\n• Roofs"
