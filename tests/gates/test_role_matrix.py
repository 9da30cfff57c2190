"""Every admin address for every role, against a table that is reviewed when it changes.

To accept a change: `UPDATE_ROLE_MATRIX=1 make test ARGS=tests/gates/test_role_matrix.py`, then
read the difference of role_matrix.csv.
"""

import csv
import os
from io import StringIO
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from wagtail.models import Collection, Site

from cities_site.library.models import SiteDocument, SiteImage, Topic
from news.models import NewsPage
from tests.base import SeededTestCase
from tests.factories import make_user

TABLE = Path(__file__).with_name("role_matrix.csv")
ROLES = ["anonymous", "no_admin", "translator", "editor", "publisher", "administrator"]
# What nobody needs to be signed in for: signing in, resetting a password, icons and messages.
OPEN_TO_ALL = {
    "admin/login/",
    "admin/password_reset/",
    "admin/password_reset/complete/",
    "admin/password_reset/done/",
    "admin/password_reset/confirm/",
    "admin/sprite/",
    "admin/jsi18n/",
}
# Raises on purpose, for whoever looks at the admin's error page.
RAISES = "admin/failwhale/"


def admin_routes() -> list[str]:
    """Return every route below the admin, with its placeholders."""

    def walk(resolver: URLResolver, prefix: str) -> list[str]:
        routes = []
        for entry in resolver.url_patterns:
            if not isinstance(entry.pattern, RoutePattern):
                continue
            route = prefix + str(entry.pattern)
            routes += walk(entry, route) if isinstance(entry, URLResolver) else [route]
        return routes

    admin = [
        entry
        for entry in get_resolver().url_patterns
        if isinstance(entry, URLResolver) and str(entry.pattern) == "admin/"
    ]
    return sorted({route for entry in admin for route in walk(entry, "admin/")})


class RoleMatrixTests(SeededTestCase):
    """Real requests, reads and forged writes both."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make_user("no_admin")
        page = NewsPage.objects.order_by("path").first()
        cls.values = {
            "page": page.pk,
            "page_id": page.pk,
            "parent_page_id": page.get_parent().pk,
            "page_to_move_id": page.pk,
            "revision_id": page.latest_revision_id,
            "image_id": SiteImage.objects.order_by("pk").first().pk,
            "document_id": (SiteDocument.objects.order_by("pk").first() or SiteImage(pk=1)).pk,
            "collection_id": Collection.objects.get(depth=1).pk,
            "site_pk": Site.objects.get().pk,
            "content_type_app_name": "news",
            "content_type_model_name": "newspage",
            "app_label": "news",
            "app_name": "library",
            "model_name": "newspage",
            "action": "publish",
            "slug": page.slug,
        }
        cls.topic = Topic.objects.order_by("pk").first().pk

    def address(self, route: str) -> str:
        """Return a real address for a route."""
        parts = []
        for part in route.split("/"):
            if part.startswith("<"):
                name = part.strip("<>").rpartition(":")[2]
                value = self.values.get(name)
                if value is None:
                    value = self.topic if "library/topic" in route else 1
                part = str(value)
            parts.append(part)
        return "/" + "/".join(parts)

    def answers(self, role: str, routes: list[str]) -> dict[tuple[str, str], str]:
        """Return how the site answers a role, by method and route; each answer is undone."""
        from django.db import transaction

        answers = {}
        for route in routes:
            for method in ("GET", "POST"):
                client = Client(raise_request_exception=False)
                if role not in ("anonymous",):
                    client = self.client_of(role)
                    client.raise_request_exception = False
                with transaction.atomic():
                    send = client.get if method == "GET" else client.post
                    response = send(self.address(route))
                    answers[method, route] = str(response.status_code)
                    transaction.set_rollback(True)
        return answers

    @pytest.mark.skipif(
        connection.vendor == "postgresql",
        reason="records have other numbers there, and the table names some by number",
    )
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

    def test_the_table_opens_nothing_to_those_without_admin_access(self) -> None:
        with TABLE.open() as file:
            rows = list(csv.DictReader(file))
        for role in ("anonymous", "no_admin"):
            opened = {row["route"] for row in rows if row[role] == "200" and row["method"] == "GET"}
            allowed = {route for route in opened if any(route.startswith(o) for o in OPEN_TO_ALL)}
            assert opened == allowed, role


def test_the_walk_finds_the_admin() -> None:
    assert len(admin_routes()) > 200
    assert all(not isinstance(route, URLPattern) for route in admin_routes())
