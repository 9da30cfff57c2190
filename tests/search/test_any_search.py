"""Whatever stands in the address of a search, the answer is a page, a feed or an explanation."""

import pytest
from django.db import connection
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cities_site.bilingual.languages import LANGUAGES
from cities_site.bilingual.search.limits import SearchTakesTooLongError, bounded
from cities_site.bilingual.search.text import parse
from cities_site.search.management.commands.search_index import count_rows
from cities_site.search.models import SearchEntry
from cities_site.search.selectors import FACETS, find, matching
from cities_site.search.suggestions import MOST_MEANT, MOST_SUGGESTIONS, name_table
from cities_site.search.surroundings import state_of_entries
from tests.base import SeededTestCase

# Together 5,000 cases on each database: most go straight to it, the rest through the front door.
QUERIES, ADDRESSES = 4_500, 500

# What FTS5 and tsquery read as more than text, what databases and templates refuse or obey.
PIECES = [
    *['"', "“", "”", "'", "*", "(", ")", "-", "+", "^", ":", "&", "|", "!", "<->", "\\", "%", "%%"],
    *[" AND ", " OR ", " NOT ", "NEAR(", "NEAR(a b, 2)", "{title}:", "a:*", "<2>", "''", '""'],
    *["<script>", "{{ 7 }}", "; --", "NULL", "$1", "%s", "\x00", "\ud800", "\ud7ff"],
    *["cities", "city's", "Quanzhou", "qz", "泉州", "南南合作", "西", "臺", "ＣＯＶＩＤ", "São"],
    *["\x01", "\x7f", "\u202e", "\ufeff", "\u0301", "🙂", "𠀀", "ﷺ", "\n", "\t", " ", "", "1e5"],
]
# What is left of percent encoding, and what it may hide.
BROKEN = ["%", "%zz", "%0", "%00", "%FF", "%ED%A0%80", "%22", "%E6%B3", "+", ";", "=", "&q=", "#"]
VALUES = ["news", "health", "3", "2020", "-1", "9" * 40, "all", "", *PIECES]
PAGES = ["1", "0", "-1", "2", "last", "9" * 30, "1e9", "１", "泉", ""]

pieces = st.lists(st.sampled_from(PIECES), max_size=12)
queries = st.one_of(
    st.text(max_size=40),
    pieces.map("".join),
    pieces.map(" ".join),
    st.tuples(st.sampled_from(PIECES), st.text(max_size=3)).map(lambda two: "".join(two) * 2_000),
)
parameters = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from([*FACETS, "country", "lang", "q", "x[]"]), st.sampled_from(VALUES)
        ),
        st.tuples(st.just("page"), st.sampled_from(PAGES)),
    ),
    max_size=4,
)
raw_queries = st.lists(st.sampled_from([*BROKEN, "city", "q=", "kind=news"]), max_size=8).map(
    "".join
)
places = st.sampled_from(["search/", "search/feed.xml", "search/suggestions.json"])

tried_alike_each_time = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class AnySearchTests(SeededTestCase):
    """Random queries and addresses, of which each run tries the same ones."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        count_rows()

    def test_the_database_answers_any_query(self) -> None:
        state = state_of_entries()

        @settings(tried_alike_each_time, max_examples=QUERIES)
        @given(query=queries, language=st.sampled_from(LANGUAGES))
        def answers(query: str, language: str) -> None:
            entries = SearchEntry.objects.filter(language=language)
            list(matching(entries, parse(query), relevant=True).values_list("pk")[:2])
            names = name_table(language, state)
            assert len(names.completions(query)) <= MOST_SUGGESTIONS
            assert len(names.meant(query)) <= MOST_MEANT

        answers()

    def test_any_address_is_answered_or_explained(self) -> None:
        client = Client()

        @settings(tried_alike_each_time, max_examples=ADDRESSES)
        @given(
            place=places,
            language=st.sampled_from(LANGUAGES),
            query=queries,
            more=parameters,
            raw=st.one_of(st.just(""), raw_queries),
        )
        def is_answered(place: str, language: str, query: str, more: list, raw: str) -> None:
            address = f"/{language}/{place}"
            if raw:
                response = client.get(f"{address}?q={raw}")
            else:
                response = client.get(address, _encoded([("q", query), *more]))
            assert response.status_code in (200, 400)
            if response.status_code == 400:
                assert "This request cannot be understood" in response.content.decode()
                assert "无法理解此请求" in response.content.decode()

        is_answered()

    def test_a_query_of_punctuation_alone_completes_to_nothing(self) -> None:
        for query in ("'", "' '", '"', "*", "-"):
            assert name_table("zh-hans", state_of_entries()).completions(query) == []


def _encoded(more: list[tuple[str, str]]) -> list[tuple[str, bytes]]:
    return [(name, value.encode("utf-8", "surrogatepass")) for name, value in more]


class TimeLimitTests(SeededTestCase):
    """A search that takes too long is stopped by the database, and said to be."""

    ENDLESS = {
        "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT count(*) FROM n",
        "postgresql": "SELECT pg_sleep(60)",
    }

    def test_the_database_is_stopped_and_can_be_used_after_that(self) -> None:
        with pytest.raises(SearchTakesTooLongError), bounded(0.05), connection.cursor() as cursor:
            cursor.execute(self.ENDLESS[connection.vendor])

        assert list(find("city", "en").entries[:1])

    def test_readers_are_told_in_their_language(self) -> None:
        words = {"en": "This search takes too long.", "zh-hans": "此次搜索耗时过长。"}
        for language, sentence in words.items():
            with override_settings(SEARCH_SECONDS=0):
                response = Client().get(f"/{language}/search/?q=the+of&kind=news&kind=page")

            assert response.status_code == 400
            assert sentence in response.content.decode()
            assert 'value="the of"' in response.content.decode()
            assert Client().get(f"/{language}/search/?q=the+of").status_code == 200
