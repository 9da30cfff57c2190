"""Errors and traces go to an office's own services, if it has any, and name nobody."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.operations.other_site import OtherSite

# A request that fails in a view, and what is left to send at its end.
FAIL = """
import sys
import django
django.setup()
from django.conf import settings
loaded = [name for name in ("sentry_sdk", "opentelemetry.sdk") if name in sys.modules]
print(",".join(loaded) or "nothing")
if settings.SENTRY_DSN:
    from unittest import mock
    from django.test import Client
    from cities_site.bilingual import views
    client = Client(raise_request_exception=False, headers={"user-agent": "browser-of-lin"})
    with mock.patch("django.http.request.HttpRequest.get_host", side_effect=RuntimeError(
        "Key (email)=(lin@example.org) exists"
    )):
        client.post("/en/contact/?name=Lin", {"message": "a letter"}, REMOTE_ADDR="198.51.100.7")
    import sentry_sdk
    from opentelemetry import trace
    sentry_sdk.flush(5)
    from cities_site.operations import tracing
    tracing._tracer.span_processor.force_flush()
"""


class Collector(ThreadingHTTPServer):
    """Stands for both services: keeps what is posted to it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.received: dict[str, bytes] = {}


class Handler(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        self.server.received[self.path] = self.server.received.get(self.path, b"") + body
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args) -> None:
        """Stay quiet."""


def test_reports_and_traces_are_sent_without_personal_data(tmp_path: Path, monkeypatch) -> None:
    collector = Collector()
    threading.Thread(target=collector.serve_forever, daemon=True).start()
    address = f"127.0.0.1:{collector.server_port}"
    monkeypatch.setenv("SENTRY_DSN", f"http://key@{address}/7")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://{address}")
    site = OtherSite(tmp_path, f"sqlite:///{tmp_path / 'none.sqlite3'}")
    try:
        site.run("-c", FAIL)
    finally:
        collector.shutdown()

    report = collector.received["/api/7/envelope/"].decode()
    assert "RuntimeError" in report
    assert "[e-mail] exists" in report or "(email)=([e-mail])" in report
    trace = collector.received["/v1/traces"]
    assert b"cities-site" in trace
    for personal in ("lin@example", "browser-of-lin", "198.51.100", "name=Lin", "a letter"):
        assert personal not in report
        assert personal.encode() not in trace


def test_without_their_settings_nothing_is_loaded(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("SENTRY_DSN", raising=False)
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT", raising=False)
    site = OtherSite(tmp_path, f"sqlite:///{tmp_path / 'none.sqlite3'}")
    assert site.run("-c", FAIL).stdout.strip() == "nothing"
