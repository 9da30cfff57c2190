"""Whatever stands in the address of a search, the answer is a page, a feed or an explanation."""

import random

from django.test import Client

from tests.base import SeededTestCase

CASES = 500
PIECES = [
    *['"', "“", "”", "'", "*", "(", ")", "-", "+", "^", ":", "&", "|", "!", "<->", "\\", "%", "%%"],
    *[" AND ", " OR ", " NOT ", "NEAR(", "{title}:", "a:*", "<script>", "{{ 7 }}", "; --", "NULL"],
    *[
        "cities",
        "city",
        "Quanzhou",
        "qz",
        "泉州",
        "南南合作",
        "西",
        "臺",
        "ＣＯＶＩＤ",
        "São",
        "xi'an",
    ],
    *["\x01", "\x7f", "\u202e", "\ufeff", "\u0301", "🙂", "𠀀", "ﷺ", "\ud7ff", "\n", "\t", " ", ""],
]
PLACES = ["search/", "search/feed.xml", "search/suggestions.json"]
FACETS = ["kind", "topic", "sdg", "service", "region", "year", "country", "lang", "q", "x[]"]
VALUES = ["news", "health", "3", "2020", "-1", "9" * 40, "all", "", *PIECES]
NUMBERS = ["1", "0", "-1", "2", "last", "9" * 30, "1e9", "１", "泉", ""]


class AnySearchTests(SeededTestCase):
    """Random addresses of which each run tries the same ones."""

    def test_anything_asked_gives_a_page_or_an_explanation(self) -> None:
        chance, client, failed = random.Random(20), Client(), []
        for _case in range(CASES):
            language = chance.choice(["en", "zh-hans"])
            address = f"/{language}/{chance.choice(PLACES)}"
            query = "".join(chance.choices(PIECES, k=chance.choice([1, 2, 3, 8])))
            parameters = [("q", query * chance.choice([1, 1, 1, 300]))]
            for _facet in range(chance.choice([0, 0, 1, 3])):
                parameters.append((chance.choice(FACETS), chance.choice(VALUES)))
            if chance.random() < 0.3:
                parameters.append(("page", chance.choice(NUMBERS)))
            status = client.get(address, parameters).status_code
            if status != 200:
                failed.append((address, parameters, status))

        assert failed == []

    def test_what_no_address_may_hold_is_explained(self) -> None:
        for language in ("en", "zh-hans"):
            for place in PLACES:
                response = Client().get(f"/{language}/{place}?q=%00")
                assert response.status_code == 400, place
                assert Client().get(f"/{language}/{place}?q=%FF%ED%A0%80%").status_code == 200
