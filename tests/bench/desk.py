"""The translators' half of the admin: the paired editor of a long page, and the full desk."""

import datetime
import statistics
import time
from collections.abc import Callable

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment
from django.urls import reverse

from cities_site.bilingual.models import TranslationState
from cities_site.desk.models import TranslationTask
from news.models import NewsIndexPage, NewsPage
from tests.editor import open_editor, send

BLOCKS = (10, 100)
TASKS = (100, 10_000)
REPETITIONS = 5
DAY = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def print_desk() -> bool:
    """Measure and print both; return whether either takes more queries for more content."""
    # Responses then carry the form that the browser would send back.
    setup_test_environment()
    translator = User.objects.create_superuser("bench", "bench@example.org", "bench")
    print(f"\n{'translators':30}{'queries':>8}{'CPU ms':>9}   to the smaller")
    growths = [*_editor(translator), *_desk(translator)]
    return any(growths)


def _editor(translator: User) -> list[bool]:
    opening, saving = [], []
    for count in BLOCKS:
        page = _long_page(count)
        editor = open_editor(page, translator)
        opening.append(_cost(lambda editor=editor: editor.client.get(editor.address)))
        changes = {"headline_zh_hans": f"{count}个段落"}
        saving.append(_cost(lambda page=page, changes=changes: _save(page, translator, changes)))
    return [
        _print("editor opened, {} blocks", BLOCKS, opening),
        _print("opened and saved, {} blocks", BLOCKS, saving),
    ]


def _save(page: NewsPage, user: User, changes: dict[str, str]) -> HttpResponse:
    return send(open_editor(NewsPage.objects.get(pk=page.pk), user), changes)


def _long_page(count: int) -> NewsPage:
    """Return a page of `count` blocks, approved, of which every second has changed since."""
    page = NewsPage(
        headline_en=f"{count} blocks",
        headline_zh_hans=f"{count}段",
        body_en=_blocks("City {} planted 500 trees.", count),
        body_zh_hans=_blocks("第{}座城市种植了500棵树。", count),
    )
    NewsIndexPage.objects.get().add_child(instance=page)
    page.approve_passages()
    for block in page.body_en.raw_data:
        if int(block["id"].partition("-")[2]) % 2:
            block["value"] = block["value"].replace("500", "600")
    page.body_en = list(page.body_en.raw_data)
    page.save_revision()
    return page


def _blocks(words: str, count: int) -> list[dict]:
    return [
        {"type": "text", "id": f"block-{number}", "value": f"<p>{words.format(number)}</p>"}
        for number in range(count)
    ]


def _desk(translator: User) -> list[bool]:
    client = Client()
    client.force_login(translator)
    address = reverse(TranslationTask.snippet_viewset.get_url_name("list"))
    views = {
        "desk, {} records": address,
        "desk filtered, {} records": f"{address}?state=outdated&ordering=-source_length",
        "front page, {} records": reverse("wagtailadmin_home"),
    }
    costs: dict[str, list[tuple[int, float]]] = {name: [] for name in views}
    for count in TASKS:
        _fill_desk(count, translator)
        for name, path in views.items():
            costs[name].append(_cost(lambda path=path: client.get(path)))
    return [_print(name, TASKS, measured) for name, measured in costs.items()]


def _fill_desk(count: int, assignee: User) -> None:
    TranslationTask.objects.all().delete()
    states = [TranslationState.MISSING, TranslationState.OUTDATED, TranslationState.READY]
    content_type = ContentType.objects.get_for_model(NewsPage)
    TranslationTask.objects.bulk_create(
        TranslationTask(
            content_type=content_type,
            object_id=1_000_000 + number,
            title_en=f"Record {number}",
            title_zh_hans=f"第{number}项",
            source_language="en",
            state=states[number % 3],
            passages=10,
            source_length=number,
            waiting_since=DAY + datetime.timedelta(hours=number),
            assignee=assignee if number % 2 else None,
        )
        for number in range(count)
    )


def _cost(ask: Callable[[], HttpResponse]) -> tuple[int, float]:
    ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    # Read now: the next request empties the log.
    count = len(queries)
    times = []
    for _repetition in range(REPETITIONS):
        started = time.process_time()
        ask()
        times.append((time.process_time() - started) * 1000)
    return count, statistics.median(times)


def _print(name: str, sizes: tuple[int, int], costs: list[tuple[int, float]]) -> bool:
    (few, first), (many, second) = costs
    print(f"{name.format(f'{sizes[0]:,}'):30}{few:8}{first:9.1f}")
    growth = "   GROWS" if many > few else ""
    label = name.format(f"{sizes[1]:,}")
    print(f"{label:30}{many:8}{second:9.1f}   {second / first:.2f}{growth}", flush=True)
    return many > few
