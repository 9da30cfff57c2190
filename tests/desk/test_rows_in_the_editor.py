"""Words of inline rows: their originals stand at them, and so do their errors."""

import pytest
from django.contrib.auth.models import Group

from news.models import NewsFigure, NewsPage
from tests.editor import open_editor, send
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    words = both_languages(public_zh_hans=False)
    page = make_news(make_news_index(make_site()), **words)
    page.figures = [
        NewsFigure(
            value="12", label_en="roofs in 50 cities", label_zh_hans="50个城市的屋顶", sort_order=0
        ),
        NewsFigure(value="3", label_en="schools", sort_order=1),
    ]
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def writing_publisher():
    user = make_user("publisher", "Publishers")
    user.groups.add(Group.objects.get(name="Translators"))
    return user


def test_the_original_of_each_row_stands_at_its_field_with_its_state(page) -> None:
    html = open_editor(page, make_user("translator", "Translators"))
    html = html.client.get(html.address).content.decode()

    roofs, schools = page.figures.all()
    for row, state in ((roofs, "unreviewed"), (schools, "untranslated")):
        assert html.count(f'id="passage-figures-{row.pk}-label"') == 1
        original = html.partition(f'data-originals="figures:{row.pk}:label"')[2][:400]
        assert f'data-original-state="{state}"' in original
    assert "2 passages still to do stand in rows under “Shared”." in html


def test_an_error_in_a_row_is_told_at_its_field_and_named_above_the_form(
    page, writing_publisher
) -> None:
    editor = open_editor(page, writing_publisher)
    wrong = {"figures-0-label_zh_hans": "60个城市的屋顶", "public_zh_hans": "on"}

    answer = send(editor, wrong | {"action-publish": "action-publish"})

    form = answer.context["form"]
    [error] = form.formsets["figures"].forms[0].errors["label_zh_hans"]
    assert "“50”" in error
    assert any("Figure 1: label" in problem for problem in form.non_field_errors())
    assert not NewsPage.objects.get(pk=page.pk).public_zh_hans
    # What was typed is kept.
    assert "60个城市的屋顶" in answer.content.decode()


def test_an_error_that_is_corrected_while_publishing_keeps_nothing_back(
    page, writing_publisher
) -> None:
    send(open_editor(page, writing_publisher), {"figures-0-label_zh_hans": "60个城市的屋顶"})
    editor = open_editor(NewsPage.objects.get(pk=page.pk), writing_publisher)
    right = {"figures-0-label_zh_hans": "50个城市的屋顶", "public_zh_hans": "on"}

    answer = send(editor, right | {"action-publish": "action-publish"})

    assert answer.status_code == 302
    published = NewsPage.objects.get(pk=page.pk)
    assert published.public_zh_hans
    assert published.figures.first().label_zh_hans == "50个城市的屋顶"


def test_whoever_publishes_without_writing_sees_the_error_at_the_row_too(page) -> None:
    translator = make_user("translator", "Translators")
    send(open_editor(page, translator), {"figures-0-label_zh_hans": "60个城市的屋顶"})
    publisher = make_user("publisher", "Publishers")
    editor = open_editor(NewsPage.objects.get(pk=page.pk), publisher)

    answer = send(editor, {"public_zh_hans": "on", "action-publish": "action-publish"})

    problems = list(answer.context["form"].non_field_errors())
    assert any("Figure 1: label" in text for text in problems), problems
    row = answer.content.decode().partition(f'data-originals="figures:{page.figures.first().pk}:')
    assert "original__finding--error" in row[2].partition("w-field__wrapper")[0]
