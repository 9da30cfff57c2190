"""One term as a row of a file."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from cities_site.library.models import GlossaryTerm


@dataclass(frozen=True)
class TermRow:
    """The stored words of a term; `slug` names it, and is empty for one that the file brings."""

    slug: str = ""
    term_en: str = ""
    term_zh_hans: str = ""
    category: str = GlossaryTerm.Category.PROJECT
    status: str = GlossaryTerm.Status.TO_CONFIRM
    source: str = ""
    # An ISO 8601 date.
    confirmed_on: str = ""
    forbidden_english: str = ""
    forbidden_chinese: str = ""
    note: str = ""

    def values(self) -> dict[str, Any]:
        """Return the fields of the model, the slug aside."""
        return {name: value for name, value in asdict(self).items() if name != "slug"}


# The columns of tables, the slug aside.
COLUMNS = [field.name for field in fields(TermRow) if field.name != "slug"]


def row_of(term: GlossaryTerm) -> TermRow:
    """Return a stored term as a row."""
    stored = {name: getattr(term, name) for name in ["slug", *COLUMNS]}
    return TermRow(**{name: "" if value is None else str(value) for name, value in stored.items()})
