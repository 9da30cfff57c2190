"""Tables for spreadsheets: CSV as RFC 4180 has it, in UTF-8 with the mark that shows Chinese."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from cities_site.bilingual.languages import LANGUAGES, language_tag
from cities_site.library.open_data.columns import BY_LANGUAGE, Column, Kind

# A text that begins so is a formula to a spreadsheet (OWASP, "CSV Injection"); the full-width
# signs are typed with Chinese and Japanese keyboards.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LIST_SEPARATOR = "; "


def csv_response(
    file_name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Any]],
    response_class: type[HttpResponseBase] = HttpResponse,
) -> Any:
    """Return a table for download, its texts made harmless to spreadsheets.

    A large one is sent as it is made, with `StreamingHttpResponse` as `response_class`.
    """
    return response_class(
        csv_lines(head, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
    )


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield the lines of a table, after the mark by which spreadsheets know UTF-8."""
    table = csv.writer(_Line())
    yield "\ufeff" + table.writerow(head)
    for row in rows:
        yield table.writerow([harmless(value) for value in row])


class _Line:
    """Hands back what the writer of a table writes, which keeps nothing."""

    def write(self, line: str) -> str:
        return line


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
