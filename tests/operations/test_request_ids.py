"""A process that is alive says so, and each answer has the name of its line in the log."""

import pytest
from django.test import Client, override_settings

from tests.factories import make_site


@pytest.mark.django_db
def test_each_answer_names_its_request_and_only_a_proxy_chooses_the_name() -> None:
    make_site()
    given = {"headers": {"x-request-id": "edge-7f3a.41"}}
    own = Client(**given).get("/en/").headers["X-Request-ID"]
    assert own != "edge-7f3a.41"
    with override_settings(REVERSE_PROXIES=1):
        assert Client(**given).get("/en/").headers["X-Request-ID"] == "edge-7f3a.41"
        for hostile in ("short", "with space and more", "x" * 65, "name=<script>", "é" * 10):
            answer = Client(headers={"x-request-id": hostile}).get("/en/")
            assert len(answer.headers["X-Request-ID"]) == 32


@override_settings(SECURE_SSL_REDIRECT=True)
def test_a_live_process_says_so_by_any_name_without_the_database() -> None:
    # pytest-django refuses every query here: the mark for a database is missing.
    answer = Client(headers={"host": "10.0.0.7"}).get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "live"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
