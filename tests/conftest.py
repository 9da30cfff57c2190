"""What every test gets: a clean language, uploads of its own, and no network."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import TestCase, TransactionTestCase, override_settings
from django.utils import translation

from cities_site.freshness.generation import forget
from cities_site.freshness.memo import clear_memos


@pytest.fixture(autouse=True)
def _clean_language() -> Iterator[None]:
    # A request under /zh-hans/ leaves its language behind in the thread.
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    # Rolled back and emptied tables are not among what a site goes through.
    forget()
    clear_memos()


@pytest.fixture(scope="session", autouse=True)
def _uploads_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    # For the whole run, because fixtures wider than one test write files too.
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave alone, while the tests run, the millions of objects that imports and collection made.

    Going through them again and again takes an eighth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a file that empties the tables and has tests that rely on them too.

    Files are handed out whole: those that empty the tables come last only if nothing else in them
    comes first.
    """
    kinds: dict[Path, set[bool]] = {}
    for item in items:
        marker = item.get_closest_marker("django_db")
        case = getattr(item, "cls", None)
        commits = bool(marker and marker.kwargs.get("transaction")) or bool(
            case and issubclass(case, TransactionTestCase) and not issubclass(case, TestCase)
        )
        kinds.setdefault(item.path, set()).add(commits)
        if commits and marker and not (case or marker.kwargs.get("serialized_rollback")):
            # Otherwise the next of them finds half of what the migrations put there.
            raise pytest.UsageError(f"Add serialized_rollback=True to the mark in {item.path}")
    if mixed := sorted(str(path) for path, found in kinds.items() if len(found) > 1):
        raise pytest.UsageError(f"Put tests that commit into files of their own: {mixed}")
