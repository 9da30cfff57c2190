"""Approved terms go out as marks and come back as they were approved."""

import pytest

from cities_site.bilingual.languages import CHINESE, ENGLISH
from cities_site.desk.machine.terms import protected
from cities_site.desk.quality.wording import Term

TERMS = [Term("roof", "屋顶"), Term("green roof", "绿色屋顶"), Term("MCSR", "城市对城市")]


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Green roofs and a roof.", "[T1] and a [T2]."),
        ("The roofing of mcsr", "The roofing of mcsr"),
        ("MCSR helps.", "[T1] helps."),
        ("See [T1] of the green roof", "See [T1] of the green roof"),
    ],
)
def test_terms_are_replaced_by_marks_the_longest_first(text, sent) -> None:
    assert protected((text,), TERMS, ENGLISH).parts == (sent,)


@pytest.mark.parametrize("said", ["[T1] 和 [T2]", "【T1】和［ Ｔ2 ］", "[t 1]和 [T2] "])
def test_marks_come_back_as_terms_in_whatever_signs(said) -> None:
    way = protected(("Green roof and roof",), TERMS, ENGLISH)

    assert way.restored((said,), CHINESE) == ("绿色屋顶和屋顶",)


@pytest.mark.parametrize("said", ["和", "[T1]和", "[T1][T1][T2]", "[T1][T2][T3]", "[T1][T0]"])
def test_lost_and_doubled_marks_are_noticed(said) -> None:
    way = protected(("Green roof and roof",), TERMS, ENGLISH)

    assert way.restored((said,), CHINESE) is None


def test_english_keeps_its_spaces() -> None:
    way = protected(("绿色屋顶降温",), TERMS, CHINESE)

    assert way.parts == ("[T1]降温",)
    assert way.restored(("A [T1] cools.",), ENGLISH) == ("A green roof cools.",)
