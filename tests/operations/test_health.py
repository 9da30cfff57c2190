"""Health and metrics, as probes meet them."""

import time

import pytest
from django.db import connection
from django.test import Client, override_settings

from cities_site.operations import health
from tests.factories import make_news, make_news_index, make_site

PROBE = {"headers": {"host": "10.0.0.7"}}
PUBLIC = {"headers": {"host": "testserver", "x-forwarded-for": "203.0.113.9"}}
TOKEN = {"headers": {"host": "testserver", "x-forwarded-for": "203.0.113.9",
                     "authorization": "Bearer a-token-of-the-test"}}  # fmt: skip


def broken() -> None:
    raise ConnectionError("postgresql://cities:secret@db.internal/cities")


def hanging() -> None:
    time.sleep(30)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestReady:
    def test_a_site_in_order_is_ready_and_the_public_learns_no_more(self) -> None:
        assert Client(**PUBLIC).get("/health/ready").json() == {"status": "ready"}
        details = Client(**PROBE).get("/health/ready").json()
        assert details["checks"] == dict.fromkeys(health.CHECKS, "ok")

    @pytest.mark.parametrize("name", ["database", "migrations", "storage"])
    def test_what_pages_need_is_missing(self, monkeypatch, name: str) -> None:
        monkeypatch.setitem(health.CHECKS, name, broken)
        answer = Client(**PUBLIC).get("/health/ready")
        assert (answer.status_code, answer.json()) == (503, {"status": "not ready"})
        answer = Client(**PROBE).get("/health/ready")
        assert answer.json()["checks"][name] == "ConnectionError"
        assert "secret" not in answer.content.decode()

    def test_a_cache_that_is_away_is_told_but_sends_nobody_away(self, monkeypatch) -> None:
        monkeypatch.setitem(health.CHECKS, "cache", broken)
        answer = Client(**PROBE).get("/health/ready")
        assert answer.status_code == 200
        assert answer.json()["checks"]["cache"] == "ConnectionError"

    def test_a_check_that_hangs_is_not_waited_for(self, monkeypatch) -> None:
        monkeypatch.setattr(health, "TIME_LIMIT", 0.3)
        monkeypatch.setitem(health.CHECKS, "storage", hanging)
        answer = Client(**PROBE).get("/health/ready")
        assert answer.status_code == 503
        assert answer.json()["checks"]["storage"] == "TimeoutError"

    def test_a_database_without_the_migrations_of_this_version_is_not_ready(self) -> None:
        health._migrated.clear()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE app = 'operations'")
        try:
            answer = Client(**PROBE).get("/health/ready")
            assert answer.json()["checks"]["migrations"] == "LookupError"
        finally:
            with connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO django_migrations (app, name, applied) "
                    "VALUES ('operations', '0001_heartbeats', '2026-11-25')"
                )
        assert Client(**PROBE).get("/health/ready").status_code == 200

    def test_metrics_are_for_this_machine_and_for_whoever_has_the_token(self) -> None:
        assert Client(**PUBLIC).get("/health/metrics").status_code == 404
        page = make_news(make_news_index(make_site()))
        Client().get(page.url_in("en") + "?email=somebody@example.org")
        Client().get("/en/nothing-here/")
        with override_settings(METRICS_TOKEN="a-token-of-the-test"):
            assert Client(**PUBLIC).get("/health/metrics").status_code == 404
            answer = Client(**TOKEN).get("/health/metrics")
        text = answer.content.decode()
        assert answer.headers["Content-Type"].startswith("text/plain")
        assert 'cities_requests_total{method="GET",status="200",view="wagtail_serve"}' in text
        assert 'cities_status{part="backups"} 0.0' in text
        assert 'cities_status{part="database"}' in text
        assert "cities_queries_total" in text
        assert "somebody" not in text
