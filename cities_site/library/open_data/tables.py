"""Tables for spreadsheets: CSV as RFC 4180 has it, in UTF-8 with the mark that shows Chinese."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from cities_site.bilingual.languages import LANGUAGES, language_tag
from cities_site.library.open_data.columns import BY_LANGUAGE, Column, Kind

# A text that begins so is a formula to a spreadsheet (OWASP, "CSV Injection"); the full-width
# signs are typed with Chinese and Japanese keyboards.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LIST_SEPARATOR = "; "


def csv_response(
    file_name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """Return a table for download, its texts made harmless to spreadsheets."""
    response = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
    )
    table = csv.writer(response)
    table.writerow(head)
    table.writerows([harmless(value) for value in row] for row in rows)
    return response


def harmless(value: Any) -> Any:
    """Return a cell in which no spreadsheet sees a formula; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return "" if value is None else value


def cells(column: Column, value: Any) -> list[Any]:
    """Return the cells in which a table shows the `value` of `column`."""
    if column.kind in BY_LANGUAGE:
        return [value.get(language_tag(language), "") for language in LANGUAGES]
    if column.kind == Kind.LIST:
        return [LIST_SEPARATOR.join(value)]
    if column.kind == Kind.OBJECTS:
        return [json.dumps(value, ensure_ascii=False) if value else ""]
    if column.kind == Kind.FLAG:
        return ["true" if value else "false"]
    return [value]
