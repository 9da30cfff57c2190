"""Markup survives: words go out between codes, and come back with the markup of the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cities_site.desk.exchange.codes import (
    BrokenCodes,
    Code,
    Edge,
    decode,
    encode,
    joined,
    words_of,
)

SOURCE = '<p>Trees <b>cool</b> <a href="https://example.org/?a=1&amp;b=2">streets</a>.</p>'
START, END, WHOLE = Edge.START, Edge.END, Edge.WHOLE
NOTHING = encode("")

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=12)
inline = st.recursive(
    words.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
    lambda inner: st.tuples(
        st.sampled_from(["b", "i", "sup"]), st.lists(inner, min_size=1, max_size=3)
    ).map(lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"),
    max_leaves=6,
)
paragraphs = st.lists(inline.map(lambda text: f"<p>{text}<br/></p>"), max_size=4).map("".join)


@given(paragraphs)
def test_any_rich_text_comes_back_as_it_was(markup) -> None:
    coded = encode(markup)

    assert decode(coded.parts, coded, NOTHING) == markup


@given(paragraphs, paragraphs.filter(bool))
def test_a_translation_of_any_shape_comes_back_as_it_was(source, translation) -> None:
    original = encode(source)
    target = encode(translation, original)

    assert decode(target.parts, original, target) == translation


def test_a_translation_gets_the_links_of_the_original() -> None:
    source = encode(SOURCE)
    parts = (
        Code(1, START),
        Code(3, START),
        "街道",
        Code(3, END),
        "因树木而",
        Code(2, START),
        "凉爽 <b>",
        Code(2, END),
        Code(1, END),
    )

    assert decode(parts, source, NOTHING) == (
        '<p><a href="https://example.org/?a=1&amp;b=2">街道</a>因树木而<b>凉爽 &lt;b&gt;</b></p>'
    )


def test_the_same_markup_has_the_same_number_in_both_languages() -> None:
    source = encode("<p>One <i>two</i> <b>three</b></p>")
    target = encode('<p data-block-key="x">甲<b>丙</b><i>乙</i><sup>1</sup></p>', source)

    opened = [part.number for part in target.parts if isinstance(part, Code) and part.edge == START]
    assert opened == [1, 3, 2, 4]


@pytest.mark.parametrize(
    ("parts", "hint"),
    [
        ((Code(9, START), "树", Code(9, END)), "9"),
        (("树",), "1"),
        ((Code(1, START), "树"), "1"),
        ((Code(1, START), Code(2, START), "树", Code(1, END), Code(2, END)), "1 where"),
        ((Code(1, END), "树", Code(1, START)), "1"),
        ((Code(1, WHOLE), "树"), "1"),
        ((Code(1, START), Code(1, START), "树", Code(1, END), Code(1, END)), "1"),
    ],
)
def test_broken_codes_are_named(parts, hint) -> None:
    source = encode("<p><b>Trees</b></p>" if "where" in hint else "<p>Trees</p>")

    with pytest.raises(BrokenCodes, match=hint):
        decode(parts, source, NOTHING)


def test_paragraphs_stay_where_they_were() -> None:
    source = encode("<p>One <b>two</b></p>")
    turned = (Code(2, START), Code(1, START), "甲", Code(1, END), Code(2, END))

    with pytest.raises(BrokenCodes):
        decode(turned, source, NOTHING)


def test_words_outside_paragraphs_are_refused() -> None:
    source = encode("<ul><li>One</li></ul>")
    stray = joined([Code(1, START), "甲", Code(2, START), Code(2, END), Code(1, END)])

    with pytest.raises(BrokenCodes, match="甲"):
        decode(stray, source, NOTHING)


def test_codes_that_the_translation_never_had_are_not_asked_for() -> None:
    source = encode("<p>One <b>two</b></p>")
    target = encode("<p>甲乙</p>", source)

    assert decode((Code(1, START), "甲丙", Code(1, END)), source, target) == "<p>甲丙</p>"


def test_markup_that_is_not_well_formed_is_kept() -> None:
    for markup in ("<p>One</b> two</p>", "<p>One <b>two</p>", '<embed embedtype="media" id="1"/>'):
        coded = encode(markup)
        assert decode(coded.parts, coded, NOTHING) == markup
        assert "<" not in words_of(coded.parts)
