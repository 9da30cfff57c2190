"""Either language may be the original, and an editor may find out later which one it is."""

import pytest

from cities_site.bilingual.models import TranslationState
from cities_site.bilingual.passages import PassageState
from news.models import NewsPage
from tests.editor import open_editor, save_editor
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db


def text(number: int, words: str) -> dict:
    return {"type": "text", "id": f"block-{number}", "value": f"<p>{words}</p>"}


@pytest.fixture
def page() -> NewsPage:
    page = make_news(make_news_index(make_site()), **both_languages())
    page.body_en, page.body_zh_hans = (
        [text(1, "Trees cool streets.")],
        [text(9, "树木为街道降温。")],
    )
    page.approve_passages()
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def made_chinese(page: NewsPage) -> NewsPage:
    """Say in the editor that the Chinese is the original; return the draft."""
    editor = make_user("editor", "Editors")
    save_editor(open_editor(page, editor), {"source_language": "zh-hans"})
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_what_was_approved_stays_approved_when_the_original_changes_sides(page) -> None:
    draft = made_chinese(page)

    assert draft.source_language == "zh-hans"
    assert draft.computed_translation_state() == TranslationState.READY
    assert {passage.source for passage in draft.passages()} >= {"绿色屋顶", "树木为街道降温。"}


def test_afterwards_a_change_of_the_chinese_asks_for_the_english(page) -> None:
    draft = made_chinese(page)
    draft.body_zh_hans = [text(9, "树木和水为街道降温。")]

    [passage] = [item for item in draft.passages() if item.state != PassageState.CURRENT]
    assert (passage.state, passage.translation) == (PassageState.CHANGED, "Trees cool streets.")


def test_what_had_work_left_is_looked_at_again(page) -> None:
    page.summary_en = "Green roofs cool the whole city."
    page.save_revision()

    draft = made_chinese(NewsPage.objects.get(pk=page.pk))

    [passage] = [item for item in draft.passages() if item.state != PassageState.CURRENT]
    assert (passage.key, passage.state) == ("summary", PassageState.UNREVIEWED)
