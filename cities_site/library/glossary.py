"""The approved terms as readers meet them: a page in each language, and one table for both."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cities_site.bilingual.languages import (
    CHINESE,
    ENGLISH,
    active_language,
    language_tag,
    other_language,
    words,
)
from cities_site.library.context import site_context
from cities_site.library.letters import initial_of
from cities_site.library.lookup import public_terms
from cities_site.library.models import GlossaryTerm
from cities_site.library.open_data.tables import csv_response
from cities_site.library.sorting import sort_key


@dataclass(frozen=True)
class GlossaryEntry:
    """One approved pair, as readers of one language look for it."""

    slug: str
    words: str
    other: str
    category: str
    source: str
    confirmed_on: date | None
    sort_key: str

    @property
    def initial(self) -> str:
        """The letter under which it stands, in English or in pinyin; "#" for everything else."""
        return initial_of(self.sort_key)


def glossary_entries(terms: QuerySet[GlossaryTerm], language: str) -> list[GlossaryEntry]:
    """Return the terms in the alphabetical order of `language`, pinyin in Chinese."""
    entries = []
    for term in terms:
        own = words(term, "term", language)
        entries.append(
            GlossaryEntry(
                slug=term.slug,
                words=own,
                other=words(term, "term", other_language(language)),
                category=term.get_category_display(),
                source=term.source,
                confirmed_on=term.confirmed_on,
                sort_key=sort_key(own, language),
            )
        )
    return sorted(entries, key=lambda entry: (entry.initial == "#", entry.sort_key, entry.slug))


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Show every approved term under its letter, at an address of its own."""
    language = active_language()
    entries = glossary_entries(public_terms(), language)
    context: dict[str, Any] = site_context(request) | {
        "groups": [
            (initial, list(group)) for initial, group in groupby(entries, lambda each: each.initial)
        ],
        "count": len(entries),
        "other_tag": language_tag(other_language(language)),
    }
    return TemplateResponse(request, "library/glossary.html", context)


@require_safe
def glossary_table(request: HttpRequest) -> HttpResponse:
    """Return the same terms as a table."""
    head = ["id", language_tag(ENGLISH), language_tag(CHINESE), "source", "confirmed_on"]
    rows = (
        [
            term.slug,
            words(term, "term", ENGLISH),
            words(term, "term", CHINESE),
            term.source,
            term.confirmed_on,
        ]
        for term in public_terms().order_by("slug")
    )
    return csv_response("glossary.csv", head, rows)
