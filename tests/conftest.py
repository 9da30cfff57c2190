"""What every test gets: a clean language, uploads of its own, and no network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import translation


@pytest.fixture(autouse=True)
def _clean_language() -> Iterator[None]:
    # A request under /zh-hans/ leaves its language behind in the thread.
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def _uploads_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    # For the whole run, because fixtures wider than one test write files too.
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder):
        yield folder
