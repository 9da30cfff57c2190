"""Keeps modeltranslation's unsuffixed columns out of everything that must not depend on them.

The column `headline` beside `headline_en` and `headline_zh_hans` holds whatever language was
active at the last save: it is a cache, and must not be indexed, stored or reported.
"""

from functools import cache
from typing import Any

from django.db.models import Model
from modeltranslation.translator import NotRegistered, translator

from cities_site.bilingual.languages import LANGUAGES, localized


@cache
def translated_names(model: type[Model]) -> tuple[str, ...]:
    """Return the names, without suffix, of the translated fields of `model`, inherited included."""
    try:
        return tuple(sorted(translator.get_options_for_model(model).all_fields))
    except NotRegistered:
        return ()


def without_unsuffixed(model: type[Model], content: dict[str, Any]) -> dict[str, Any]:
    """Return serialised `content` with suffixed values only.

    A revision from before a field was translated holds the unsuffixed value alone; it becomes the
    English one, where modeltranslation would give it to whichever language is active.
    """
    content = dict(content)
    for name in translated_names(model):
        if name not in content:
            continue
        value = content.pop(name)
        if not any(localized(name, language) in content for language in LANGUAGES):
            content[localized(name, LANGUAGES[0])] = value
    return content


def ignore_references_of_unsuffixed_fields() -> None:
    """Stop Wagtail's reference index from reading the unsuffixed fields of registered models."""
    for model in translator.get_registered_models(abstract=False):
        for name in translator.get_options_for_model(model).local_fields:
            field = model._meta.get_field(name)
            field.wagtail_reference_index_ignore = True
            if hasattr(field, "extract_references"):
                field.extract_references = lambda value: iter(())
