"""The state of a translation follows from the words, not from who saved when."""

import pytest

from cities_site.bilingual.models import TranslationState
from news.models import NewsPage
from tests.editor import open_editor, save_editor
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return make_news_index(make_site())


def reviewed(index, **fields) -> NewsPage:
    """Return a published page whose translation has been approved."""
    page = make_news(index, **both_languages(**fields))
    page.mark_translation_reviewed()
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, TranslationState.MISSING),
        ({"translation_wanted": False}, TranslationState.NOT_PLANNED),
        ({"headline_zh_hans": "绿色屋顶"}, TranslationState.IN_PROGRESS),
        (both_languages(public_zh_hans=False), TranslationState.NEEDS_REVIEW),
        (both_languages(), TranslationState.NEEDS_REVIEW),
        (both_languages(source_language="zh-hans"), TranslationState.NEEDS_REVIEW),
    ],
)
def test_states_follow_from_the_words(index, fields, state) -> None:
    page = make_news(index, **fields)

    assert NewsPage.objects.get(pk=page.pk).translation_state == state


def test_an_approved_translation_is_ready(index) -> None:
    assert reviewed(index).translation_state == TranslationState.READY


def test_changing_the_original_flags_the_draft_then_the_live_page(index) -> None:
    page = reviewed(index)
    page.headline_en = "Cool roofs"
    revision = page.save_revision()

    page = NewsPage.objects.get(pk=page.pk)
    assert page.translation_state == TranslationState.READY
    assert page.draft_translation_state == TranslationState.OUTDATED

    revision.publish()
    page = NewsPage.objects.get(pk=page.pk)
    assert page.translation_state == TranslationState.OUTDATED
    assert page.public_zh_hans


@pytest.mark.parametrize("source", ["en", "zh-hans"])
def test_either_language_may_be_the_original(index, source: str) -> None:
    page = reviewed(index, source_language=source)
    setattr(page, "headline_en" if source == "en" else "headline_zh_hans", "Another")
    page.save_revision().publish()
    assert NewsPage.objects.get(pk=page.pk).translation_state == TranslationState.OUTDATED

    page = reviewed(index, source_language=source)
    setattr(page, "headline_en" if source == "zh-hans" else "headline_zh_hans", "Another")
    page.save_revision().publish()
    assert NewsPage.objects.get(pk=page.pk).translation_state == TranslationState.NEEDS_REVIEW


def test_a_date_or_a_new_block_id_flags_nothing(index) -> None:
    page = reviewed(index, body_en=[("text", "<p>One paragraph.</p>")])
    page.display_date = "2020-01-01"
    page.body_en = [("text", '<p data-block-key="abc">One paragraph.</p>')]
    page.save_revision().publish()

    assert NewsPage.objects.get(pk=page.pk).translation_state == TranslationState.READY


def test_a_publisher_approves_a_translation_in_the_editor(index) -> None:
    page = make_news(index, **both_languages())
    page.save_revision().publish()
    publisher = make_user("publisher", "Publishers")

    save_editor(open_editor(page, publisher), {"translation_reviewed": "on", "action-publish": "1"})

    assert NewsPage.objects.get(pk=page.pk).translation_state == TranslationState.READY
