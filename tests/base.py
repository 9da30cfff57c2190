"""Base classes of tests that need the whole site as a newcomer finds it."""

from io import StringIO
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client, TestCase, TransactionTestCase

from cities_site.bilingual.languages import LANGUAGES
from cities_site.bilingual.models import BasePage
from tests.seeded_rows import Rows, copy_of_all_rows, put_back


def load_content() -> None:
    """Load the demonstration content and accounts, quietly, for the test client's host."""
    with StringIO() as progress:
        call_command("seed_demo", demo_users=True, hostname="testserver", port=80, stdout=progress)


class SeededTestCase(TestCase):
    """Tests on the demonstration content, loaded once for each process and copied after that."""

    _rows: ClassVar[Rows] = {}

    @classmethod
    def setUpTestData(cls) -> None:
        if not SeededTestCase._rows:
            # The search index follows a commit; a test's transaction never commits by itself.
            with cls.captureOnCommitCallbacks(execute=True):
                load_content()
            SeededTestCase._rows.update(copy_of_all_rows())
        else:
            put_back(SeededTestCase._rows)

    @staticmethod
    def client_of(role: str) -> Client:
        """Return a browser in which the demonstration account of `role` is signed in."""
        client = Client()
        client.force_login(User.objects.get(username=role))
        return client


class SeededTransactionTestCase(TransactionTestCase):
    """Tests on committed demonstration content, for servers and threads that must see it."""

    # Another such test leaves empty tables behind; what the migrations put there comes back.
    serialized_rollback = True

    def setUp(self) -> None:
        super().setUp()
        load_content()


def public_pages() -> list[tuple[Any, str, str]]:
    """Return (page, language, path) for every public version of every page."""
    return [
        (page, language, page.url_in(language))
        for page in BasePage.objects.live().public().filter(depth__gt=1).specific()
        for language in LANGUAGES
        if page.is_available_in(language)
    ]
