"""What counts as a term in a text, for everything that looks for terms."""

import re

import pytest

from cities_site.bilingual.languages import CHINESE, ENGLISH
from cities_site.library.term_forms import term_pattern


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("pilot city", "All pilot cities met.", ["pilot cities"]),
        ("pilot city", "Pilot\ncity of the year", ["Pilot\ncity"]),
        ("Business Council", "the Business Council’s members", ["Business Council"]),
        ("stakeholders", "the stakeholders' views", ["stakeholders"]),
        ("city", "a city-to-city partnership, capacity", []),
        ("UN", "UN-Habitat", []),
        ("UN", "The UN's un-like unit, UNs", ["UN", "UNs"]),
        ("day", "many days", ["days"]),
        ("C++ (language)", "in C++ (language) only", ["C++ (language)"]),
    ],
)
def test_english_terms_are_found_with_their_plural_and_without_their_possessive(
    term: str, text: str, found: list[str]
) -> None:
    assert re.findall(term_pattern(term, ENGLISH), text) == found


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("南南合作", "加强南南合作和三方合作", ["南南合作"]),
        ("合作", "与UNDP合作", ["合作"]),
        ("SDG指标", "各SDG指标", ["SDG指标"]),
        ("SDG", "NSDG与SDGs", []),
    ],
)
def test_chinese_terms_are_found_beside_any_character_but_within_no_latin_word(
    term: str, text: str, found: list[str]
) -> None:
    assert re.findall(term_pattern(term, CHINESE), text) == found
