"""Two people who opened the same page before either saved lose nothing."""

import pytest

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


@pytest.fixture
def page() -> NewsPage:
    page = make_news(make_news_index(make_site()), **both_languages())
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def latest(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("first", ["editor", "translator"])
def test_an_editor_and_a_translator_both_keep_their_words(page: NewsPage, first: str) -> None:
    editors = {
        "editor": open_editor(page, make_user("editor", "Editors")),
        "translator": open_editor(page, make_user("translator", "Translators")),
    }
    changes = {
        "editor": {"headline_en": "Cool roofs"},
        "translator": {"headline_zh_hans": "凉爽屋顶"},
    }

    for name in sorted(editors, key=lambda name: name != first):
        save_editor(editors[name], changes[name])

    draft = latest(page)
    assert (draft.headline_en, draft.headline_zh_hans) == ("Cool roofs", "凉爽屋顶")


@pytest.mark.parametrize("first", ["editor", "translator"])
def test_autosaves_of_both_languages_are_kept(page: NewsPage, first: str) -> None:
    editors = {
        "editor": open_editor(page, make_user("editor", "Editors")),
        "translator": open_editor(page, make_user("translator", "Translators")),
    }
    changes = {
        "editor": {"headline_en": "Cool roofs"},
        "translator": {"headline_zh_hans": "凉爽屋顶"},
    }

    for name in sorted(editors, key=lambda name: name != first):
        response = send(editors[name], changes[name], Accept="application/json")
        assert response.status_code == 200, response.content
        assert response.json()["success"]

    draft = latest(page)
    assert (draft.headline_en, draft.headline_zh_hans) == ("Cool roofs", "凉爽屋顶")


def test_autosave_refuses_to_overwrite_the_same_language(page: NewsPage) -> None:
    one = open_editor(page, make_user("one", "Editors"))
    two = open_editor(page, make_user("two", "Editors"))
    save_editor(one, {"headline_en": "Cool roofs"})

    response = send(two, {"headline_en": "White roofs"}, Accept="application/json")

    assert response.status_code == 400
    assert latest(page).headline_en == "Cool roofs"


@pytest.mark.parametrize(
    ("changed", "overlapping"),
    [
        ({"headline_en": "Cool roofs"}, {"headline_en": "White roofs"}),
        ({"display_date": "2020-01-01"}, {"display_date": "2021-01-01"}),
    ],
)
def test_two_people_on_the_same_section_get_a_conflict(page, changed, overlapping) -> None:
    one = open_editor(page, make_user("one", "Editors"))
    two = open_editor(page, make_user("two", "Editors"))
    save_editor(one, changed)

    response = send(two, overlapping)

    assert response.status_code == 200
    html = response.content.decode()
    assert "Somebody else has changed" in html
    assert 'name="save_anyway"' in html
    (name, value) = next(iter(overlapping.items()))
    assert response.context["form"][name].value() == value
    assert str(getattr(latest(page), name)) == changed[name]


@pytest.mark.parametrize("saves", [1, 2])
def test_sending_a_form_whose_own_autosave_is_still_on_its_way_is_no_conflict(page, saves) -> None:
    editor = open_editor(page, make_user("editor", "Editors"))
    overwritten = {}
    for number in range(saves):
        answer = send(
            editor, {"headline_en": f"Roofs {number}"} | overwritten, Accept="application/json"
        )
        assert answer.status_code == 200, answer.content
        overwritten = {"overwrite_revision_id": str(answer.json()["revision_id"])}

    save_editor(editor, {"headline_en": "Cool roofs"})

    assert latest(page).headline_en == "Cool roofs"


def test_between_own_saves_somebody_elses_is_still_a_conflict(page: NewsPage) -> None:
    one = open_editor(page, make_user("one", "Editors"))
    save_editor(open_editor(page, make_user("two", "Editors")), {"headline_en": "White roofs"})
    save_editor(open_editor(page, one.form.for_user), {"summary_en": "Roofs cool."})

    response = send(one, {"headline_en": "Cool roofs"})

    assert "Somebody else has changed" in response.content.decode()


def test_the_second_person_can_save_anyway(page: NewsPage) -> None:
    one = open_editor(page, make_user("one", "Editors"))
    two = open_editor(page, make_user("two", "Editors"))
    save_editor(one, {"headline_en": "Cool roofs"})

    save_editor(two, {"headline_en": "White roofs", "save_anyway": "on"})

    assert latest(page).headline_en == "White roofs"


def test_an_administrator_with_an_old_form_gets_a_conflict(page: NewsPage) -> None:
    administrator = open_editor(page, make_administrator())
    translator = open_editor(page, make_user("translator", "Translators"))
    save_editor(translator, {"headline_zh_hans": "凉爽屋顶"})

    response = send(administrator, {"headline_en": "Cool roofs"})

    assert response.status_code == 200
    assert "中文" in str(response.context["form"].non_field_errors())
    assert latest(page).headline_zh_hans == "凉爽屋顶"
