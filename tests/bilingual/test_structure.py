"""The translation gets the blocks and the order of its original, and keeps what it has."""

import pytest

from cities_site.bilingual.originals import corrected
from cities_site.bilingual.passages import PassageState
from cities_site.bilingual.rewriting import rewrite_passage
from news.models import NewsPage
from tests.editor import open_editor, save_editor
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db


def block(kind: str, number: int, value) -> dict:
    return {"type": kind, "id": f"block-{number}", "value": value}


def text(number: int, words: str) -> dict:
    return block("text", number, f"<p>{words}</p>")


HEADING = block("heading", 1, {"text": "Why trees", "level": "h3"})
QUOTATION = block("quotation", 3, {"text": "Trees work.", "attribution": "A mayor"})
ENGLISH = [HEADING, text(2, "Trees cool streets."), QUOTATION]


@pytest.fixture
def page() -> NewsPage:
    """A page of three blocks of which only the second is translated."""
    page = make_news(make_news_index(make_site()), **both_languages(public_zh_hans=False))
    page.body_en, page.body_zh_hans = ENGLISH, [text(2, "树木为街道降温。")]
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def translator():
    return make_user("translator", "Translators")


def chinese_after(page, user, **changes) -> list[dict]:
    """Press a button of the editor as `user`; return the Chinese blocks of the draft."""
    save_editor(open_editor(page, user), changes)
    draft = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return list(draft.body_zh_hans.get_prep_value())


def test_missing_blocks_are_added_empty_with_their_shared_values(page, translator) -> None:
    heading, kept, quotation = chinese_after(page, translator, structure="empty")

    assert heading["value"] == {"text": "", "level": "h3"}
    assert quotation["value"] == {"text": "", "attribution": ""}
    assert "树木为街道降温。" in kept["value"]
    assert [heading["id"], kept["id"], quotation["id"]] == ["block-1", "block-2", "block-3"]


def test_empty_blocks_still_count_as_untranslated(page, translator) -> None:
    chinese_after(page, translator, structure="empty")

    draft = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    states = {item.key: item.state for item in draft.passages()}
    assert states["body:block-1"] == PassageState.UNTRANSLATED
    assert states["body:block-2"] == PassageState.UNREVIEWED


def test_missing_blocks_are_added_with_the_words_of_the_original(page, translator) -> None:
    heading, _kept, quotation = chinese_after(page, translator, structure="copied")

    assert heading["value"] == {"text": "Why trees", "level": "h3"}
    assert quotation["value"] == {"text": "Trees work.", "attribution": "A mayor"}


def test_adding_blocks_twice_changes_nothing(page, translator) -> None:
    first = chinese_after(page, translator, structure="empty")
    again = chinese_after(NewsPage.objects.get(pk=page.pk), translator, structure="empty")

    assert again == first


def test_the_order_of_the_original_is_applied_and_what_it_lacks_goes_last(page, translator) -> None:
    page.body_en = [text(1, "One."), text(2, "Two."), text(3, "Three.")]
    page.body_zh_hans = [text(9, "多余。"), text(3, "三。"), text(1, "一。"), text(2, "二。")]
    page.approve_passages()
    page.save_revision().publish()

    ordered = chinese_after(page, translator, structure="order")

    assert [item["id"] for item in ordered] == ["block-1", "block-2", "block-3", "block-9"]


def test_an_editor_of_english_alone_changes_no_chinese(page) -> None:
    blocks = chinese_after(page, make_user("editor", "Editors"), structure="empty")

    assert [item["id"] for item in blocks] == ["block-2"]


def test_an_unknown_wish_is_no_error(page, translator) -> None:
    blocks = chinese_after(page, translator, structure="upside down", correct_passage="body:none")

    assert [item["id"] for item in blocks] == ["block-2"]


def test_signs_are_corrected_inside_blocks_without_touching_their_markup(page) -> None:
    marked = '<p>树木<b>为 5 条</b>街道(全部)降温,<a href="https://example.org/a,b">见此</a>。</p>'
    page.body_zh_hans = [block("text", 2, marked)]

    rewrite_passage(page, "body:block-2", corrected)

    [stored] = page.body_zh_hans.get_prep_value()
    assert stored["value"] == (
        '<p>树木<b>为5条</b>街道（全部）降温，<a href="https://example.org/a,b">见此</a>。</p>'
    )
