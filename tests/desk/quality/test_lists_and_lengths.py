"""Lists in Chinese have their own comma, and small places have room for so many characters."""

import pytest

from cities_site.desk.quality.findings import Kind
from cities_site.desk.quality.lengths import check_length
from cities_site.desk.quality.typography import check_typography, corrected


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("水，空气和土壤", "水、空气和土壤"),
        (
            "该项目关注三个领域：交通，能源，住房以及供水。",
            "该项目关注三个领域：交通、能源、住房以及供水。",
        ),
        ("参加者来自学校（政府,企业与高校）。", "参加者来自学校（政府、企业与高校）。"),
    ],
)
def test_a_list_with_commas_is_told_and_corrected(wrong: str, right: str) -> None:
    assert Kind.LIST in {finding.kind for finding in check_typography(corrected_signs(wrong))}
    assert corrected(wrong) == right
    assert corrected(right) == right


@pytest.mark.parametrize(
    "text",
    [
        "各方一致同意，加强南南合作和三方合作。",
        "会议在泉州举行，来自十个城市的代表出席和发言。",
        "为了发展，和平是前提。",
        "水、空气和土壤",
    ],
)
def test_clauses_are_no_lists(text: str) -> None:
    assert Kind.LIST not in {finding.kind for finding in check_typography(text)}
    assert corrected(text) == text


def corrected_signs(text: str) -> str:
    return text.replace(",", "，")


@pytest.mark.parametrize(
    ("place", "language", "limit"),
    [("summary", "zh-hans", 90), ("summary", "en", 220), ("seo_title", "zh-hans", 30)],
)
def test_a_place_has_room_for_so_many_characters(place: str, language: str, limit: int) -> None:
    assert check_length(place, "城" * limit, language) == []
    [finding] = check_length(place, "城" * (limit + 1), language)
    assert (finding.kind, str(limit) in finding.message) == (Kind.LENGTH, True)


def test_a_text_without_a_limit_may_be_long() -> None:
    assert check_length("body:1", "城" * 5000, "zh-hans") == []
