"""A citation as a BibTeX entry in UTF-8, with the fields that biblatex reads as well."""

import re

from bibtexparser import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from cities_site.bilingual.languages import CHINESE, ENGLISH
from news.citations.record import Citation

# Names that babel and biblatex give the languages.
_LANGUAGES = {ENGLISH: "english", CHINESE: "chinese"}
# What means something to LaTeX. Braces are written as commands: BibTeX counts even escaped ones.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)


def as_bibtex(citation: Citation) -> str:
    """Return one entry; a field that is not known is not written."""
    entry = Entry(
        entry_type=_entry_type(citation),
        key=citation.key,
        # The writer puts every value between braces.
        fields=[Field(name, value) for name, value in _fields(citation).items() if value],
    )
    return write_string(Library([entry]))


def _entry_type(citation: Citation) -> str:
    if citation.isbn:
        return "book"
    return "techreport" if citation.publishers else "misc"


def _fields(citation: Citation) -> dict[str, str]:
    institutions = [f"{{{escaped(name)}}}" for name in citation.publisher_names]
    creators = [escaped(name) for name in citation.authors] or institutions
    publisher = "publisher" if citation.isbn else "institution"
    translated = bool(citation.original_title)
    return {
        "author": " and ".join(creators),
        # A pair of braces of its own keeps the capitals of the title.
        "title": f"{{{escaped(citation.title)}}}",
        publisher: " and ".join(institutions),
        "year": "".join(str(year) for year in citation.date[:1]),
        "month": "".join(str(month) for month in citation.date[1:2]),
        "day": "".join(str(day) for day in citation.date[2:]),
        "series": escaped(citation.series),
        "number": escaped(citation.symbol),
        "isbn": citation.isbn,
        "issn": citation.issn,
        "doi": _verbatim(citation.doi),
        "url": _verbatim(citation.url),
        "language": _LANGUAGES[citation.language],
        "origtitle": f"{{{escaped(citation.original_title)}}}" if translated else "",
        "origlanguage": _LANGUAGES[citation.original_language] if translated else "",
    }


def escaped(text: str) -> str:
    """Return `text` on one line, with what LaTeX would take for commands escaped."""
    return re.sub(r"\s+", " ", text).strip().translate(_ESCAPES)


def _verbatim(address: str) -> str:
    """Return an address, which is read as it stands; braces alone must not end the field."""
    return address.replace("{", "%7B").replace("}", "%7D")
