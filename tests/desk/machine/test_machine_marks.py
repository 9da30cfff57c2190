"""What an engine wrote is marked, and goes public only once a person has approved it."""

import pytest
from django.urls import reverse

from cities_site.bilingual.publication_checks import blocking_problems
from cities_site.bilingual.writing import draft_of
from cities_site.desk.models import MachineTranslation, TranslationTask
from news.models import NewsPage
from tests.desk.exchange.files import make_article, task_of
from tests.desk.machine.work import draft_by_machine
from tests.editor import open_editor, save_editor, sign_in
from tests.factories import make_administrator, make_user

pytestmark = pytest.mark.django_db


def test_the_editor_says_what_an_engine_wrote_until_somebody_approves_it(
    engine, index, translator
) -> None:
    page = make_article(index, headline_zh_hans="")
    draft_by_machine(page, translator, ["headline"])
    publisher = make_user("publisher", "Publishers")
    page = NewsPage.objects.get(pk=page.pk)

    editor = open_editor(page, publisher)
    html = editor.client.get(editor.address).content.decode()
    passage = html.partition('data-originals="headline"')[2].partition("w-field__wrapper")[0]
    assert "Machine translation, to be reviewed" in passage
    assert html.count("Machine translation, to be reviewed") == 1

    save_editor(editor, {"approved_passages": ["headline"]})
    html = editor.client.get(editor.address).content.decode()
    assert "Machine translation, to be reviewed" not in html
    assert task_of(page).passages_by_machine == 0


def test_a_person_who_rewrites_a_passage_takes_it_over(engine, index, translator) -> None:
    page = make_article(index, headline_zh_hans="")
    draft_by_machine(page, translator, ["headline"])
    page = NewsPage.objects.get(pk=page.pk)

    save_editor(open_editor(page, translator), {"headline_zh_hans": "屋顶绿化"})

    assert task_of(page).passages_by_machine == 0


def test_nobody_publishes_a_machine_translation_unreviewed(engine, index, translator) -> None:
    page = make_article(index, headline_zh_hans="", summary_zh_hans="绿色屋顶为城市降温。")
    draft_by_machine(page, translator, ["headline"])
    draft = draft_of(page)
    draft.public_zh_hans = True
    administrator = make_administrator()

    (problem,) = blocking_problems(draft, None, "zh-hans", administrator)
    assert "Title" in problem

    draft.save_revision().publish(user=administrator)
    assert not NewsPage.objects.get(pk=page.pk).public_zh_hans

    draft = draft_of(page)
    draft.approve_passages(["headline"])
    draft.public_zh_hans = True
    draft.save_revision().publish(user=administrator)
    assert NewsPage.objects.get(pk=page.pk).public_zh_hans


def test_the_editors_button_does_not_publish_it_either(engine, index, translator) -> None:
    page = make_article(index, headline_zh_hans="")
    draft_by_machine(page, translator, ["headline"])
    page = NewsPage.objects.get(pk=page.pk)
    editor = open_editor(page, make_user("publisher", "Publishers"))

    changes = {"public_zh_hans": "on", "action-publish": "publish"}
    response = editor.client.post(editor.address, editor.data | changes)

    assert "still machine translation" in response.content.decode()
    assert not NewsPage.objects.get(pk=page.pk).public_zh_hans


def test_the_mark_of_a_row_follows_it_when_it_is_stored(engine, index, translator) -> None:
    page = make_article(index)
    draft = draft_of(page)
    draft.figures.add(draft.figures.model(value="12", label_en="Trees work.", sort_order=0))
    draft.save_revision()
    (key,) = [each.key for each in draft.passages() if each.key.startswith("figures:+")]

    draft_by_machine(page, translator, [key])
    assert draft_of(page).figures.get().label_zh_hans == "树木有用。"
    draft_of(page).save_revision().publish()

    live = NewsPage.objects.get(pk=page.pk)
    live.save_revision()
    assert task_of(page).passages_by_machine == 1


def test_the_list_is_narrowed_down_to_machine_translations(engine, index, translator) -> None:
    page = make_article(index, headline_zh_hans="")
    draft_by_machine(page, translator, ["headline"])
    client = sign_in(translator)
    address = reverse("wagtailsnippets_desk_translationtask:list")

    shown = client.get(address, {"by_machine": "true"}).context["object_list"]
    others = client.get(address, {"by_machine": "false"}).context["object_list"]

    assert [task.object_id for task in shown] == [page.pk]
    assert page.pk not in [task.object_id for task in others]


def test_a_deleted_record_leaves_no_mark(engine, index, translator) -> None:
    page = make_article(index, headline_zh_hans="")
    draft_by_machine(page, translator, ["headline"])

    NewsPage.objects.get(pk=page.pk).delete()

    assert not MachineTranslation.objects.exists()
    assert not TranslationTask.objects.filter(object_id=page.pk, passages__gt=2).exists()
