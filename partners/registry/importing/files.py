"""Reads CSV and XLSX files that come from anywhere; nothing in a file is trusted.

Both become lines of text.  What cannot be read as a whole is an `UnreadableFile`; what is wrong in
one cell is a problem with its row and column, and the rest is read on.
"""

import codecs
import csv
import datetime
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.core.files import File
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from cities_site.library.open_data.tables import FORMULA_SIGNS
from cities_site.library.xml_files import UnreadableFile

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 100
MAX_CELL = 10_000
# What an XLSX file may hold once it is unpacked: a small file can unpack to many gigabytes.
MAX_UNPACKED = 100 * 1024 * 1024
MAX_CELLS = 600_000

# The signature of a ZIP archive, which an XLSX file is, and that of XLS, its predecessor.
_ZIP, _XLS = b"PK\x03\x04", bytes.fromhex("d0cf11e0")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_NOT_UTF8 = {"utf-16": "UTF-16", "gb18030": "GB18030"}


class Problem(NamedTuple):
    """What is wrong, and where: the row as spreadsheets number it, 0 for the file as a whole."""

    row: int
    column: str
    message: str


@dataclass
class Lines:
    """The lines of a file as texts, each with its number; the first one names the columns."""

    lines: list[tuple[int, list[str]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, number: int, cells: list[Any]) -> None:
        """Add a line, unless it is empty; note the cells that can't be taken."""
        while cells and cells[-1] in ("", None):
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise UnreadableFile(
                _("Row %(row)d has %(count)d columns: keep at most %(limit)d.")
                % {"row": number, "count": len(cells), "limit": MAX_COLUMNS}
            )
        texts = [self._text(number, column, cell) for column, cell in enumerate(cells, start=1)]
        if not any(texts):
            return
        # The first line has the names of the columns.
        if len(self.lines) > MAX_ROWS:
            raise UnreadableFile(
                _("Send at most %(limit)d rows: split this file.") % {"limit": MAX_ROWS}
            )
        self.lines.append((number, texts))

    def _text(self, row: int, column: int, cell: Any) -> str:
        text = written(cell).strip()
        problem = ""
        if len(text) > MAX_CELL:
            problem = _("Shorten this cell to %(limit)d characters.") % {"limit": MAX_CELL}
        elif _CONTROL.search(text):
            problem = _("Take out the control characters: this is no text.")
        if problem:
            self.problems.append(Problem(row, get_column_letter(column), problem))
            return _CONTROL.sub("", text)[:MAX_CELL]
        # Exports put an apostrophe before what a spreadsheet would take for a formula.
        is_quoted = text.startswith("'") and text[1:].startswith(FORMULA_SIGNS)
        return text[1:] if is_quoted else text


def written(cell: Any) -> str:
    """Return a cell as it would be typed: days as ISO 8601 has them, whole numbers plain."""
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time.min else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


def read_lines(file: File) -> Lines:
    """Return the lines of an uploaded file; raise UnreadableFile where it is no table."""
    if (file.size or 0) > MAX_BYTES:
        raise UnreadableFile(
            _("Send a file of at most %(limit)d megabytes: this one has %(size)d.")
            % {"limit": MAX_BYTES // 2**20, "size": file.size // 2**20}
        )
    data = file.read(MAX_BYTES + 1)
    if data.startswith(_XLS):
        raise UnreadableFile(_("Save this workbook as XLSX or CSV: the old format is not read."))
    lines = _read_workbook(data) if data.startswith(_ZIP) else _read_csv(data)
    if len(lines.lines) < 2:
        raise UnreadableFile(_("Send a table with the names of the columns and a row below them."))
    return lines


# --- CSV -----------------------------------------------------------------------------------


def _read_csv(data: bytes) -> Lines:
    lines = Lines()
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise UnreadableFile(
            _("Row %(row)d is in an unknown encoding: save the table as “CSV UTF-8”, or as XLSX.")
            % {"row": row}
        ) from None
    if encoding in _NOT_UTF8:
        lines.notes.append(
            _("The file was read as %(encoding)s: look at the names below before you confirm.")
            % {"encoding": _NOT_UTF8[encoding]}
        )
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    # Spreadsheets end lines in all three ways.
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            lines.add(number, list(cells))
    except csv.Error as error:
        raise UnreadableFile(
            _("Mend row %(row)d, whose quotation marks do not match: %(error)s")
            % {"row": number + 1, "error": str(error)[:100]}
        ) from None
    return lines


def _encoding(data: bytes) -> str:
    """Return what the file is in: Chinese Excel saves CSV in GB18030 and says nothing of it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "utf-8-sig"


# --- XLSX ----------------------------------------------------------------------------------


def _read_workbook(data: bytes) -> Lines:
    _refuse_bombs(data)
    try:
        workbook = load_workbook(io.BytesIO(data), keep_links=False)
        sheet = workbook.worksheets[0]
    except Exception as error:
        # The library raises whatever a broken part makes of it.
        raise UnreadableFile(
            _("Save this workbook again as XLSX: it can't be read (%(error)s).")
            % {"error": str(error)[:100] or type(error).__name__}
        ) from None
    lines = Lines()
    if len(workbook.worksheets) > 1:
        lines.notes.append(
            _("Only the first sheet was read: “%(sheet)s”.") % {"sheet": sheet.title}
        )
    for merged in sheet.merged_cells.ranges:
        message = _("Split the merged cells %(cells)s: each row needs its own value.")
        column = get_column_letter(merged.min_col)
        lines.problems.append(Problem(merged.min_row, column, message % {"cells": merged.coord}))
    unusable = {
        "f": _("Replace the formula by its value: copy the cell, paste the value."),
        "e": _("Write a value here: the spreadsheet found an error."),
    }
    for number, row in enumerate(sheet.iter_rows(), start=1):
        lines.problems += [
            Problem(number, cell.column_letter, unusable[cell.data_type])
            for cell in row
            if cell.data_type in unusable
        ]
        lines.add(number, ["" if cell.data_type in unusable else cell.value for cell in row])
    return lines


def _refuse_bombs(data: bytes) -> None:
    """Raise UnreadableFile for what would fill the memory, before anything is made of it."""
    too_large = UnreadableFile(
        _("Delete empty rows and columns that have a format, and save again: too much to read.")
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # What an archive says of its sizes may be a lie: reading stops at what it says.
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise too_large
            sheets = [name for name in archive.namelist() if name.endswith(".xml")]
            cells = 0
            for name in sheets:
                content = archive.read(name)
                if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                    raise UnreadableFile(
                        _("Save this workbook again as XLSX: it has a document type.")
                    )
                if "worksheets/" in name:
                    cells += len(_CELL.findall(content)) + len(_ROW.findall(content))
            if cells > MAX_CELLS:
                raise too_large
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableFile(
            _("Save this workbook again as XLSX: it can't be read (%(error)s).")
            % {"error": str(error)[:100]}
        ) from None
