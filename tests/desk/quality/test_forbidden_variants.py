"""What the termbase forbids is reported wherever it stands, in either language."""

import pytest

from cities_site.desk.quality.passage import check_passage
from cities_site.desk.quality.wording import Term
from cities_site.desk.terms import approved_terms
from tests.library.test_glossary_page import make_term

COOPERATION = Term(
    "South-South cooperation",
    "南南合作",
    ("南南协作", "合作"),
    ("South-South collaboration", "SSC"),
)


def messages(english: str, chinese: str) -> list[str]:
    return [
        finding.message
        for finding in check_passage(english, chinese, [COOPERATION])
        if "termbase" in finding.message
    ]


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        ("South-South cooperation grows.", "南南合作发展。", []),
        ("It grows.", "南南协作发展。", ["南南协作"]),
        ("It grows by South-South collaboration.", "它在发展。", ["South-South collaboration"]),
        ("SSC grows.", "南南合作发展。", ["SSC"]),
        ("The ssc grows.", "它在发展。", []),
        ("It grows.", "南南合作和合作。", ["合作"]),
    ],
)
def test_forbidden_variants_are_named_with_what_to_write(english, chinese, expected) -> None:
    found = messages(english, chinese)

    assert len(found) == len(expected)
    for message, wrong in zip(found, expected, strict=True):
        assert f"“{wrong}”" in message


@pytest.mark.django_db
def test_the_checks_take_the_variants_from_the_termbase() -> None:
    make_term(
        "host city", "承办城市", forbidden_chinese="主办城\n东道城市", forbidden_english="venue"
    )

    [term] = approved_terms()

    assert term.forbidden == ("主办城", "东道城市")
    assert term.forbidden_english == ("venue",)
