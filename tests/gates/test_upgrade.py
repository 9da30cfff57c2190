"""A database of the schema before approvals by passage keeps every state when it is upgraded."""

from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from cities_site.bilingual.content import fingerprint
from cities_site.bilingual.models import BasePage, TranslationState
from cities_site.desk.models import TranslationTask
from cities_site.desk.tracking import FILES, refresh, tracked_models
from news.models import NewsPage
from tests.base import SeededTransactionTestCase

BEFORE = [
    ("bilingual", "0004_publication_approval"),
    ("library", "0001_initial"),
    ("desk", "0001_groups"),
]


def migrate(targets: list[tuple[str, str]]) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)


def latest() -> list[tuple[str, str]]:
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


def records() -> list[Any]:
    """Return every page and snippet that has a translation state."""
    models = [model for model in tracked_models() if model not in FILES]
    return [record for model in models for record in model._default_manager.order_by("pk")]


def states() -> dict[tuple[type[Model], int], str]:
    return {(type(record), record.pk): record.computed_translation_state() for record in records()}


def approve_as_before() -> None:
    """Approve two thirds of all translations whole, and change the original of half of them."""
    for number, record in enumerate(records()):
        record.reviewed_passages = {}
        if number % 3:
            record.reviewed_fingerprint = fingerprint(record, record.source_language)
        if number % 3 == 2 and isinstance(record, BasePage):
            record.headline_en = f"{record.headline_en} changed"
        record.save()


class UpgradeTests(SeededTransactionTestCase):
    """The way from the earlier schema to this one, on every record of the demonstration."""

    def test_every_record_keeps_its_state(self) -> None:
        approve_as_before()
        before = states()
        assert set(before.values()) >= {
            TranslationState.READY,
            TranslationState.OUTDATED,
            TranslationState.NEEDS_REVIEW,
        }

        try:
            migrate(BEFORE)
            columns = connection.introspection.get_table_description(
                connection.cursor(), BasePage._meta.db_table
            )
            assert "reviewed_passages" not in {column.name for column in columns}
        finally:
            migrate(latest())

        assert states() == before
        assert refresh() == TranslationTask.objects.count()
        for page in NewsPage.objects.all():
            task = TranslationTask.objects.get(object_id=page.pk, content_type__model="newspage")
            assert task.live_state == before[NewsPage, page.pk]
