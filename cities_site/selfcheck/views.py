"""The public page about the last self-check, and the same as JSON."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cities_site.desk.parity import parity
from cities_site.library.context import site_context
from cities_site.selfcheck.checks import CHECKS
from cities_site.selfcheck.results import last_accessibility, last_crawl


@require_safe
def show_self_check(request: HttpRequest) -> HttpResponse:
    """Show readers what the last checks found, or that there were none."""
    crawl, accessibility = last_crawl(), last_accessibility()
    context = site_context(request) | {
        "crawl": crawl,
        "crawled_on": _day(crawl),
        "lines": _lines(crawl) if crawl else [],
        "accessibility": accessibility,
        "accessibility_on": _day(accessibility),
        "parity": parity(),
    }
    return TemplateResponse(request, "selfcheck/self_check.html", context)


@require_safe
def self_check_data(request: HttpRequest) -> HttpResponse:
    """Return the same for programs; what was never checked is null."""
    data = {
        "site": last_crawl(),
        "accessibility": last_accessibility(),
        "parity": [
            {
                "type": line.name,
                "items": line.items,
                "en": line.english,
                "zh-Hans": line.chinese,
                "both": line.both,
            }
            for line in parity()
        ],
    }
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def _lines(crawl: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a line for each check that was made; one that is new was not made yet."""
    kept = crawl.get("checks", {})
    return [{"label": check.label, **kept[check.key]} for check in CHECKS if check.key in kept]


def _day(results: dict[str, Any] | None) -> datetime.date | None:
    return datetime.datetime.fromisoformat(results["checked_at"]).date() if results else None
