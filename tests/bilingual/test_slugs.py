"""Slugs are ASCII in both languages, and read Chinese right."""

import pytest

from cities_site.bilingual.slugs import MAXIMUM_LENGTH, suggest_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Green roofs & cool streets", "green-roofs-cool-streets"),
        ("重庆", "chongqing"),
        ("长沙", "changsha"),
        ("COVID-19 泉州", "covid-19-quanzhou"),
        ("１００个城市", "100-gechengshi"),
        ("重庆绿色屋顶", "chongqing-lv-se-wu-ding"),
        ("？！", "page"),
        ("", "page"),
    ],
)
def test_a_title_becomes_a_readable_slug(title: str, slug: str) -> None:
    assert suggest_slug(title) == slug


def test_a_long_title_is_cut_between_words() -> None:
    slug = suggest_slug("sustainable " * 20)

    assert len(slug) <= MAXIMUM_LENGTH
    assert slug.endswith("sustainable")
