"""The history of the key figures: every value that was ever stated, with its day and source."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cities_site.bilingual.languages import active_language, words
from cities_site.library.charts import chart
from cities_site.library.context import site_context
from cities_site.library.models import KeyFigure, key_figure_history


@require_safe
def show_key_figures(request: HttpRequest) -> HttpResponse:
    """Show every series of dated figures, newest value first, with a chart where there is one."""
    language = active_language()
    series = [
        figure_series(list(rows), language)
        for _slug, rows in groupby(key_figure_history(language), key=lambda row: row.slug)
    ]
    return TemplateResponse(
        request, "library/key_figures.html", site_context(request) | {"series": series}
    )


def figure_series(rows: list[KeyFigure], language: str) -> dict[str, Any]:
    """Describe one series, given oldest value first."""
    numbers = [
        (row.as_of, row.value, words(row, "value_text", language))
        for row in rows
        if row.value is not None
    ]
    return {
        "slug": rows[0].slug,
        "latest": rows[-1],
        "values": rows[::-1],
        # A chart that left out a value without a number would tell another story than the table.
        "chart": chart(numbers) if len(numbers) == len(rows) else None,
    }
