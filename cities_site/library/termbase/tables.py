"""Terms as a table: the columns that the admin's own export writes."""

import csv
import io

from django.utils.translation import gettext as _

from cities_site.library.termbase.rows import COLUMNS, TermRow
from cities_site.library.xml_files import UnreadableFile, text_of

NEEDED = ("term_en", "term_zh_hans")
_KNOWN = {"slug", *COLUMNS}


def read_table(data: bytes) -> list[TermRow]:
    """Return the rows of a CSV file; raise UnreadableFile where it is none of terms.

    Columns are known by their field names or by the labels of an exported table.
    """
    # Spreadsheets end lines in all three ways.
    table = csv.reader(io.StringIO(text_of(data), newline=None), strict=True)
    try:
        lines = list(table)
    except csv.Error as error:
        raise UnreadableFile(
            _("Save the table as CSV with commas and send it again: %(error)s")
            % {"error": str(error)[:200]}
        ) from None
    heads = [_column(head) for head in lines[0]] if lines else []
    missing = [name for name in NEEDED if name not in heads]
    if missing:
        raise UnreadableFile(
            _("Name the columns in the first line; these are missing: %(columns)s.")
            % {"columns": ", ".join(missing)}
        )
    return [
        TermRow(
            **{
                name: value.strip()
                for name, value in zip(heads, line, strict=False)
                if name in _KNOWN and value.strip()
            }
        )
        for line in lines[1:]
        if any(value.strip() for value in line)
    ]


def _column(head: str) -> str:
    return head.strip().lower().replace(" ", "_")
