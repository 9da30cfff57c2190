"""Which words of files stand in the entry of which page: those of what is public, by language.

A file counts with the page that offers it, in the language that it is written in; one in several
languages counts in each. Files in other languages are found by their titles only.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import F, Model
from wagtail.models import CollectionViewRestriction

from cities_site.bilingual.languages import LANGUAGES
from cities_site.library.fields import FileLanguage
from news.models import EventDocument, EventPage, PublicationFile, PublicationPage
from pilots.models import PilotDocument, PilotPage

# The rows by which pages offer documents.
DOCUMENTS: dict[type[Model], type[Model]] = {
    PublicationPage: PublicationFile,
    EventPage: EventDocument,
    PilotPage: PilotDocument,
}
# Of all files of a page together: longer entries cost every search, and books repeat themselves.
MOST_CHARACTERS = 1_000_000

Texts = dict[tuple[int, str], list[str]]


def texts_of_documents(model: type[Model], keys: Collection[int]) -> Texts:
    """Return, by page and language, the words of the public files of these pages.

    Two queries for many pages that offer files, one where none does.
    """
    found: Texts = defaultdict(list)
    row_model = DOCUMENTS.get(model)
    if row_model is None:
        return found
    rows = list(
        row_model.objects.filter(
            page__in=keys,
            document__withheld=False,
            document__file_text__checksum=F("document__checksum"),
        )
        .exclude(document__file_text__text="")
        .order_by("page", "sort_order", "pk")
        .values_list(
            "page",
            "document__language",
            "document__collection__path",
            "document__file_text__text",
        )
    )
    restricted = tuple(_restricted_paths()) if rows else ()
    left: dict[tuple[int, str], int] = defaultdict(lambda: MOST_CHARACTERS)
    for page, written_in, path, text in rows:
        if path.startswith(restricted):
            continue
        for language in LANGUAGES:
            if written_in in (language, FileLanguage.MULTILINGUAL):
                found[page, language].append(text[: left[page, language]])
                left[page, language] = max(0, left[page, language] - len(text))
    return found


def _restricted_paths() -> Iterator[str]:
    """Return the paths of collections that not everybody may see; what is below them begins so."""
    paths = CollectionViewRestriction.objects.exclude(restriction_type="none")
    yield from paths.values_list("collection__path", flat=True)


def pages_with_documents(**documents: Any) -> Iterator[tuple[int, int]]:
    """Yield the pages that offer the documents that these lookups name."""
    conditions = {f"document__{lookup}": value for lookup, value in documents.items()}
    for row_model in DOCUMENTS.values():
        rows = row_model.objects.filter(**conditions).order_by()
        yield from rows.values_list("page__content_type_id", "page_id").distinct()
