"""Where pages are explored, each shows its public languages and how far its translation is."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cities_site.bilingual.models import TranslationState
from cities_site.desk.models import TranslationTask
from news.models import NewsPage
from tests.editor import sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return make_news_index(make_site())


@pytest.fixture
def editor() -> Client:
    return sign_in(make_user("editor", "Editors"))


def explore(index, **query) -> str:
    return reverse("wagtailadmin_explore", args=[index.pk], query=query)


def titles(response) -> set[str]:
    return {page.headline_en for page in response.context["pages"]}


def test_each_row_shows_what_is_public_and_the_state_of_the_draft(index, editor) -> None:
    page = make_news(index, **both_languages())
    page.approve_passages()
    page.save_revision().publish()

    html = editor.get(explore(index)).content.decode()
    assert "English · 中文" in html
    assert str(TranslationState.READY.label) in html

    draft = NewsPage.objects.get(pk=page.pk)
    draft.headline_en = "Cool roofs"
    draft.save_revision()
    html = editor.get(explore(index)).content.decode()
    assert "English · 中文" in html
    assert str(TranslationState.OUTDATED.label) in html


def test_the_filter_equals_the_translations_screen(index, editor) -> None:
    done = make_news(index, **both_languages(), slug="done")
    done.approve_passages()
    done.save_revision().publish()
    make_news(index, slug="one", headline_en="One")
    make_news(index, slug="two", headline_en="Two")

    found = titles(editor.get(explore(index, translation="missing")))

    listed = TranslationTask.objects.filter(state="missing", content_type__model="newspage")
    assert found == {task.title_en for task in listed} == {"One", "Two"}
    assert titles(editor.get(explore(index, translation="ready"))) == {done.headline_en}


def test_the_filter_works_together_with_a_search(index, editor) -> None:
    make_news(index, slug="one", headline_en="Rain gardens")
    make_news(index, slug="two", headline_en="Rain barrels", translation_wanted=False)

    response = editor.get(explore(index, q="Rain", translation="missing"))

    assert titles(response) == {"Rain gardens"}


def test_a_state_that_is_none_is_refused_with_a_message(index, editor) -> None:
    response = editor.get(explore(index, translation="nonsense"))

    assert response.status_code == 200


def test_the_list_costs_the_same_for_two_pages_and_for_twenty(index, editor) -> None:
    def cost() -> int:
        editor.get(explore(index))
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(explore(index)).status_code == 200
        return len(queries)

    for number in range(2):
        make_news(index, slug=f"page-{number}")
    few = cost()
    for number in range(2, 20):
        make_news(index, slug=f"page-{number}")

    assert cost() == few
