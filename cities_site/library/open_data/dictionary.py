"""The data dictionary of a data set, as a page in the reader's language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from cities_site.library.context import site_context
from cities_site.library.open_data.columns import Column, DataSet, Kind, column_names


def dictionary_page(request: HttpRequest, data_set: DataSet) -> HttpResponse:
    """Return the page that explains `data_set` and offers its files."""
    context = site_context(request) | {
        "data_set": data_set,
        "columns": [column_line(column) for column in data_set.columns],
        "files": data_set.links(),
    }
    return TemplateResponse(request, "open_data/dictionary.html", context)


def column_line(column: Column) -> dict[str, Any]:
    """Return what the dictionary says of one column."""
    return {
        "name": column.name,
        "table_names": column_names(column),
        "kind": Kind(column.kind).label,
        "meaning": column.meaning,
        "example": column.example,
        "codes": column.codes,
    }
