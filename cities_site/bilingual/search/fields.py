"""Search fields of what exists in each language."""

from wagtail.search import index

from cities_site.bilingual.languages import LANGUAGES, localized


def translated_search_fields(
    name: str, boost: float | None = None, autocomplete: bool = False
) -> list[index.BaseField]:
    """Return the search fields of a translated model field, one for each language.

    A search field on the unsuffixed name would index the language active at indexing time only.
    """
    fields: list[index.BaseField] = []
    for language in LANGUAGES:
        column = localized(name, language)
        fields.append(index.SearchField(column, boost=boost))
        if autocomplete:
            fields.append(index.AutocompleteField(column))
    return fields
