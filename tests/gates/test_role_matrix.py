"""Every admin address for every role, against a table that is reviewed when it changes.

To accept a change: `UPDATE_ROLE_MATRIX=1 make test ARGS=tests/gates/test_role_matrix.py`, then
read the difference of role_matrix.csv.
"""

import csv
import os
import re
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.base import SeededTestCase
from tests.factories import make_user
from tests.gates.admin_addresses import AdminAddresses, admin_routes

TABLE = Path(__file__).with_name("role_matrix.csv")
ROLES = ["anonymous", "no_admin", "translator", "editor", "publisher", "administrator"]
# What nobody needs to be signed in for: signing in, resetting a password, icons and messages.
OPEN_TO_ALL = {
    "admin/login/",
    "admin/password_reset/",
    "admin/password_reset/complete/",
    "admin/password_reset/done/",
    "admin/password_reset/confirm/<uidb64>/<token>/",
    "admin/sprite/",
    "admin/jsi18n/",
}
# Raises on purpose, for whoever looks at the admin's error page.
RAISES = "admin/failwhale/"

# What the admin's content security policy refuses; data for scripts are no scripts.
INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/)[^>]*>")


def inline_scripts(response: HttpResponse) -> list[bytes]:
    """Return the inline scripts of an answer."""
    return [] if response.streaming else INLINE_SCRIPT.findall(response.content)


class RoleMatrixTests(SeededTestCase):
    """Real requests, reads and forged writes both."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.addresses = AdminAddresses(make_user("no_admin"))

    def answers(self, role: str, routes: list[str]) -> dict[tuple[str, str], str]:
        """Return how the site answers a role, by method and route; each answer is undone."""
        client = Client() if role == "anonymous" else self.client_of(role)
        client.raise_request_exception = False
        cookies = dict(client.cookies)
        answers = {}
        for route in routes:
            for method, send in (("GET", client.get), ("POST", client.post)):
                # Some requests sign out.
                client.cookies.clear()
                client.cookies.update(cookies)
                with transaction.atomic():
                    response = send(self.addresses.address(route))
                    answers[method, route] = str(response.status_code)
                    assert not inline_scripts(response), route
                    transaction.set_rollback(True)
        assert role == "anonymous" or settings.SESSION_COOKIE_NAME in cookies
        return answers

    @staticmethod
    def table() -> list[dict[str, str]]:
        """Return the reviewed table, a row for each method and route."""
        with TABLE.open() as file:
            return list(csv.DictReader(file))

    def test_every_role_gets_what_the_table_says(self) -> None:
        routes = [route for route in admin_routes() if route != RAISES]
        answers = {role: self.answers(role, routes) for role in ROLES}
        rows = [
            [method, route, *(answers[role][method, route] for role in ROLES)]
            for route in routes
            for method in ("GET", "POST")
        ]
        text = StringIO()
        csv.writer(text, lineterminator="\n").writerows([["method", "route", *ROLES], *rows])
        if os.environ.get("UPDATE_ROLE_MATRIX"):
            TABLE.write_text(text.getvalue())
        assert text.getvalue().splitlines() == TABLE.read_text().splitlines()

    def test_no_role_meets_a_server_error(self) -> None:
        assert [row for row in self.table() if "500" in row.values()] == []

    def test_the_table_opens_nothing_to_those_without_admin_access(self) -> None:
        for role in ("anonymous", "no_admin"):
            opened = {
                row["route"]
                for row in self.table()
                if row[role] == "200" and row["method"] == "GET"
            }
            assert opened <= OPEN_TO_ALL, role

    def test_only_those_who_edit_shared_facts_may_delete_files(self) -> None:
        for section in ("admin/images/<int:image_id>/", "admin/documents/"):
            deleting = [
                row
                for row in self.table()
                if row["route"].startswith(section)
                and "/delete" in row["route"]
                and row["editor"] == "200"
            ]
            assert deleting
            # Refusals of the views for many files at once are plain.
            assert {row["translator"] for row in deleting} <= {"302", "403"}


def test_the_walk_finds_the_admin_and_its_comparisons() -> None:
    routes = admin_routes()

    assert len(routes) > 300
    assert "admin/pages/<pk>/revisions/compare/<revision_id_a>...<revision_id_b>/" in routes
