"""Puts a script into every text that the site stores, as somebody with every right might."""

import json
import re
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Revision

from cities_site.bilingual.models import BasePage
from tests.architecture.layers import own_apps

# Leaves an attribute, a title, a script and a text, whichever it stands in.
WORDS = "'\"></title></script><img src=x onerror=hostile()>"
SHORT = '"><svg onload=hostile()>'
# An address that passes as one; those that are scripts are refused wherever one is entered.
ADDRESS = 'https://example.org/"><img/src=x/onerror=hostile()>'
# Texts that are keys, codes or settings of the code, not words that somebody types.
KEPT = {
    "slug", "url_path", "path", "file", "numchild", "hostname", "lookup_names", "lookup_pinyin",
    "filter_spec", "focal_point_key",
}  # fmt: skip
NUMBER = re.compile(r"-?[\d.,]+")
OTHER_APPS = {"taggit", "wagtailredirects", "wagtailsearchpromotions"}


def spoil_everything() -> int:
    """Write the script into every text column of every record; return the number of columns."""
    spoilt = 0
    names = {config.label for config in own_apps()} | OTHER_APPS
    for model in (each for each in apps.get_models() if each._meta.app_label in names):
        if not model._meta.managed or not model.objects.exists():
            continue
        values = {field.attname: _value(field) for field in _texts(model)}
        if values:
            model._base_manager.update(**values)
            spoilt += len(values)
        _spoil_streams(model)
    for page in BasePage.objects.specific():
        # Addresses are refused by validation; here they come from elsewhere.
        revision = page.save_revision(clean=False)
        BasePage.objects.filter(pk=page.pk).update(latest_revision=revision, live_revision=revision)
    assert Revision.objects.exists()
    return spoilt


def address_fields() -> list[models.URLField]:
    """Return every column of our own models that holds an address."""
    return [
        field
        for config in own_apps()
        for model in config.get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.URLField)
    ]


def _texts(model: type[models.Model]) -> list[models.Field]:
    # Together with others these tell records apart.
    telling = {name for each in model._meta.total_unique_constraints for name in each.fields}
    telling |= {name for names in model._meta.unique_together for name in names}
    return [
        field
        for field in model._meta.local_fields
        if isinstance(field, (models.CharField, models.TextField))
        and not isinstance(field, (StreamField, models.FileField, models.SlugField))
        and not (
            field.choices
            or field.unique
            or field.primary_key
            or field.name in KEPT | telling
            or "zone" in field.name
        )
        and (field.max_length or 9999) >= len(SHORT)
        and field.editable
    ]


def _value(field: models.Field) -> str:
    if isinstance(field, models.URLField):
        return ADDRESS
    if isinstance(field, RichTextField):
        return f"<p>{WORDS.replace('<', '&lt;')}</p>"
    return WORDS if (field.max_length or 9999) >= len(WORDS) else SHORT


def _spoil_streams(model: type[models.Model]) -> None:
    streams = [field for field in model._meta.local_fields if isinstance(field, StreamField)]
    for record in model._base_manager.all() if streams else ():
        for field in streams:
            blocks = json.loads(json.dumps(list(getattr(record, field.attname).raw_data)))
            setattr(record, field.attname, json.dumps([_spoilt(block) for block in blocks]))
        models.Model.save_base(record, update_fields=[field.attname for field in streams])


def _spoilt(value: Any, name: str = "") -> Any:
    """Return a block's value with every word replaced; rich text is cleaned where it is saved."""
    if isinstance(value, dict):
        return {key: _spoilt(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_spoilt(part, name) for part in value]
    is_word = isinstance(value, str) and name not in ("type", "id", "level", "kind", "platform")
    if not is_word or value.startswith("<") or NUMBER.fullmatch(value):
        return value
    return ADDRESS if value.startswith("http") else WORDS
