"""Field rights hold on the server: what one may not edit, a forged request does not change."""

import pytest
from django.urls import reverse

from news.models import Correction, NewsPage
from tests.editor import open_editor, save_editor, send, sign_in
from tests.factories import (
    both_languages,
    make_administrator,
    make_news,
    make_news_index,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db

FORGED = {
    "headline_en": "Forged title",
    "headline_zh_hans": "伪造标题",
    "slug": "forged",
    "source_language": "zh-hans",
    "display_date": "2001-01-01",
    "public_en": "",
    "public_zh_hans": "on",
    "translation_reviewed": "on",
    "approved_passages": ["name", "headline"],
    "publication_languages": ["en", "zh-hans"],
    "go_live_at": "2001-01-01 00:00",
    "expire_at": "2099-01-01 00:00",
    "title": "Forged core title",
    "live": "",
    "reviewed_fingerprint": "f" * 64,
}


@pytest.fixture
def page() -> NewsPage:
    index = make_news_index(make_site())
    return make_news(index, **both_languages(public_zh_hans=False))


def latest(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_a_translator_changes_chinese_words_and_nothing_else(page: NewsPage) -> None:
    save_editor(open_editor(page, make_user("translator", "Translators")), FORGED)

    draft = latest(page)
    assert draft.headline_zh_hans == "伪造标题"
    assert draft.headline_en == "Green roofs"
    assert draft.title == "Green roofs"
    assert (draft.slug, draft.source_language) == ("green-roofs", "en")
    assert (draft.public_en, draft.public_zh_hans) == (True, False)
    assert draft.display_date is None
    assert draft.reviewed_passages == {}
    assert draft.go_live_at is None
    assert draft.expire_at is None


def test_an_editor_changes_english_and_shared_facts_and_nothing_else(page: NewsPage) -> None:
    save_editor(open_editor(page, make_user("editor", "Editors")), FORGED)

    draft = latest(page)
    assert draft.headline_en == "Forged title"
    assert draft.slug == "forged"
    assert draft.headline_zh_hans == "绿色屋顶"
    assert draft.public_zh_hans is False
    assert draft.reviewed_passages == {}


def test_a_publisher_changes_public_states_and_no_words(page: NewsPage) -> None:
    save_editor(
        open_editor(page, make_user("publisher", "Publishers")), FORGED | {"go_live_at": ""}
    )

    draft = latest(page)
    assert (draft.headline_en, draft.headline_zh_hans) == ("Green roofs", "绿色屋顶")
    assert (draft.public_en, draft.public_zh_hans) == (False, True)
    assert draft.slug == "green-roofs"


def test_a_translator_cannot_publish(page: NewsPage) -> None:
    send(
        open_editor(page, make_user("translator", "Translators")),
        {"headline_zh_hans": "凉爽屋顶", "action-publish": "1"},
    )

    assert NewsPage.objects.get(pk=page.pk).headline_zh_hans == "绿色屋顶"


def test_read_only_fields_show_their_value(page: NewsPage) -> None:
    editor = open_editor(page, make_user("translator", "Translators"))

    html = editor.client.get(editor.address).content.decode()

    assert "Green roofs cool the city." in html
    assert 'name="headline_en"' not in html
    assert 'name="headline_zh_hans"' in html


def test_a_translator_writes_chinese_words_of_inline_rows_only(page: NewsPage) -> None:
    page.corrections.add(Correction(original="a", corrected="b", reason_en="Slip"))
    page.save_revision().publish()
    editor = open_editor(page, make_user("translator", "Translators"))
    save_editor(
        editor,
        {
            "corrections-0-reason_zh_hans": "笔误",
            "corrections-0-reason_en": "Forged",
            "corrections-0-original": "Forged",
        },
    )

    row = latest(page).corrections.all()[0]
    assert (row.reason_en, row.reason_zh_hans, row.original) == ("Slip", "笔误", "a")


@pytest.mark.parametrize(
    "forged",
    [
        {"corrections-TOTAL_FORMS": "2", "corrections-1-reason_zh_hans": "新"},
        {"corrections-0-DELETE": "on"},
    ],
)
def test_a_translator_cannot_add_or_remove_rows(page: NewsPage, forged: dict) -> None:
    page.corrections.add(Correction(original="a", corrected="b", reason_en="Slip"))
    page.save_revision().publish()

    response = send(open_editor(page, make_user("translator", "Translators")), forged)

    assert response.status_code == 200
    assert latest(page).corrections.count() == 1


def test_a_translator_cannot_revert_to_an_older_version(page: NewsPage) -> None:
    old = page.save_revision()
    page.headline_en = "Cool roofs"
    page.save_revision().publish()
    client = sign_in(make_user("translator", "Translators"))
    address = reverse("wagtailadmin_pages:revisions_revert", args=(page.pk, old.pk))

    assert client.get(address).status_code == 302


def test_an_administrator_can_revert_to_an_older_version(page: NewsPage) -> None:
    old = page.save_revision()
    page.headline_en = "Cool roofs"
    page.save_revision().publish()
    client = sign_in(make_administrator())
    address = reverse("wagtailadmin_pages:revisions_revert", args=(page.pk, old.pk))

    response = client.get(address)

    assert response.status_code == 200
    assert response.context["form"]["headline_en"].value() == "Green roofs"
