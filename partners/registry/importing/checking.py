"""What a table would change, found without writing anything."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cities_site.bilingual.languages import CHINESE, ENGLISH, localized
from cities_site.library.readings import folded
from cities_site.library.xml_files import UnreadableFile
from partners.models import PartnerPage, RegistryImport
from partners.registry.columns import EXPORTED
from partners.registry.facts import refusal
from partners.registry.importing.cells import Names, known_names
from partners.registry.importing.columns import (
    COLUMNS,
    KEY,
    TOLD,
    ImportColumn,
    column_named,
    comparable,
    shown,
)
from partners.registry.importing.files import Lines, Problem
from partners.registry.likeness import NameIndex, surest_first

# Records fetched at once; each batch costs the same number of queries.
BATCH = 500
SIMILAR_TOLD = 3
NAMES = (localized("name", ENGLISH), localized("name", CHINESE))
LARGEST_KEY = 2**31


@dataclass
class Line:
    """A row of the table: its record, where it has one, and the values that it would change."""

    row: int
    cells: dict[str, str]
    partner: PartnerPage | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    differences: list[dict[str, str]] = field(default_factory=list)
    similar: list[dict[str, Any]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What people call the record."""
        if self.partner:
            return self.partner.get_admin_display_title()
        return " · ".join(filter(None, (self.cells.get(name, "") for name in NAMES)))

    def told(self) -> dict[str, Any]:
        """Return the row as it is stored and shown."""
        return {
            "row": self.row,
            "id": self.partner.pk if self.partner else None,
            "name": self.name,
            "differences": self.differences,
            "similar": self.similar,
        }


@dataclass
class Check:
    """All that a table would change, and all that is wrong with it."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0

    def proposal(self) -> dict[str, Any]:
        """Return what is stored and shown of the check."""
        told = [line.told() for line in self.lines]
        return {
            "records": told,
            "new": sum(line["id"] is None for line in told),
            "changed": sum(line["id"] is not None for line in told),
            "unchanged": self.unchanged,
            "problems": [list(problem) for problem in sorted(self.problems)],
        }


def columns_of(lines: Lines) -> list[str]:
    """Return the columns of a table, "" for those that are not read, and say which these are.

    Raises UnreadableFile where nothing says which records the rows are about.
    """
    _number, headings = lines.lines[0]
    columns = [column_named(heading) for heading in headings]
    if not {KEY, *NAMES} & set(columns):
        raise UnreadableFile(
            _(
                "Name the columns in the first row as the export does: “Record number” or an "
                "official name is missing."
            )
        )
    twice = {name for name in columns if name and columns.count(name) > 1}
    if twice:
        named = [heading for heading, name in zip(headings, columns, strict=True) if name in twice]
        raise UnreadableFile(
            _("Keep one of the columns that say the same: %(columns)s.")
            % {"columns": ", ".join(named)}
        )
    unread = [
        heading
        for heading, name in zip(headings, columns, strict=True)
        if heading and name not in COLUMNS and name != KEY and name not in TOLD
    ]
    if unread:
        lines.notes.append(
            _("These columns are not known and were not read: %(columns)s.")
            % {"columns": ", ".join(unread)}
        )
    return columns


def check(table: RegistryImport, user: Any) -> Check:
    """Compare the rows of a table with the records; the same queries for each batch of rows."""
    result = Check(problems=[Problem(*problem) for problem in table.proposal.get("read", [])])
    lines = list(_lines(table, result))
    names = known_names()
    for start in range(0, len(lines), BATCH):
        batch = lines[start : start + BATCH]
        keys = [int(line.cells[KEY]) for line in batch if line.cells.get(KEY)]
        partners = PartnerPage.objects.filter(pk__in=keys).for_keeping().in_bulk()
        for line in batch:
            _compare(line, partners, names, user, result)
    _look_for_others(result)
    return result


def _lines(table: RegistryImport, result: Check) -> Iterator[Line]:
    seen: set[str] = set()
    for row, cells in table.rows:
        if any(cells[len(table.columns) :]):
            message = _("This row has more cells than there are columns.")
            result.problems.append(Problem(row, "", message))
            continue
        # A row that ends early says nothing of its last columns but that they are empty.
        padded = [*cells, *[""] * (len(table.columns) - len(cells))]
        line = Line(row, dict(zip(table.columns, padded, strict=True)))
        key = line.cells.get(KEY, "")
        if problem := _wrong_key(key, seen):
            result.problems.append(Problem(row, _heading(KEY), problem))
            continue
        seen.add(key)
        yield line


def _heading(name: str) -> str:
    return str(EXPORTED[name][0])


def _wrong_key(key: str, seen: set[str]) -> str:
    if not key:
        return ""
    if not (key.isascii() and key.isdigit() and int(key) < LARGEST_KEY):
        return _("Write the number of the record as the export has it, or nothing for a new one.")
    if key in seen:
        return _("Keep one of the rows with this number.")
    return ""


def _compare(line: Line, partners: dict, names: Names, user: Any, result: Check) -> None:
    if key := line.cells.get(KEY):
        line.partner = partners.get(int(key))
        if line.partner is None:
            message = _("No record has this number: leave it empty for a new one.")
            result.problems.append(Problem(line.row, _heading(KEY), message))
            return
    before = len(result.problems)
    for name, cell in line.cells.items():
        if column := COLUMNS.get(name):
            _compare_cell(line, column, cell, names, result)
    _require_names(line, result)
    if len(result.problems) > before:
        return
    if not line.differences:
        result.unchanged += 1
    elif line.partner and (reason := refusal(line.partner, user)):
        result.problems.append(Problem(line.row, _heading(KEY), reason))
    else:
        result.lines.append(line)


def _compare_cell(line: Line, column: ImportColumn, cell: str, names: Names, result: Check) -> None:
    partner = line.partner
    if partner and cell == column.written(partner).strip():
        return
    if not partner and not cell and column.name != "type":
        return
    try:
        value = column.read(cell, names)
    except ValidationError as error:
        result.problems.append(Problem(line.row, column.heading, " ".join(error.messages)))
        return
    old = column.current(partner) if partner else None
    if partner and comparable(old) == comparable(value):
        return
    line.changes[column.name] = value
    line.differences.append(
        {
            "column": column.heading,
            "old": column.written(partner) if partner else "",
            "new": cell or shown(value),
        }
    )


def _require_names(line: Line, result: Check) -> None:
    """Refuse a record without a name, and public versions that would lose theirs."""
    if line.partner is None:
        if not any(line.cells.get(name) for name in NAMES):
            message = _("Write an official name in at least one language.")
            result.problems.append(Problem(line.row, _heading(NAMES[0]), message))
        if "type" not in line.cells:
            message = _("Add the column “Partner type”: new records need it.")
            result.problems.append(Problem(line.row, _heading("type"), message))
        return
    for name in NAMES:
        language = COLUMNS[name].language
        if line.changes.get(name) == "" and line.partner.is_available_in(language):
            message = _("Keep a name here: this version of the record is public.")
            result.problems.append(Problem(line.row, _heading(name), message))


def _look_for_others(result: Check) -> None:
    """Say which new rows may be records that exist; one query, where there are new rows."""
    new = [line for line in result.lines if line.partner is None]
    if not new:
        return
    index = NameIndex.of_registry()
    rows = {-line.row: line for line in new}
    for number, line in rows.items():
        names = [*(line.cells.get(name, "") for name in NAMES), line.cells.get("acronym", "")]
        index.add(number, filter(None, names), line.cells.get("website", ""))
    pairs = {pair: why for pair, why in index.pairs().items() if pair[0] in rows}
    keys = {other for _row, other in pairs if other not in rows}
    titles = dict(PartnerPage.objects.filter(pk__in=keys).values_list("pk", "draft_title"))
    for (number, other), reasons in sorted(pairs.items()):
        line, reason = rows[number], str(surest_first(reasons)[0].label)
        in_table = {"id": None, "row": -other, "name": rows[other].name} if other in rows else {}
        told = {"id": other, "name": titles.get(other, "")} | in_table
        if len(line.similar) < SIMILAR_TOLD:
            line.similar.append(told | {"reason": reason})
    _note_repetitions(new, result)


def _note_repetitions(new: list[Line], result: Check) -> None:
    """Refuse new rows with a name that a record or an earlier row of the table has already."""
    taken: dict[str, str] = {}
    for key, *names in PartnerPage.objects.values_list(
        "pk", *(localized("headline", COLUMNS[name].language) for name in NAMES)
    ):
        taken |= {folded(name): _("record %(number)d") % {"number": key} for name in names if name}
    for line in new:
        for name in NAMES:
            called = folded(line.cells.get(name, ""))
            if called and called in taken:
                message = _(
                    "This name belongs to %(holder)s: write the number of the record to change "
                    "it, or another name."
                )
                values = {"holder": taken[called]}
                result.problems.append(Problem(line.row, _heading(name), message % values))
        taken |= {
            folded(line.cells[name]): _("row %(row)d") % {"row": line.row}
            for name in NAMES
            if line.cells.get(name)
        }
