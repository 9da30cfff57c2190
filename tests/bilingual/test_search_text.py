"""The text treatment finds Chinese by any part of it, and survives hostile queries."""

import random

import pytest

from cities_site.bilingual.search.text import MAXIMUM_TERMS, cut, cut_for_index, cut_for_query


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泉州湾", "泉州 州湾"),
        ("5G技术", "5G 技术"),
        ("城", "城"),
        ("ＣＯＶＩＤ", "COVID"),
        ("plain words", "plain words"),
    ],
)
def test_han_runs_are_cut_into_overlapping_pairs(text: str, expected: str) -> None:
    assert " ".join(cut(text).split()) == expected


@pytest.mark.parametrize("query", ["泉", "泉州", "市人民", "泉州市人民政府", "海陆 泉州"])
def test_every_part_of_an_indexed_sentence_is_found(query: str) -> None:
    indexed = set(cut_for_index("泉州市人民政府举办了海陆丝绸之路研讨会").split())

    assert set(cut_for_query(query).split()) <= indexed


def test_characters_in_another_order_are_not_found() -> None:
    assert cut_for_query("作合") not in cut_for_index("南南合作").split()


@pytest.mark.parametrize("query", ['"', "\x00", "  ", "“泉州", "* - ^ : ( )", "\x1b\x7f"])
def test_quotes_controls_and_punctuation_leave_no_empty_term(query: str) -> None:
    assert all(
        any(character.isalnum() for character in term) for term in cut_for_query(query).split()
    )
    assert '"' not in cut_for_query(query)


def test_a_long_query_is_bounded() -> None:
    query = "".join(random.Random(7).choices("泉州城市合作 abc", k=5000))

    assert len(cut_for_query(query).split()) <= MAXIMUM_TERMS
