"""Every admin address for every role, against a table that is reviewed when it changes.

To accept a change: `UPDATE_ROLE_MATRIX=1 make test ARGS=tests/gates/test_role_matrix.py`, then
read the difference of role_matrix.csv; docs/permissions.md is written from it as well.
"""

import csv
import os
import re
from http import HTTPStatus
from io import StringIO

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from wagtail.models import ModelLogEntry, PageLogEntry

from tests.base import SeededTestCase
from tests.factories import make_user
from tests.gates.admin_addresses import AdminAddresses, admin_routes
from tests.gates.permissions_document import DOCUMENT, TABLE, document, rows_of_table

ROLES = [
    "anonymous",
    "no_admin",
    "viewer",
    "registrar",
    "translator",
    "editor",
    "publisher",
    "administrator",
]
# What nobody needs to be signed in for: signing in, resetting a password, icons and messages.
OPEN_TO_ALL = {
    "admin/login/",
    "admin/login/closed/",
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


def recorded(newest: list[int]) -> list[tuple]:
    """Return what the audit log holds up to these entries."""
    return [
        row
        for model, last in zip((PageLogEntry, ModelLogEntry), newest, strict=True)
        for row in model.objects.filter(pk__lte=last)
        .order_by("pk")
        .values_list("pk", "action", "label", "user_id", "timestamp")
    ]


class RoleMatrixTests(SeededTestCase):
    """Real requests, reads and forged writes both."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.addresses = AdminAddresses(make_user("no_admin"))
        cls.newest = [model.objects.latest("pk").pk for model in (PageLogEntry, ModelLogEntry)]
        cls.recorded = recorded(cls.newest)

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
                    if method == "POST" and response.status_code < HTTPStatus.BAD_REQUEST:
                        assert recorded(self.newest) == self.recorded, route
                    assert not inline_scripts(response), route
                    transaction.set_rollback(True)
        assert role == "anonymous" or settings.SESSION_COOKIE_NAME in cookies
        return answers

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
            DOCUMENT.write_text(document(rows_of_table()), encoding="utf-8")
        assert text.getvalue().splitlines() == TABLE.read_text().splitlines()

    def test_no_role_meets_a_server_error(self) -> None:
        assert [row for row in rows_of_table() if "500" in row.values()] == []

    def test_the_table_opens_nothing_to_those_without_admin_access(self) -> None:
        for role in ("anonymous", "no_admin"):
            opened = {
                row["route"]
                for row in rows_of_table()
                if row[role] == "200" and row["method"] == "GET"
            }
            assert opened <= OPEN_TO_ALL, role

    def test_only_those_who_edit_shared_facts_may_delete_files(self) -> None:
        for section in ("admin/images/<int:image_id>/", "admin/documents/"):
            deleting = [
                row
                for row in rows_of_table()
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
