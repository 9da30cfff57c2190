"""Search fields whose Chinese is found by any part of it."""

from typing import Any

from wagtail.search import index

from cities_site.bilingual.languages import LANGUAGES, localized
from cities_site.bilingual.search.text import cut_for_index


class HanSearchField(index.SearchField):
    """A search field that indexes Han text in overlapping pairs."""

    def get_value(self, obj: Any) -> Any:
        """Return the value of `obj`, cut for the index."""
        return cut_for_index(super().get_value(obj))


class HanAutocompleteField(index.AutocompleteField):
    """An autocomplete field that indexes Han text in overlapping pairs."""

    def get_value(self, obj: Any) -> Any:
        """Return the value of `obj`, cut for the index."""
        return cut_for_index(super().get_value(obj))


def translated_search_fields(
    name: str, boost: float | None = None, autocomplete: bool = False
) -> list[index.BaseField]:
    """Return the search fields of a translated model field, one for each language.

    A search field on the unsuffixed name would index the language active at indexing time only.
    """
    fields: list[index.BaseField] = []
    for language in LANGUAGES:
        column = localized(name, language)
        fields.append(HanSearchField(column, boost=boost))
        if autocomplete:
            fields.append(HanAutocompleteField(column))
    return fields
