"""Finds every message of the interface in Python modules and Django templates."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

SOURCE_FOLDERS = ("cities_site", "news", "partners", "pilots", "templates")
SKIPPED_FOLDERS = {"migrations", "__pycache__"}
COMMENT_TAGS = ("Translators:",)

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def extract_messages(root: Path) -> Catalog:
    """Return a catalogue of every message that the code below `root` marks for translation."""
    template = Catalog()
    for path in source_files(root):
        place = path.relative_to(root).as_posix()
        for line, message, comments, context in extract(
            "python", BytesIO(_python_source(path)), KEYWORDS, COMMENT_TAGS, {"encoding": "utf-8"}
        ):
            template.add(
                message, locations=[(place, line)], auto_comments=comments, context=context
            )
    return template


def source_files(root: Path) -> Iterator[Path]:
    """Yield the modules and templates that may hold messages, always in the same order."""
    for folder in SOURCE_FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and not SKIPPED_FOLDERS & set(path.parts):
                yield path


def _python_source(path: Path) -> bytes:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # The brackets keep the tokenizer from reading a template's layout as indentation.
        source = f"({templatize(source, origin=str(path))}\n)"
    return source.encode()
