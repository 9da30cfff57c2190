"""Checks pairs of English and Chinese texts from a file."""

import csv
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from cities_site.desk.quality.passage import check_passage
from cities_site.desk.terms import approved_terms

COLUMNS = ("id", "en", "zh")


class Command(BaseCommand):
    """For translations made elsewhere, and for measuring the checks themselves."""

    help = "Check pairs of texts; writes one JSON object a line: the id, and what was found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and whether to look for the glossary's terms too."""
        parser.add_argument(
            "file", help="CSV in UTF-8 with the columns id, en and zh; - reads input"
        )
        parser.add_argument(
            "--terms", action="store_true", help="also check the confirmed terms of the glossary"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write a line for each pair."""
        terms = approved_terms() if options["terms"] else []
        with _opened(options["file"]) as file:
            for row in _rows(file):
                findings = check_passage(row["en"], row["zh"], terms)
                result = {"id": row["id"], "findings": [item.as_dict() for item in findings]}
                self.stdout.write(json.dumps(result, ensure_ascii=False))


@contextmanager
def _opened(name: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdin
        return
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            yield file
    except OSError as error:
        raise CommandError(f"Cannot read {name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{name} is not UTF-8: save it as UTF-8 and try again") from error


def _rows(file: TextIO) -> Iterator[dict[str, str]]:
    # Texts may be long; the module's limit is for other uses.
    csv.field_size_limit(10_000_000)
    reader = csv.DictReader(file)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
        if missing:
            raise CommandError(f"The file lacks the columns: {', '.join(missing)}")
        for row in reader:
            yield {name: row[name] or "" for name in COLUMNS}
    except csv.Error as error:
        raise CommandError(f"Line {reader.line_num} is no CSV: {error}") from error
