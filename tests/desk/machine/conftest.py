"""A site with a translation engine, which tests ask for by name."""

from collections.abc import Iterator

import pytest
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from tests.desk.machine.server import Engine, running_engine
from tests.factories import make_news_index, make_site, make_user


@pytest.fixture(autouse=True)
def _bulk_actions_as_configured() -> Iterator[None]:
    # Wagtail looks once for a process which actions there are.
    def forget() -> None:
        bulk_action_registry.actions = {}
        bulk_action_registry.has_scanned_for_bulk_actions = False

    forget()
    yield
    forget()


@pytest.fixture
def engine(settings) -> Iterator[Engine]:
    """An engine on this machine, and a site that is configured for it."""
    with running_engine() as running:
        settings.MACHINE_TRANSLATION_URL = running.address
        settings.MACHINE_TRANSLATION_API_KEY = "a-key"
        settings.MACHINE_TRANSLATION_ALLOW_HTTP = True
        yield running


@pytest.fixture
def index(db):
    return make_news_index(make_site())


@pytest.fixture
def translator(db):
    return make_user("translator", "Translators")
