"""What was taken out of the site, as counts: by month and language, without names or reasons.

The reasons stand at the addresses themselves; who decided is for the auditors, in the history of
each page.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import PageLogEntry

from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, language_tag
from cities_site.bilingual.models import WithdrawalKind
from cities_site.bilingual.withdrawals import RESTORE, WITHDRAW
from cities_site.library.context import site_context
from cities_site.library.open_data.tables import csv_response

COLUMNS = ["month", "language", "withdrawn", "removed", "public_again"]


@dataclass(frozen=True)
class Line:
    """How many versions in one language were taken out, or put back, in one month."""

    # The first day of the month.
    month: Any
    language: str
    withdrawn: int
    removed: int
    restored: int

    @property
    def name(self) -> str:
        """The language in its own words."""
        return NATIVE_NAMES[self.language]

    @property
    def tag(self) -> str:
        """The language, as HTML names it."""
        return language_tag(self.language)


def removals() -> list[Line]:
    """Return a line for each month and language in which something happened, newest first.

    One query.  The log outlives the pages, so what was deleted afterwards is counted as well.
    """
    entries = PageLogEntry.objects.filter(action__in=(WITHDRAW, RESTORE))
    counts: dict[tuple[Any, str], Counter[str]] = {}
    for action, data, time in entries.values_list("action", "data", "timestamp"):
        kind = data.get("kind", "") if action == WITHDRAW else RESTORE
        versions = data.get("reasons") or {} if action == WITHDRAW else data.get("languages") or []
        month = timezone.localdate(time).replace(day=1)
        for language in versions:
            counts.setdefault((month, language), Counter())[kind] += 1
    return [
        Line(
            month,
            language,
            counts[month, language][WithdrawalKind.WITHDRAWN],
            counts[month, language][WithdrawalKind.REMOVED],
            counts[month, language][RESTORE],
        )
        for month in sorted({month for month, _language in counts}, reverse=True)
        for language in LANGUAGES
        if (month, language) in counts
    ]


@require_safe
def show_removals(request: HttpRequest) -> HttpResponse:
    """Show readers how often something is taken out of the site."""
    context = site_context(request) | {"lines": removals()}
    return TemplateResponse(request, "desk/removals.html", context)


@require_safe
def removals_table(request: HttpRequest) -> HttpResponse:
    """Return the same counts as a table."""
    rows = (
        [f"{line.month:%Y-%m}", line.tag, line.withdrawn, line.removed, line.restored]
        for line in removals()
    )
    return csv_response("removals.csv", COLUMNS, rows)
