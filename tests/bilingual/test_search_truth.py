"""Both languages are found on the database in use: exactly what plain reading finds, no error."""

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.query import And, Not, Or, Phrase, PlainText
from wagtail.search.backends import get_search_backend

from cities_site.bilingual.search.limits import bounded
from cities_site.bilingual.search.text import folded, literal_pattern, parse, stem
from cities_site.library.models import GlossaryTerm
from tests.bench.search_corpus import corpus

QUERIES = (
    # Chinese: two characters, one, three and more, a part that crosses words, traditional forms.
    "泉州", "城", "南南合作", "州市政", "聯合國", "西安", "海上丝绸之路", "作合", "研讨会 泉州",
    # English: words, stems at both ends, accents, case, apostrophes, signs of the UN.
    "cities", "city", "CITY networks", "Cote d'Ivoire", "ivoire", "Xian", "Xi’an", "Lodz",
    "A/RES/77/1", "partnership partnerships", "the",
    # Both in one query, full width, digits.
    "COVID-19 泉州", "MCSR CA", "ＣＯＶＩＤ－１９　泉州", "２０２４", "5G技术",
    "泉州2024",
    # Quotation marks of both languages.
    '"South-South cooperation"', "“海上丝绸之路” city", "「南南合作」", "《泉州宣言》",
    '"of the" 城', '"city art"', '"ties and"', '"ooperation connects"',
    # Nothing like it anywhere.
    "bratislava", "长沙", '"cooperation South-South"', "",
)  # fmt: skip
# Parts of words in quotation marks, other orders, places that no text names, and nothing at all.
IN_NO_TEXT = {
    "州市政", "作合", '"city art"', '"ties and"', '"ooperation connects"', "bratislava", "长沙",
    '"cooperation South-South"', "",
}  # fmt: skip
# What FTS5 and tsquery read as more than text, and what databases refuse.
OPERATORS = (
    *"\"'*^:-+(){}&|!\\%;“”《泉a\x00\ud800\u202e\u0301\ufdfa😀𠀀",
    *("AND", "OR", "NOT", "NEAR", "NEAR(a b, 2)", "title:", ":*", "<->", "<2>", "%s", "--", "$1"),
    *("泉州", "city's", "'s", "1e5abc"),
)
SIZE = 300
_WORD = re.compile(r"[a-z0-9']+")


def truth(query: str, texts: list[str]) -> set[int]:
    """Return the numbers of the texts in which every part of `query` is, by reading them all."""
    asked = parse(query)
    return {number for number, text in enumerate(texts) if asked.usable and matches(asked, text)}


def matches(asked, text: str) -> bool:
    """Whether all words (by stem), runs of Chinese and quoted phrases are in `text`."""
    text, stems = read(text)
    sought = " ".join((*asked.words, *asked.phrases))
    has_words = all(stem(word.replace("'", "")) in stems for word in _WORD.findall(sought))
    has_chinese = all(run in text for run in re.findall(r"[\u4e00-\u9fff]+", sought))
    return has_words and has_chinese and all(has_phrase(phrase, text) for phrase in asked.phrases)


@cache
def read(text: str) -> tuple[str, frozenset[str]]:
    """Return a text folded, and the stems of its words."""
    text = folded(text)
    words = {
        form
        for word in _WORD.findall(text)
        for form in (word, word.replace("'", ""), *word.split("'"))
    }
    return text, frozenset(stem(word.removesuffix("'s")) for word in words)


def has_phrase(phrase: str, text: str) -> bool:
    """Whether `phrase` is in `text`, beginning and ending with whole words."""
    places = [place for place in range(len(text)) if text.startswith(phrase, place)]
    return any(
        not (
            phrase[0].isascii()
            and text[max(0, place - 1) : place].strip("'").isascii()
            and text[max(0, place - 1) : place].isalnum()
        )
        and not (
            phrase[-1].isascii()
            and text[place + len(phrase) :][:1].isascii()
            and text[place + len(phrase) :][:1].isalnum()
        )
        for place in places
    )


@pytest.fixture(scope="module")
def texts(django_db_setup, django_db_blocker):
    """Index some hundred texts of both languages, and take them away afterwards."""
    written = corpus(SIZE)
    with django_db_blocker.unblock():
        index(written)
        yield written
        GlossaryTerm.objects.filter(slug__startswith="truth-").delete()


def index(written: list[str], first: int = 0) -> None:
    """Write the texts as notes of terms, and index them as a rebuild does."""
    GlossaryTerm.objects.bulk_create(
        GlossaryTerm(slug=f"truth-{number}", term_en=f"term {number}", note=text)
        for number, text in enumerate(written, first)
    )
    get_search_backend().add_bulk(
        GlossaryTerm, list(GlossaryTerm.objects.filter(slug__startswith="truth-"))
    )


def found(query) -> set[int]:
    """Return the numbers of the texts that the database finds."""
    if isinstance(query, str):
        asked = parse(query)
        literals, query = asked.literals, asked.text
    else:
        literals = ()
    terms = get_search_backend().search(query, GlossaryTerm)
    return {
        int(term.slug.removeprefix("truth-"))
        for term in terms
        if term.slug.startswith("truth-")
        and all(re.search(literal_pattern(literal), folded(term.note)) for literal in literals)
    }


@pytest.mark.django_db
@pytest.mark.parametrize("query", QUERIES)
def test_the_database_finds_exactly_what_reading_every_text_finds(query, texts) -> None:
    assert found(query) == truth(query, texts)


def test_the_corpus_has_something_to_find_for_all_queries_but_these() -> None:
    written = corpus(SIZE)

    assert {query for query in QUERIES if not truth(query, written)} == IN_NO_TEXT


@pytest.mark.django_db
def test_queries_of_several_parts_are_grouped(texts) -> None:
    silk, xian, city = (truth(query, texts) for query in ("silk road", "西安", "city"))
    parts = [PlainText("silk road"), PlainText("西安")]

    assert found(Or(parts)) == silk | xian
    assert found(And([Or(parts), PlainText("city")])) == (silk | xian) & city
    assert found(And([PlainText("city"), Not(PlainText("silk road"))])) == city - silk
    assert found(PlainText("kilimanjaro 西安", operator="or")) == truth("kilimanjaro", texts) | xian


@pytest.mark.django_db
def test_a_phrase_needs_its_words_side_by_side(texts) -> None:
    assert found(Phrase("Silk Road")) == truth("silk road", texts)
    assert found(Phrase("Road Silk")) == set()
    assert found(Phrase("海上丝绸之路")) == truth("海上丝绸之路", texts)
    assert found(Phrase("城")) == truth("城", texts)


@pytest.mark.django_db
@pytest.mark.usefixtures("texts")
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    query=st.text(max_size=40)
    | st.lists(st.sampled_from(OPERATORS), max_size=12).map("".join)
    | st.lists(st.sampled_from(OPERATORS), max_size=12).map(" ".join)
)
def test_no_query_is_an_error(query) -> None:
    backend = get_search_backend()
    with bounded(60):
        for asked in (query, Phrase(query), And([PlainText("city"), Not(PlainText(query))])):
            list(backend.search(asked, GlossaryTerm)[:2])
        list(backend.autocomplete(query, GlossaryTerm)[:2])
    assert parse(query).usable == bool(backend.search(query, GlossaryTerm).model)


@pytest.mark.django_db
@pytest.mark.parametrize("unit", ["a", "城", '"', "(", "泉州 ", "\ufdfa", "𰀀", "😀", "a'", "\x00"])
def test_ten_thousand_characters_are_no_error(unit, texts) -> None:
    list(get_search_backend().search(unit * 10_000, GlossaryTerm)[:2])
    # No database field takes a null byte.
    index([unit.replace("\x00", " ") * 10_000], first=SIZE)
