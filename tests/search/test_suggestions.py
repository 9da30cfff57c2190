"""Names are offered in spite of slips, by pinyin and initials, and by names no longer in use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cities_site.search.suggestions import MOST_MEANT, MOST_SUGGESTIONS, NameTable

ENGLISH = NameTable(
    [
        ("Quanzhou", []),
        ("UN Tourism", ["UNWTO", "World Tourism Organization"]),
        ("South-South cooperation", ["SSC"]),
        ("Maritime-Continental Silk Road Cities Alliance", ["MCSR CA", "MSCR CA"]),
        ("Green roofs cool the city", []),
    ]
)
CHINESE = NameTable(
    [("泉州", []), ("泉州湾跨海大桥开工", []), ("长沙", []), ("重庆", []), ("西安", [])]
)


@pytest.mark.parametrize(
    ("table", "query", "meant"),
    [
        (ENGLISH, "Quanzhuo", "Quanzhou"),
        (ENGLISH, "UNWTO", "UN Tourism"),
        (ENGLISH, "south-south coperation", "South-South cooperation"),
        (ENGLISH, "world tourizm organization", "World Tourism Organization"),
        (ENGLISH, "grene roofs", "green roofs"),
        (ENGLISH, "mscr ca", "Maritime-Continental Silk Road Cities Alliance"),
        (CHINESE, "quanzhou", "泉州"),
        (CHINESE, "Quan Zhou", "泉州"),
        (CHINESE, "qz", "泉州"),
        (CHINESE, "changsha", "长沙"),
        (CHINESE, "chongqing", "重庆"),
        (CHINESE, "xi'an", "西安"),
    ],
)
def test_what_was_meant_comes_first(table: NameTable, query: str, meant: str) -> None:
    assert table.meant(query)[0] == meant


@pytest.mark.parametrize("query", ["", "Quanzhou", "quanzhou", "zeppelin", "a", "x" * 5000, "\x00"])
def test_a_name_itself_and_what_is_near_nothing_have_no_other(query: str) -> None:
    assert ENGLISH.meant(query) == []


@pytest.mark.parametrize(
    ("table", "typed", "first"),
    [
        (ENGLISH, "qua", "Quanzhou"),
        (ENGLISH, "tour", "UN Tourism"),
        (ENGLISH, "UNW", "UNWTO"),
        (CHINESE, "泉", "泉州"),
        (CHINESE, "跨海", "泉州湾跨海大桥开工"),
        (CHINESE, "qz", "泉州"),
        (CHINESE, "chongq", "重庆"),
    ],
)
def test_a_name_is_completed(table: NameTable, typed: str, first: str) -> None:
    assert table.completions(typed)[0] == first


@given(st.text(max_size=60))
def test_anything_typed_is_answered_with_a_few_names(typed: str) -> None:
    for table in (ENGLISH, CHINESE):
        assert len(table.completions(typed)) <= MOST_SUGGESTIONS
        assert len(table.meant(typed)) <= MOST_MEANT
