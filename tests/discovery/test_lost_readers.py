"""A reader who asks for an address that does not exist."""

import re

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from cities_site.bilingual.models import BasePage
from tests.base import SeededTestCase

MASKS = "news/quanzhou-donates-100000-surgical-masks-bergamo/"
OFFER = {"en": "Perhaps you were looking for", "zh-hans": "您要找的可能是"}


def answer(path: str) -> str:
    response = Client().get(path, follow=True)
    assert response.status_code == 404, path
    assert response["Content-Type"].startswith("text/html")
    return response.content.decode()


class LostReaderTests(SeededTestCase):
    def test_the_page_that_was_meant_is_offered_in_the_readers_language(self) -> None:
        for language in ("en", "zh-hans"):
            for wrong, meant in (
                ("2020/05/quanzhou-donates-1000000-surgical-masks-bergamo/", MASKS),
                ("QUANZHOU-donates-surgical-masks-to-bergamo.html", MASKS),
                ("abuot/", "about/"),
                ("publication/", "publications/"),
                ("news/khajura", "pilot-projects/khajura/"),
            ):
                html = answer(f"/{language}/{wrong}")
                offered = html.split(OFFER[language], 1)[1].split("</section>", 1)[0]
                assert f'href="/{language}/{meant}"' in offered, (language, wrong)

    def test_the_search_holds_the_words_of_the_address(self) -> None:
        html = answer("/en/news/masks-for-bergamo/")

        assert re.search(r'name="q" value="masks for bergamo"', html)

    def test_nothing_is_offered_that_is_not_like_it_or_not_public(self) -> None:
        assert OFFER["en"] not in answer("/en/xyzzy/")
        page = BasePage.objects.get(slug="khajura")
        page.public_zh_hans = False
        page.save()
        assert OFFER["zh-hans"] not in answer("/zh-hans/khajuura/")
        assert OFFER["en"] in answer("/en/khajuura/")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert OFFER["en"] not in answer("/en/khajuura/")


@pytest.mark.parametrize(
    "path",
    [
        "/xyzzy",
        "/en/泉州/",
        "/zh-hans/news/" + "a-" * 2000,
        "/en/%F0%9F%99%82/",
        "/en/-/",
        "/en/a/",
    ],
)
def test_any_address_gets_an_answer(db, path: str) -> None:
    assert "<h1>" in answer(path)
