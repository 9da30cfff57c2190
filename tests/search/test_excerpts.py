"""Excerpts show the words of a query as they were written, marked, and nothing as markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cities_site.bilingual.languages import CHINESE, ENGLISH
from cities_site.bilingual.search.text import folded, parse
from cities_site.search.excerpts import excerpt, folded_with_origins, highlighted

ENGLISH_TEXT = "Delegates met on the first day. " * 30 + "Many cities plant trees in Quanzhou. "
ENGLISH_TEXT += "The next meeting is open to all members of the network. " * 10
CHINESE_TEXT = (
    "会议第一天讨论了气候行动。" * 30 + "泉州湾大桥项目由南南合作网络支持。" + "后续安排。" * 40
)


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Green Cities", "city", "Green <mark>Cities</mark>"),
        ("The city's roofs", "cities", "The <mark>city&#x27;s</mark> roofs"),
        ("São Paulo", "sao", "<mark>São</mark> Paulo"),
        ("Sa\u0303o Paulo", "são", "<mark>Sa\u0303o</mark> Paulo"),
        ("ＦＵＬＬ in 泉州", "full 泉州", "<mark>ＦＵＬＬ</mark> in <mark>泉州</mark>"),
        ("COVID-19 泉州", "covid-19泉州", "<mark>COVID</mark>-<mark>19</mark> <mark>泉州</mark>"),
        ("臺灣與廈門", "厦门", "臺灣與<mark>廈門</mark>"),
        ("泉州湾，泉州", "泉", "<mark>泉</mark>州湾，<mark>泉</mark>州"),
        ("South-South cooperation", '"south-south"', "<mark>South-South</mark> cooperation"),
        ("Concatenate", "cat", "Concatenate"),
        ("Capacity art, city art", '"city art"', "Capacity art, <mark>city art</mark>"),
        ("泉州湾大桥", "泉州湾 州湾大桥", "<mark>泉州湾大桥</mark>"),
        ("哈哈哈", "哈哈", "<mark>哈哈哈</mark>"),
        ("<b>roof</b> & co", "roof", "&lt;b&gt;<mark>roof</mark>&lt;/b&gt; &amp; co"),
        ("Straße", "strasse", "<mark>Straße</mark>"),
        ("", "roof", ""),
    ],
)
def test_words_are_marked_as_they_are_written(text: str, query: str, marked: str) -> None:
    assert highlighted(text, parse(query)) == marked


def test_english_is_cut_between_words_around_the_hit() -> None:
    cut = excerpt(ENGLISH_TEXT, parse("city quanzhou"), ENGLISH)

    assert "<mark>cities</mark> plant trees in <mark>Quanzhou</mark>" in cut
    plain = re.sub(r"</?mark>|…", "", cut)
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(plain) <= 200
    assert f" {plain} " in ENGLISH_TEXT


def test_chinese_is_cut_between_characters_around_the_hit() -> None:
    cut = excerpt(CHINESE_TEXT, parse("南南合作 泉州湾"), CHINESE)

    assert "<mark>泉州湾</mark>大桥项目由<mark>南南合作</mark>网络" in cut
    plain = re.sub(r"</?mark>|…", "", cut)
    assert 80 <= len(plain) <= 90
    assert plain in CHINESE_TEXT


def test_the_piece_with_most_of_the_words_is_shown() -> None:
    text = "green word " * 1_000 + "green roofs cool cities " + "word " * 2_000

    assert "<mark>roofs</mark> cool <mark>cities</mark>" in excerpt(
        text, parse("green roof city"), ENGLISH
    )


def test_a_hit_deep_in_a_long_text_is_shown() -> None:
    text = "word " * 20_000 + "needle " + "word " * 20_000

    assert "<mark>needle</mark>" in excerpt(text, parse("needles"), ENGLISH)


def test_without_a_hit_the_text_is_shown_from_its_beginning() -> None:
    assert excerpt(ENGLISH_TEXT, parse("zeppelin"), ENGLISH).startswith("Delegates met")
    assert excerpt("", parse("zeppelin"), ENGLISH) == ""


@given(text=st.text(max_size=200), query=st.text(max_size=40))
def test_any_text_and_query_give_markup_whose_words_are_the_text(text: str, query: str) -> None:
    plain = highlighted(text, parse(query)).replace("<mark>", "").replace("</mark>", "")
    form, origins = folded_with_origins(text)

    assert "<" not in plain
    assert len(form) == len(origins)
    assert all(0 <= start < end <= len(text) for start, end in origins)
    excerpt(text, parse(query), CHINESE)


CHARACTERS = [*"aéÉＡ １\t泉臺湾ß，-'", "x\u0301", "a\u0301"]


@given(characters=st.lists(st.sampled_from(CHARACTERS), max_size=60))
def test_places_are_taken_from_the_same_folding_as_the_index(characters: list[str]) -> None:
    text = "".join(characters)

    assert folded_with_origins(text)[0].strip() == folded(text)
