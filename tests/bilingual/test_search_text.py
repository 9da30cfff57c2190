"""The text treatment finds Chinese by any part of it, and survives hostile queries."""

import random

import pytest

from cities_site.bilingual.search.text import (
    MAXIMUM_TERMS,
    SearchQuery,
    cut_for_index,
    cut_for_query,
    folded,
    parse,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泉州湾", "泉州 州湾"),
        ("泉 州", "泉 州"),
        ("5G技术", "5g 技术"),
        ("城", "城"),
        ("ＣＯＶＩＤ－１９", "covid 19"),
        ("the cities' networks", "the citi network"),
        ("Xi’an", "xian"),
        ("聯合國", "联合 合国"),
    ],
)
def test_a_query_is_cut_into_pairs_of_han_and_stems_of_words(text: str, expected: str) -> None:
    assert cut_for_query(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＣＯＶＩＤ－１９　泉州", "covid-19 泉州"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Łódź, İzmir, København, Straße", "lodz, izmir, kobenhavn, strasse"),
        ("聯合國裏的瞭解與著重", "联合国里的了解与着重"),
        ("soft\u00adhyphen\u200b and\x00nul\ud800", "softhyphen and nul"),
        ("line\r\n\tfeed", "line feed"),
    ],
)
def test_what_a_reader_takes_for_the_same_is_folded_to_the_same(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("city partners", SearchQuery((), ("city", "partners"), ())),
        ("南南合作 泉州", SearchQuery((), ("南南合作", "泉州"), ("南南合作",))),
        ('"South-South" 泉', SearchQuery(("south-south",), ("泉",), ("south-south",))),
        ("「泉州 宣言」2024", SearchQuery(("泉州 宣言",), ("2024",), ("泉州 宣言",))),
        ("《巴黎协定》", SearchQuery(("巴黎协定",), (), ("巴黎协定",))),
        ('an "open mark', SearchQuery((), ("an", "open", "mark"), ())),
        ('"" * ( ^', SearchQuery()),
    ],
)
def test_a_query_is_parsed_into_phrases_words_and_literals(
    query: str, expected: SearchQuery
) -> None:
    assert parse(query) == expected
    assert parse(query).usable == bool(cut_for_query(query))


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
