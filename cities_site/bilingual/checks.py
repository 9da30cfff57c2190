"""System checks of what the bilingual base relies on."""

from typing import Any

from django.core.checks import Error, register
from modeltranslation.translator import NotRegistered, translator


@register
def page_types_are_registered(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Report page types unknown to modeltranslation: `.values()` and `.defer()` crash on them."""
    from wagtail.models import get_page_models

    errors = []
    for model in get_page_models():
        try:
            translator.get_options_for_model(model)
        except NotRegistered:
            errors.append(
                Error(
                    f"{model.__name__} is not registered with modeltranslation.",
                    hint="Register it in its app's translation.py, with fields = () if need be.",
                    obj=model,
                    id="bilingual.E001",
                )
            )
    return errors
