"""People who save at the same moment wait for each other; none of them sees a locked database."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from news.models import NewsPage
from tests.editor import filled_form, open_editor, send, sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

PEOPLE = 4
SAVES = 4


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_people_who_save_back_to_back_are_all_served() -> None:
    index = make_news_index(make_site())
    pages = [
        make_news(index, **both_languages(headline_en=f"Page {number}")) for number in range(PEOPLE)
    ]
    # Opened one after the other: Django's test client mixes up the contexts of parallel answers.
    editors = [
        open_editor(page, make_user(f"editor-{number}", "Editors"))
        for number, page in enumerate(pages)
    ]

    def save_again_and_again(number: int) -> list[int]:
        try:
            return [
                send(
                    editors[number],
                    {"headline_en": f"Title {number}.{save}", "save_anyway": "on"},
                ).status_code
                for save in range(SAVES)
            ]
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as people:
        answers = list(people.map(save_again_and_again, range(PEOPLE)))

    assert answers == [[302] * SAVES] * PEOPLE
    titles = {
        page.get_latest_revision_as_object().headline_en
        for page in NewsPage.objects.filter(pk__in=[page.pk for page in pages])
    }
    assert titles == {f"Title {number}.{SAVES - 1}" for number in range(PEOPLE)}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_people_who_create_pages_at_once_leave_a_sound_tree() -> None:
    index = make_news_index(make_site())
    browsers = [sign_in(make_user(f"editor-{number}", "Editors")) for number in range(PEOPLE)]
    address = reverse("wagtailadmin_pages:add", args=("news", "newspage", index.pk))
    data = filled_form(browsers[0].get(address).context["form"])

    def create(number: int) -> list[int]:
        try:
            return [
                browsers[number]
                .post(address, data | {"headline_en": f"New {number}.{save}", "slug": ""})
                .status_code
                for save in range(SAVES)
            ]
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as people:
        answers = list(people.map(create, range(PEOPLE)))

    assert answers == [[302] * SAVES] * PEOPLE
    index.refresh_from_db()
    assert index.numchild == PEOPLE * SAVES
    assert NewsPage.find_problems() == ([], [], [], [], [])
