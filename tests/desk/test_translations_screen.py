"""The Translations screen: everything with words in two languages, in one list that is true."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cities_site.bilingual.models import TranslationState
from cities_site.desk.models import TranslationTask
from cities_site.library.models import Topic
from news.models import NewsPage
from tests.editor import sign_in
from tests.factories import both_languages, make_news, make_news_index, make_site, make_user
from tests.library.makers import make_document, make_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return make_news_index(make_site())


@pytest.fixture
def translator() -> User:
    return make_user("translator", "Translators")


def list_url() -> str:
    return reverse(TranslationTask.snippet_viewset.get_url_name("list"))


def task_of(record) -> TranslationTask:
    return TranslationTask.objects.get(
        object_id=record.pk, content_type__model=record._meta.model_name
    )


def test_every_kind_of_record_has_a_line(index) -> None:
    page = make_news(index)
    topic = Topic.objects.create(name_en="Health", slug="health")
    image, document = make_image(), make_document(label_zh_hans="")

    assert task_of(page).state == TranslationState.MISSING
    assert task_of(topic).state == TranslationState.MISSING
    assert task_of(image).state == TranslationState.READY
    assert task_of(document).state == TranslationState.MISSING
    assert str(task_of(topic)) == "Health"


def test_the_line_follows_drafts_and_the_published_text_apart(index) -> None:
    page = make_news(index, **both_languages())
    page.approve_passages()
    page.save_revision().publish()
    task = task_of(page)
    assert (task.state, task.live_state) == (TranslationState.READY, TranslationState.READY)
    assert (task.passages, task.passages_approved, task.waiting_since) == (2, 2, None)

    page = NewsPage.objects.get(pk=page.pk)
    page.headline_en = "Cool roofs"
    revision = page.save_revision()
    task = task_of(page)
    assert (task.state, task.live_state) == (TranslationState.OUTDATED, TranslationState.READY)
    assert (task.title_en, task.passages_approved) == ("Cool roofs", 1)
    assert task.waiting_since is not None

    revision.publish()
    assert task_of(page).live_state == TranslationState.OUTDATED

    page.refresh_from_db()
    page.unpublish()
    assert task_of(page).live_state == ""


def test_the_wait_begins_once_and_ends_when_nothing_is_left(index) -> None:
    page = make_news(index)
    started = timezone.now() - timedelta(days=3)
    TranslationTask.objects.update(waiting_since=started)

    page.summary_en = "Roofs cool the city."
    page.save_revision().publish()
    assert task_of(page).waiting_since == started

    page.translation_wanted = False
    page.save_revision().publish()
    assert task_of(page).waiting_since is None


def test_a_deleted_record_leaves_no_line(index) -> None:
    page = make_news(index)
    key = page.pk
    page.delete()

    assert not TranslationTask.objects.filter(object_id=key, title_en="Green roofs").exists()


def test_assignments_survive_changes_of_the_record(index, translator) -> None:
    page = make_news(index)
    TranslationTask.objects.update(assignee=translator, note="By ear")

    page.headline_en = "Cool roofs"
    page.save_revision().publish()

    assert (task_of(page).assignee, task_of(page).note) == (translator, "By ear")


def test_rebuilding_the_list_finds_what_is_already_there(index) -> None:
    make_news(index, **both_languages())
    make_image()
    kept = list(TranslationTask.objects.order_by("pk").values("object_id", "state", "live_state"))
    TranslationTask.objects.all().delete()

    call_command("refresh_translations", stdout=io.StringIO())

    rebuilt = TranslationTask.objects.values("object_id", "state", "live_state")
    assert sorted(map(str, rebuilt)) == sorted(map(str, kept))


@pytest.mark.parametrize("group", ["Editors", "Translators", "Publishers"])
def test_every_role_opens_the_screen(index, group) -> None:
    make_news(index)

    response = sign_in(make_user("someone", group)).get(list_url())

    assert response.status_code == 200
    assert "Green roofs" in response.content.decode()


def test_the_screen_is_not_for_everybody(index) -> None:
    assert sign_in(make_user("nobody")).get(list_url()).status_code == 302
    assert Client().get(list_url()).status_code == 302


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"Green roofs", "Cool roofs"}),
        ({"state": "missing"}, {"Cool roofs"}),
        ({"state": ["missing", "needs_review"]}, {"Green roofs", "Cool roofs"}),
        ({"q": "cool"}, {"Cool roofs"}),
        ({"q": "绿色"}, {"Green roofs"}),
        ({"overdue": "true"}, {"Cool roofs"}),
    ],
)
def test_filters_narrow_the_list_to_what_the_database_holds(
    index, translator, query, found
) -> None:
    make_news(index, **both_languages())
    cool = make_news(index, headline_en="Cool roofs")
    TranslationTask.objects.filter(object_id=cool.pk).update(due_on=date(2020, 1, 1))

    response = sign_in(translator).get(list_url(), query)

    titles = {task.title_en for task in response.context["object_list"]}
    assert titles - {"Home", "News"} == found


def test_the_list_is_exported_with_every_column(index, translator) -> None:
    make_news(index, **both_languages())

    response = sign_in(translator).get(list_url(), {"export": "csv"})

    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert len(rows) == TranslationTask.objects.count() + 1
    assert any("绿色屋顶" in row for row in rows)
    workbook = sign_in(translator).get(list_url(), {"export": "xlsx"})
    assert b"".join(workbook.streaming_content)[:2] == b"PK"


def test_many_lines_cost_as_many_queries_as_few(index, translator) -> None:
    client = sign_in(translator)
    make_news(index)
    counts = []
    for number in (2, 40):
        for each in range(number):
            make_news(index, headline_en=f"Item {number} {each}", slug=f"item-{number}-{each}")
        client.get(list_url())
        with CaptureQueriesContext(connection) as queries:
            assert client.get(list_url()).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_one_line_is_assigned_in_its_editor(index, translator) -> None:
    task = task_of(make_news(index))
    address = reverse(TranslationTask.snippet_viewset.get_url_name("edit"), args=[task.pk])

    response = sign_in(make_user("editor", "Editors")).post(
        address, {"assignee": translator.pk, "due_on": "2026-12-04", "note": "For the launch"}
    )

    assert response.status_code == 302
    task.refresh_from_db()
    assert (task.assignee, task.due_on) == (translator, date(2026, 12, 4))


def test_many_lines_are_assigned_at_once(index, translator) -> None:
    tasks = [task_of(make_news(index, headline_en=name)) for name in ("One", "Two")]
    address = reverse("wagtail_bulk_action", args=["desk", "translationtask", "assign"])
    query = "&".join(f"id={task.pk}" for task in tasks)
    editor = sign_in(make_user("editor", "Editors"))
    assert "One" in editor.get(f"{address}?{query}").content.decode()

    editor.post(f"{address}?{query}", {"assignee": translator.pk, "due_on": "2026-12-04"})

    assigned = TranslationTask.objects.filter(assignee=translator, due_on=date(2026, 12, 4))
    assert set(assigned) == set(tasks)


def test_lines_are_neither_added_nor_deleted_by_hand(index) -> None:
    task = task_of(make_news(index))
    editor = sign_in(make_user("editor", "Editors"))
    names = TranslationTask.snippet_viewset
    for name, arguments in (("add", []), ("delete", [task.pk])):
        response = editor.post(reverse(names.get_url_name(name), args=arguments))
        assert response.status_code == 302

    assert TranslationTask.objects.filter(pk=task.pk).exists()


def test_the_front_page_shows_each_user_their_own_the_overdue_first(index, translator) -> None:
    later = task_of(make_news(index, headline_en="Later"))
    late = task_of(make_news(index, headline_en="Late"))
    task_of(make_news(index, headline_en="Somebody else's"))
    TranslationTask.objects.filter(pk=later.pk).update(
        assignee=translator, due_on=timezone.localdate() + timedelta(days=9)
    )
    TranslationTask.objects.filter(pk=late.pk).update(assignee=translator, due_on=date(2020, 1, 1))

    shown = sign_in(translator).get(reverse("wagtailadmin_home")).content.decode()
    panel = shown[shown.index("own-translations") :]

    assert panel.index("Late<") < panel.index("Later<")
    assert "Somebody else" not in panel
