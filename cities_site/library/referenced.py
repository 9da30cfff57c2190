"""Which images and files a record leads to, by its fields, rows and blocks."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import ReferenceIndex

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.languages import LANGUAGES, localized


def columns_by_key(record: Any, model: type[models.Model]) -> dict[int, list[str]]:
    """Return the key of each object of `model` and the fields of `record` that lead to it.

    Wagtail's index knows every field, row and block; this is how it reads a record that is not
    stored yet, for which it has no public name.
    """
    wanted = ContentType.objects.get_for_model(model).pk
    found: dict[int, list[str]] = {}
    for type_id, key, path, _place in ReferenceIndex._extract_references_from_object(record):
        if type_id == wanted:
            found.setdefault(int(key), []).append(path.partition(".")[0])
    return found


def section_of(column: str) -> str:
    """Return the language of a field, or the shared facts."""
    suffixes = {localized("", language): language for language in LANGUAGES}
    return next((suffixes[each] for each in suffixes if column.endswith(each)), SHARED)
