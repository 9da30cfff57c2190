"""A finding is dismissed with a reason, and errors keep a translation from going public."""

import pytest
from django.contrib.auth.models import Permission
from wagtail.models import PageLogEntry

from cities_site.desk.models import DismissedFinding
from cities_site.library.models import Topic
from news.models import NewsPage
from tests.editor import open_editor, save_editor, send
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db

WRONG_NUMBER = {"summary_en": "It serves 50 cities.", "summary_zh_hans": "它服务60个城市。"}
PUBLISH = {"public_zh_hans": "on", "action-publish": "1"}


@pytest.fixture
def page() -> NewsPage:
    words = both_languages(**WRONG_NUMBER, public_zh_hans=False)
    return make_news(make_news_index(make_site()), **words)


@pytest.fixture
def translator():
    return make_user("translator", "Translators")


@pytest.fixture
def publisher():
    return make_user("publisher", "Publishers")


def summary_row(page, user) -> str:
    editor = open_editor(page, user)
    html = editor.client.get(editor.address).content.decode()
    return html.partition('data-originals="summary"')[2].partition("w-field__wrapper")[0]


def token(page, user) -> str:
    return summary_row(page, user).partition('name="dismissal_')[2].partition('"')[0]


def fresh(page) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def test_an_error_keeps_the_translation_from_going_public(page, publisher) -> None:
    response = send(open_editor(page, publisher), PUBLISH)

    [told, error] = response.context["form"].non_field_errors()
    assert "corrected, or dismissed with a reason" in told
    assert "“50”" in error
    assert not fresh(page).public_zh_hans


def test_the_original_goes_public_whatever_its_translation_says(page) -> None:
    editor = make_user("editor", "Editors")

    save_editor(open_editor(page, editor), {"headline_en": "Roofs", "action-publish": "1"})

    assert fresh(page).headline_en == "Roofs"


def test_a_warning_keeps_nothing_back(page, publisher) -> None:
    words = {"summary_en": "Roofs (green) are cool.", "summary_zh_hans": "屋顶(绿色)凉爽。"}
    save_editor(
        open_editor(page, make_user("editor", "Editors")), {"summary_en": words["summary_en"]}
    )
    save_editor(open_editor(fresh(page), make_user("lin", "Translators")), words)

    save_editor(open_editor(fresh(page), publisher), PUBLISH)

    assert fresh(page).public_zh_hans


def test_words_that_are_public_already_are_not_judged_again(page, publisher) -> None:
    page.public_zh_hans = True
    page.save_revision().publish()

    save_editor(open_editor(fresh(page), publisher), {"action-publish": "1"})

    assert fresh(page).public_zh_hans


def test_who_may_override_publishes_despite_an_error(page, publisher) -> None:
    publisher.user_permissions.add(Permission.objects.get(codename="override_checks"))

    save_editor(open_editor(page, publisher), PUBLISH)

    assert fresh(page).public_zh_hans


def test_an_approval_in_bulk_or_in_code_leaves_the_erroneous_language_a_draft(
    page, publisher
) -> None:
    draft = page.get_latest_revision_as_object()
    draft.public_zh_hans, draft.headline_en = True, "Roofs"
    draft.save_revision().publish(user=publisher)

    assert (fresh(page).headline_en, fresh(page).public_zh_hans) == ("Roofs", False)


def test_a_dismissed_error_lets_the_translation_out_and_stays_in_the_history(
    page, publisher
) -> None:
    reason = {f"dismissal_{token(page, publisher)}": "Sixty is right, the English is corrected."}

    save_editor(open_editor(page, publisher), {**reason, **PUBLISH})

    assert fresh(page).public_zh_hans
    row = summary_row(fresh(page), publisher)
    assert "Dismissed" in row and "Sixty is right" in row
    entry = PageLogEntry.objects.get(action="desk.dismiss_finding")
    assert (entry.user, entry.data["passage"]) == (publisher, "summary")


def test_a_dismissed_finding_comes_back_when_the_text_changes(page, publisher) -> None:
    reason = {f"dismissal_{token(page, publisher)}": "Sixty is right."}
    save_editor(open_editor(page, publisher), reason)
    assert "Error" not in summary_row(fresh(page), publisher)

    changed = {"summary_zh_hans": "它服务六十个城市。"}
    save_editor(open_editor(fresh(page), make_user("lin", "Translators")), changed)

    assert "Error" in summary_row(fresh(page), publisher)


def test_a_translator_is_offered_no_dismissal_of_errors_and_forges_none(
    page, translator, publisher
) -> None:
    assert "dismissal_" not in summary_row(page, translator)

    forged = {f"dismissal_{token(page, publisher)}": "Never mind."}
    save_editor(open_editor(page, translator), forged)

    assert not DismissedFinding.objects.exists()


def test_a_translator_dismisses_a_warning(page, translator) -> None:
    words = {"summary_zh_hans": "它服务50个城市(绿色)。"}
    save_editor(open_editor(page, translator), words)

    reason = {f"dismissal_{token(fresh(page), translator)}": "As on the poster."}
    save_editor(open_editor(fresh(page), translator), reason)

    assert "As on the poster." in summary_row(fresh(page), translator)


def test_one_button_corrects_the_signs_of_a_passage(page, translator) -> None:
    save_editor(open_editor(page, translator), {"summary_zh_hans": "它服务 50 个城市(绿色)."})
    assert 'name="correct_passage" value="summary"' in summary_row(fresh(page), translator)

    save_editor(open_editor(fresh(page), translator), {"correct_passage": "summary"})

    draft = fresh(page).get_latest_revision_as_object()
    assert draft.summary_zh_hans == "它服务50个城市（绿色）。"


def test_a_snippet_with_an_error_is_not_saved_as_public(publisher) -> None:
    topic = Topic.objects.create(
        slug="g20", name_en="50 cities", name_zh_hans="60个城市", public_zh_hans=False
    )
    from django.urls import reverse

    from tests.editor import filled_form, sign_in

    client = sign_in(publisher)
    address = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    data = filled_form(client.get(address).context["form"])

    response = client.post(address, data | {"public_zh_hans": "on"})

    assert "“50”" in str(response.context["form"].non_field_errors())
    topic.refresh_from_db()
    assert not topic.public_zh_hans
