"""A citation in RIS, the format that most reference managers import."""

import re
from typing import Any

import rispy
from rispy.writer import RisWriter

from news.citations.record import Citation


class _PlainWriter(RisWriter):
    """Writes references without the running numbers, which the format does not know."""

    def set_header(self, count: int) -> str:
        return ""


def as_ris(citation: Citation) -> str:
    """Return one reference; a field that is not known is not written."""
    fields = {name: _on_one_line(value) for name, value in _fields(citation).items() if value}
    return rispy.dumps([fields], implementation=_PlainWriter).lstrip()


def _fields(citation: Citation) -> dict[str, Any]:
    return {
        "type_of_reference": _type(citation),
        "title": citation.title,
        "authors": citation.creators,
        "publisher": "; ".join(citation.publisher_names),
        "year": "".join(str(year) for year in citation.date[:1]),
        "date": _date(citation),
        "tertiary_title": citation.series,
        "number": citation.symbol,
        "issn": citation.isbn or citation.issn,
        "doi": citation.doi,
        "urls": [citation.url],
        "language": citation.language_tag,
        "original_publication": citation.original_title,
    }


def _type(citation: Citation) -> str:
    if citation.isbn:
        return "BOOK"
    return "RPRT" if citation.publishers else "GEN"


def _date(citation: Citation) -> str:
    """Return year/month/day/ with the unknown parts empty, as the format has it."""
    if len(citation.date) < 2:
        return ""
    parts = [f"{part:02}" for part in citation.date]
    return "/".join([*parts, *[""] * (3 - len(parts)), ""])


def _on_one_line(value: Any) -> Any:
    if isinstance(value, list):
        return [_on_one_line(part) for part in value]
    return re.sub(r"\s+", " ", value).strip()
