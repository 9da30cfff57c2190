"""What a change of the original asks of the translator: the passages it touches, and no others."""

import pytest
from wagtail.models import PageLogEntry

from cities_site.bilingual.models import TranslationState
from cities_site.bilingual.passages import PassageState
from news.models import NewsPage
from tests.editor import open_editor, save_editor, send
from tests.factories import (
    both_languages,
    make_administrator,
    make_news,
    make_news_index,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db


def text(number: int, words: str) -> dict:
    return {"type": "text", "id": f"block-{number}", "value": f"<p>{words}</p>"}


ENGLISH = [text(1, "Cities plant trees."), text(2, "Trees cool streets."), text(3, "It works.")]
CHINESE = [text(1, "城市植树。"), text(2, "树木为街道降温。"), text(3, "行之有效。")]


@pytest.fixture
def page() -> NewsPage:
    """A public page of three blocks whose translation has been approved."""
    page = make_news(make_news_index(make_site()), **both_languages())
    page.body_en, page.body_zh_hans = ENGLISH, CHINESE
    page.approve_passages()
    page.save_revision().publish()
    return fresh(page)


def fresh(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def publish(page: NewsPage) -> NewsPage:
    page.save_revision().publish()
    return fresh(page)


def states(page: NewsPage) -> dict[str, str]:
    """Return the passages that are not approved, by key."""
    return {
        passage.key: passage.state.value
        for passage in page.passages()
        if passage.state != PassageState.CURRENT
    }


def test_an_approved_page_has_nothing_to_do(page) -> None:
    assert (page.translation_state, states(page)) == (TranslationState.READY, {})
    assert len(page.passages()) == 5


def test_changing_a_sentence_flags_its_passage_alone(page) -> None:
    page.body_en = [ENGLISH[0], text(2, "Trees cool whole districts."), ENGLISH[2]]
    page = publish(page)

    assert states(page) == {"body:block-2": PassageState.CHANGED}
    assert page.translation_state == TranslationState.OUTDATED


@pytest.mark.parametrize(
    "blocks",
    [
        ENGLISH,
        list(reversed(ENGLISH)),
        [{**ENGLISH[0], "value": '<p data-block-key="k9">Cities plant trees.</p>'}, *ENGLISH[1:]],
        [{**ENGLISH[0], "value": "<p>Cities <b>plant</b>  trees.</p>"}, *ENGLISH[1:]],
    ],
    ids=["saved unchanged", "moved", "markup ids", "weight and spaces"],
)
def test_what_changes_no_words_flags_nothing(page, blocks) -> None:
    page.body_en = blocks
    page.display_date = "2020-02-02"
    page = publish(page)

    assert (page.translation_state, states(page)) == (TranslationState.READY, {})


def test_a_new_block_counts_as_untranslated(page) -> None:
    page.body_en = [*ENGLISH, text(4, "More follows.")]
    page = publish(page)

    assert states(page) == {"body:block-4": PassageState.UNTRANSLATED}
    assert page.translation_state == TranslationState.OUTDATED


def test_a_removed_passage_leaves_its_translation_to_keep_or_delete(page) -> None:
    page.body_en = [ENGLISH[0], ENGLISH[2], text(4, "Another.")]
    page = publish(page)
    assert states(page) == {
        "body:block-2": PassageState.ORPHANED,
        "body:block-4": PassageState.UNTRANSLATED,
    }
    orphan = next(item for item in page.passages() if item.key == "body:block-2")
    assert orphan.translation == "树木为街道降温。"
    assert orphan.approval.source == "Trees cool streets."

    page.approve_passages(["body:block-2"])
    assert states(page) == {"body:block-4": PassageState.UNTRANSLATED}


def test_a_removed_passage_is_found_where_the_blocks_of_the_languages_differ(page) -> None:
    page.body_zh_hans = [{**block, "id": f"own-{block['id']}"} for block in CHINESE]
    page.approve_passages()
    page = publish(page)
    assert states(page) == {}

    page.body_en = [ENGLISH[0], ENGLISH[2], text(4, "Another.")]
    page = publish(page)

    assert sorted(states(page).values()) == [PassageState.ORPHANED, PassageState.UNTRANSLATED]


def test_a_translation_edited_after_approval_awaits_another(page) -> None:
    page.body_zh_hans = [text(1, "各城市植树。"), *CHINESE[1:]]
    page = publish(page)

    assert states(page) == {"body:block-1": PassageState.UNREVIEWED}
    assert page.translation_state == TranslationState.NEEDS_REVIEW


def test_both_languages_edited_since_they_agreed_is_said(page) -> None:
    page.body_en = [text(1, "Cities plant oaks."), *ENGLISH[1:]]
    page.body_zh_hans = [text(1, "城市种植橡树。"), *CHINESE[1:]]
    page = publish(page)

    assert states(page) == {"body:block-1": PassageState.BOTH_CHANGED}
    assert page.translation_state == TranslationState.BOTH_CHANGED


def test_a_draft_flags_the_draft_and_not_the_live_page(page) -> None:
    page.headline_en = "Cool roofs"
    page.save_revision()

    page = fresh(page)
    assert page.translation_state == TranslationState.READY
    assert page.draft_translation_state == TranslationState.OUTDATED


def test_approving_one_passage_in_the_editor_clears_that_one_alone(page) -> None:
    page.headline_en, page.summary_en = "Cool roofs", "Cool roofs cool the city."
    publish(page)
    publisher = make_user("publisher", "Publishers")

    save_editor(
        open_editor(fresh(page), publisher),
        {"approved_passages": ["headline", "nothing-of-the-kind"], "action-publish": "1"},
    )

    page = fresh(page)
    assert states(page) == {"summary": PassageState.CHANGED}
    assert page.translation_state == TranslationState.OUTDATED


def test_who_may_not_approve_approves_nothing(page) -> None:
    page.headline_en = "Cool roofs"
    publish(page)
    translator = make_user("translator", "Translators")

    save_editor(open_editor(fresh(page), translator), {"approved_passages": ["headline"]})

    assert states(fresh(page).get_latest_revision_as_object()) == {"headline": PassageState.CHANGED}


def test_the_editor_shows_the_change_beside_the_kept_translation(page) -> None:
    page.body_en = [text(1, "Cities plant oaks."), *ENGLISH[1:]]
    publish(page)

    editor = open_editor(fresh(page), make_administrator())
    shown = editor.client.get(editor.address).content.decode()

    assert "<del>trees</del>" in shown
    assert "<ins>oaks</ins>" in shown
    assert 'value="body:block-1"' in shown
    assert 'value="body:block-2"' not in shown
    assert "城市植树。" in editor.form["body_zh_hans"].value()[0].value.source


def test_a_minor_edit_keeps_the_translation_current_and_is_logged(page) -> None:
    administrator = make_administrator()

    save_editor(
        open_editor(page, administrator),
        {
            "headline_en": "Green roofs!",
            "minor_edit": "on",
            "minor_edit_reason": "Only a mark",
            "action-publish": "1",
        },
    )

    page = fresh(page)
    assert (page.headline_en, page.translation_state) == ("Green roofs!", TranslationState.READY)
    entry = PageLogEntry.objects.get(action="bilingual.minor_edit")
    assert (entry.user, entry.data["reason"]) == (administrator, "Only a mark")
    assert entry.data["passages"] == ["headline"]


def test_a_minor_edit_does_not_hide_what_was_outdated_before(page) -> None:
    page.summary_en = "Cool roofs cool the city."
    publish(page)

    save_editor(
        open_editor(fresh(page), make_administrator()),
        {
            "headline_en": "Green roofs!",
            "minor_edit": "on",
            "minor_edit_reason": "Only a mark",
            "action-publish": "1",
        },
    )

    assert states(fresh(page)) == {"summary": PassageState.CHANGED}


def test_a_minor_edit_without_a_reason_is_refused_and_keeps_what_was_typed(page) -> None:
    response = send(
        open_editor(page, make_administrator()),
        {"headline_en": "Green roofs!", "minor_edit": "on", "action-publish": "1"},
    )

    assert response.status_code == 200
    assert "minor_edit_reason" in response.context["form"].errors
    assert "Green roofs!" in response.content.decode()
    assert fresh(page).headline_en == "Green roofs"


def test_publishing_the_original_alone_leaves_the_translation_behind(page) -> None:
    page.headline_en, page.headline_zh_hans = "Cool roofs", "凉爽屋顶"
    page.approve_passages()
    page.publication_scope = "en,shared"
    page.save_revision().publish()

    page = fresh(page)
    assert states(page) == {"headline": PassageState.CHANGED}
    assert states(page.get_latest_revision_as_object()) == {}


def test_publishing_the_translation_alone_is_not_called_out_of_date(page) -> None:
    page.headline_en, page.headline_zh_hans = "Cool roofs", "凉爽屋顶"
    page.approve_passages()
    page.publication_scope = "zh-hans"
    page.save_revision().publish()

    page = fresh(page)
    assert (page.headline_en, page.headline_zh_hans) == ("Green roofs", "凉爽屋顶")
    assert page.translation_state != TranslationState.OUTDATED

    page.get_latest_revision().publish()
    assert fresh(page).translation_state == TranslationState.READY


@pytest.mark.parametrize(
    ("headline", "state"),
    [("Green roofs", TranslationState.READY), ("Cool roofs", TranslationState.OUTDATED)],
)
def test_records_approved_as_a_whole_keep_their_state(page, headline, state) -> None:
    from cities_site.bilingual.content import fingerprint

    page.reviewed_passages = {}
    page.reviewed_fingerprint = fingerprint(page, "en")
    page.headline_en = headline
    page = publish(page)
    assert page.translation_state == state

    page.approve_passages()
    assert publish(page).translation_state == TranslationState.READY


def test_snippets_are_approved_by_passage_too(page) -> None:
    from cities_site.library.models import Topic

    topic = Topic.objects.create(name_en="Health", name_zh_hans="卫生", slug="health")
    topic.approve_passages()
    topic.name_en = "Public health"
    topic.save()

    assert topic.translation_state == TranslationState.OUTDATED
    assert states(topic) == {"name": PassageState.CHANGED}
