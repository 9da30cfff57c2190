"""Caches in front are told once for each commit that readers can see, and never fail a save."""

import http.server
import threading
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from cities_site.freshness.generation import generation_begins
from cities_site.hosting import front_caches
from cities_site.library.models import Topic
from tests.production import start

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class Cache(http.server.BaseHTTPRequestHandler):
    """Writes down what it is told."""

    told: list[str] = []

    def do_BAN(self) -> None:
        self.told.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture
def told(settings) -> Iterator[list[str]]:
    Cache.told.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Cache)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.FRONT_CACHES = [f"http://127.0.0.1:{server.server_port}"]
    front_caches.connect()
    yield Cache.told
    server.shutdown()
    generation_begins.disconnect(dispatch_uid=front_caches.UID)


def test_a_commit_with_many_changes_is_told_once_and_one_that_is_undone_never(told) -> None:
    with transaction.atomic():
        for number in range(3):
            Topic.objects.create(name_en=f"Topic {number}", slug=f"topic-{number}")
        assert told == []
    assert told == ["/"]

    with transaction.atomic():
        Topic.objects.all().delete()
        transaction.set_rollback(True)
    assert told == ["/"]


def test_what_no_reader_sees_is_not_told(told) -> None:
    User.objects.create_user("somebody")

    assert told == []


def test_a_cache_that_does_not_answer_is_logged_and_the_change_is_kept(
    told, settings, caplog
) -> None:
    settings.FRONT_CACHES = ["http://127.0.0.1:1", *settings.FRONT_CACHES]

    Topic.objects.create(name_en="Harbours", slug="harbours")

    assert Topic.objects.filter(slug="harbours").exists()
    assert set(told) == {"/"}
    assert "was not told" in caplog.text


def test_without_a_cache_nothing_listens() -> None:
    code = (
        "import django; django.setup();"
        "from cities_site.freshness.generation import generation_begins as s; print(s.receivers)"
    )

    assert start("-c", code).stdout.strip() == "[]"
    assert start("-c", code, FRONT_CACHES="http://127.0.0.1:6081").stdout.strip() != "[]"
