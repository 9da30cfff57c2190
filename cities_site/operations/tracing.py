"""Traces and reports of errors, for services that an office may have; nothing without a setting.

Both libraries are loaded only when their setting is there: readers' pages never wait for them.
"""

import contextlib
from typing import Any

from django.conf import settings

from cities_site.operations.logs import without_personal_data

_tracer: Any = None


def start_error_reports() -> None:
    """Send unhandled errors to the service at SENTRY_DSN, without what names a person."""
    if not settings.SENTRY_DSN:
        return
    import sentry_sdk

    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        environment=settings.SENTRY_ENVIRONMENT,
        send_default_pii=False,
        # Forms hold letters and addresses; variables hold anything.
        max_request_body_size="never",
        include_local_variables=False,
        before_send=reduced,
        before_breadcrumb=lambda crumb, hint: None,
    )


def reduced(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    """Return the report without queries, headers, users and addresses."""
    if "request" in event:
        request = event["request"]
        event["request"] = {name: request[name] for name in ("method", "url") if name in request}
    event.pop("user", None)
    event.pop("server_name", None)
    return _scrubbed(event)


def _scrubbed(value: Any) -> Any:
    if isinstance(value, str):
        return without_personal_data(value)
    if isinstance(value, dict):
        return {name: _scrubbed(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_scrubbed(item) for item in value]
    return value


def start_tracing() -> None:
    """Send a span for each request to the collector at OTEL_EXPORTER_OTLP_ENDPOINT."""
    global _tracer
    if not settings.OPENTELEMETRY_ENDPOINT:
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": "cities-site"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    _tracer = provider.get_tracer("cities_site")


def span(method: str, identifier: str) -> contextlib.AbstractContextManager[Any]:
    """Return a span around one request; None where nothing is traced."""
    if _tracer is None:
        return contextlib.nullcontext()
    attributes = {"http.request.method": method, "request_id": identifier}
    return _tracer.start_as_current_span(method, attributes=attributes)
