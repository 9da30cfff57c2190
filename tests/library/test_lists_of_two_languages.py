"""A list holds its own language, and says what exists only in the other one."""

import re

import pytest
from django.test import Client

from tests.library.lists import LISTS, add_item, index_of, listed
from tests.library.makers import ADDRESS_LANGUAGES, main_of, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "line", "badge", "tag"),
    [
        ("zh-hans", "另有2条仅提供英文版", "仅提供英文版", "en"),
        ("en", "2 more items only in Chinese", "In Chinese only", "zh-Hans"),
    ],
)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_how_much_exists_only_in_the_other_language(
    name, language, line, badge, tag
) -> None:
    index = index_of(name)
    own = "public_en" if language == "en" else "public_zh_hans"
    for number in (1, 2):
        add_item(name, index, **{own: False}, slug=f"other-{number}")
    headline = "绿色屋顶" if language == "en" else "Green roofs"

    html = listed(index, language)

    assert headline not in html
    link = re.search(rf'href="([^"]*\?lang=all)">\s*{line}\s*<', html)
    assert link
    response = Client().get(link[1])
    assert response.status_code == 200
    everything = response.content.decode().split("<main")[1].split("</main>")[0]
    assert len(re.findall(rf'<a [^>]*hreflang="{tag}"[^>]*>\s*{headline}\s*<', everything)) == 2
    assert everything.count(badge) >= 2
    for item in re.finditer(rf">\s*{headline}\s*</", everything):
        opened = everything[: item.start()].rfind(f'lang="{tag}"')
        assert opened > everything[: item.start()].rfind("<li")
    assert line not in everything


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_a_list_without_anything_in_the_other_language_says_nothing(language: str) -> None:
    html = main_of(index_of("news"), language)

    assert "lang=all" not in html


def test_the_line_counts_what_the_filters_keep() -> None:
    index = index_of("news", public_zh_hans=False)
    page = add_item("news", index, public_zh_hans=False)
    page.topics.set([make_topic()])
    page.save()

    assert "另有2条仅提供英文版" in listed(index, "zh-hans")

    html = listed(index, "zh-hans", "topic=climate")
    assert "另有1条仅提供英文版" in html
    assert 'href="/zh-hans/news/?topic=climate&amp;lang=all"' in html


@pytest.mark.parametrize("language", ADDRESS_LANGUAGES)
def test_the_second_page_keeps_the_filters(language: str) -> None:
    index = index_of("news")
    for number in range(13):
        add_item("news", index, slug=f"item-{number}", kind="statement")

    first, second = (
        listed(index, language, f"kind=statement&lang=all&page={number}") for number in (1, 2)
    )

    headline = "Green roofs" if language == "en" else "绿色屋顶"
    assert (first.count(f">{headline}<"), second.count(f">{headline}<")) == (12, 1)
    assert re.search(r'href="\?[^"]*kind=statement[^"]*page=2"', first)
    assert re.search(r'href="\?[^"]*lang=all[^"]*page=2"', first)
