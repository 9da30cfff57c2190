"""Two runs share the work, and a run that is killed loses none of it."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import PageLogEntry

from cities_site.bilingual.models import BasePage
from cities_site.operations.scheduled import publish_due
from tests.factories import both_languages, make_news, make_news_index, make_site
from tests.operations.crashes import killed_at
from tests.operations.schedules import expire, is_scheduled, schedule, stored

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

RUNS, PAGES = 3, 8


def run_command() -> None:
    call_command("publish_due", stdout=StringIO())


def test_runs_at_the_same_moment_do_everything_once() -> None:
    index = make_news_index(make_site())
    pages = [make_news(index, headline_en=f"Page {number}") for number in range(PAGES)]
    for page in pages[::2]:
        schedule(page, headline_en="New")
    for page in pages[1::2]:
        expire(page)
    together = Barrier(RUNS)

    def run(_number: int) -> dict[str, int]:
        try:
            together.wait()
            return publish_due().counts
        finally:
            connection.close()

    with ThreadPoolExecutor(RUNS) as runs:
        counts = list(runs.map(run, range(RUNS)))

    assert sum(count["published"] for count in counts) == PAGES // 2
    assert sum(count["expired"] for count in counts) == PAGES // 2
    assert sum(count["failed"] for count in counts) == 0
    assert [stored(page).headline_en for page in pages[::2]] == ["New"] * (PAGES // 2)
    assert not any(stored(page).live for page in pages[1::2])
    done = PageLogEntry.objects.filter(action__endswith=".scheduled")
    assert done.count() == done.values("page").distinct().count() == PAGES


def test_a_page_that_an_editor_is_saving_is_left_to_the_next_run() -> None:
    if not connection.features.has_select_for_update_skip_locked:
        pytest.skip("SQLite has one writer at a time: the run waits instead")
    page = make_news(make_news_index(make_site()))
    schedule(page, headline_en="New")

    def run() -> dict[str, int]:
        try:
            return publish_due().counts
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as other:
        BasePage.objects.select_for_update().get(pk=page.pk)
        assert other.submit(run).result(timeout=10)["left"] == 1
    assert publish_due().counts["published"] == 1


def test_a_run_killed_before_any_of_its_writes_loses_nothing() -> None:
    index = make_news_index(make_site())
    points = 0
    while True:
        page = make_news(index, **both_languages(headline_en=f"Page {points}"))
        revision = schedule(page, headline_en="New")
        if not killed_at(points + 1, run_command):
            break
        assert is_scheduled(revision)
        assert stored(page).headline_en == f"Page {points}"
        run_command()
        assert stored(page).headline_en == "New"
        assert not is_scheduled(revision)
        points += 1
    assert points >= 6
    assert stored(page).headline_en == "New"
    assert BasePage.find_problems() == ([], [], [], [], [])
