"""What happens around every request: its name, its line in the log, its numbers, and health.

Health and metrics are answered before hosts, redirects and sessions are looked at: whoever asks
knows the machine by its address, and the answer must not depend on the database.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from cities_site.operations import health, metrics, tracing
from cities_site.operations.request_ids import HEADER, current, request_id_of

logger = logging.getLogger("cities_site.requests")

# Pages have readable addresses; those of other views may carry keys of subscriptions and resets.
NAMED_BY_PATH = ("wagtail_serve",)
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")


class ObservedMiddleware:
    """Names, counts and logs each request, and answers those about the site's health."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        identifier = request_id_of(request)
        token = current.set(identifier)
        try:
            with tracing.span(request.method, identifier) as span:
                answer = health.ANSWERS.get(request.path_info)
                response = answer(request) if answer else self.get_response(request)
                if not answer:
                    _observe(request, response, time.perf_counter() - started, span)
            response.headers[HEADER] = identifier
            return response
        finally:
            current.reset(token)


def _observe(request: HttpRequest, response: HttpResponse, seconds: float, span: Any) -> None:
    match = request.resolver_match
    view = (match.view_name or match.route) if match else "none"
    method = request.method if request.method in METHODS else "other"
    metrics.REQUESTS.labels(view, method, str(response.status_code)).inc()
    metrics.SECONDS.labels(view).observe(seconds)
    place = request.path_info if view in NAMED_BY_PATH else (match.route if match else "")
    logger.info(
        "request",
        extra={
            "view": view,
            "place": place,
            "method": method,
            "status": response.status_code,
            "milliseconds": round(seconds * 1000, 1),
        },
    )
    if span is not None:
        span.update_name(f"{method} {view}")
        span.set_attribute("http.response.status_code", response.status_code)
