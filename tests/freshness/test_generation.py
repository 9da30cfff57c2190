"""The generation is another one after everything that readers may see, and after nothing else."""

import pytest
from django.conf import settings
from django.db import connection, transaction
from wagtail.models import Revision

from cities_site.freshness.generation import changed, current, forget
from cities_site.freshness.memo import Memo
from cities_site.freshness.models import KEPT, Change
from cities_site.freshness.writes import ignored_columns, is_public_write
from cities_site.library.models import Topic
from news.models import NewsPage
from tests.factories import make_news, make_news_index, make_site

pytestmark = pytest.mark.django_db


def test_a_generation_ends_with_every_way_of_writing() -> None:
    home = make_site()
    index = make_news_index(home)
    first, second = make_news(index), make_news(index, headline_en="Second")
    topic = Topic.objects.create(slug="water", name_en="Water", public_en=True)
    ways = {
        "save": lambda: topic.save(),
        "update": lambda: Topic.objects.update(name_en="Rivers"),
        "bulk_update": lambda: Topic.objects.bulk_update([topic], ["name_en"]),
        "bulk_create": lambda: Topic.objects.bulk_create([Topic(slug="air")]),
        "relation": lambda: NewsPage.topics.through.objects.create(newspage=first, topic=topic),
        "move": lambda: second.move(home, pos="last-child"),
        "unpublish": lambda: first.unpublish(),
        "delete": lambda: Topic.objects.filter(slug="air").delete(),
        "SQL": lambda: connection.cursor().execute("UPDATE library_topic SET slug = 'sea'"),
    }
    for name, write in ways.items():
        before = current()
        write()
        assert current() != before, name


def test_nothing_that_readers_cannot_see_ends_it() -> None:
    page = make_news(make_news_index(make_site()))
    page.headline_en = "A draft"
    before = current()

    page.save_revision()
    Revision.objects.update(object_str="?")
    Topic.objects.filter(slug="nowhere").update(name_en="Nobody")

    assert current() == before


def test_columns_count_only_where_all_that_are_written_are_ignored() -> None:
    assert not is_public_write('UPDATE "bilingual_basepage" SET "draft_title" = %s WHERE 1')
    assert is_public_write('UPDATE "bilingual_basepage" SET "draft_title" = %s, "live" = %s')
    assert is_public_write('INSERT OR IGNORE INTO "library_topic" VALUES (1)')
    assert not is_public_write("SELECT 1")
    assert not is_public_write('INSERT INTO "django_session" VALUES (1)')
    assert settings.FRESHNESS_IGNORES
    assert ignored_columns()["wagtailcore_revision"] is None


def test_a_rollback_brings_the_generation_back_with_what_it_describes() -> None:
    topic = Topic.objects.create(slug="water", name_en="Water")

    memo = Memo(size=2)

    def names() -> list[str]:
        topics = Topic.objects.filter(pk=topic.pk)
        return memo.get("names", lambda: list(topics.values_list("name_en", flat=True)))

    before = current()
    assert names() == ["Water"]
    with transaction.atomic():
        Topic.objects.filter(pk=topic.pk).update(name_en="Rivers")
        assert current() != before
        assert names() == ["Rivers"]
        transaction.set_rollback(True)

    assert current() == before
    assert names() == ["Water"]


def test_many_writes_of_one_transaction_are_one_change() -> None:
    Topic.objects.create(slug="water")
    before = Change.objects.count()
    current()

    for name in ("Water", "Rivers", "Seas"):
        Topic.objects.update(name_en=name)

    assert Change.objects.count() == before + 1


def test_what_is_kept_is_bounded() -> None:
    calls, memo = [], Memo(size=2)
    for number in (1, 2, 1, 3, 1, 2):
        assert memo.get(number, lambda number=number: calls.append(number) or number) == number
    assert calls == [1, 2, 3, 2]


def test_old_changes_are_deleted(django_capture_on_commit_callbacks) -> None:
    Change.objects.all().delete()
    Change.objects.create(pk=5)
    Change.objects.create(pk=3 * KEPT - 1)
    forget()
    with django_capture_on_commit_callbacks(execute=True):
        if connection.vendor == "postgresql":
            connection.cursor().execute(f"SELECT setval('freshness_change_id_seq', {3 * KEPT - 1})")
        current()
        changed()
    assert Change.objects.filter(pk=3 * KEPT).exists()
    assert not Change.objects.filter(pk=5).exists()
