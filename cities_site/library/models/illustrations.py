"""No page becomes public in a language with a picture that says nothing in that language."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from modeltranslation.fields import TranslationField
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from cities_site.bilingual.languages import localized
from cities_site.library.models.images import SiteImage, missing_alt_text


class IllustratedPage(models.Model):
    """Asks for alternative text before a language goes public; use it before `BasePage`.

    It finds the images by itself: fields that lead to an image, the same fields of inline rows,
    and the image blocks of every body in the language. It reads the instance in hand, so a draft
    is judged by its own content.
    """

    class Meta:
        abstract = True

    def publication_problems(self, language: str) -> dict[str, Any]:
        """Add the pictures without alternative text to what keeps `language` from being public."""
        problems = super().publication_problems(language)
        for field, image in images_on(self, language):
            if missing_alt_text(image, language):
                problems.setdefault(
                    field,
                    _(
                        "The image “%(title)s” needs alternative text in this language, "
                        "or the mark “decorative”."
                    )
                    % {"title": image.title},
                )
        return problems


def images_on(page: models.Model, language: str) -> Iterator[tuple[str, SiteImage]]:
    """Yield every image that readers of `language` meet on `page`, with the field that holds it."""
    yield from _images_in_fields(page, language)
    for relation in get_all_child_relations(page):
        if not _may_hold_images(relation.related_model):
            continue
        for row in getattr(page, relation.get_accessor_name()).all():
            for _field, image in _images_in_fields(row, language):
                # A row of an inline panel has no field of its own in the page's form.
                yield NON_FIELD_ERRORS, image


def images_in_block(block: Block, value: Any) -> Iterator[SiteImage]:
    """Yield the images inside a block's value, however deep they are nested."""
    if value is None:
        return
    if isinstance(block, ImageChooserBlock):
        yield value
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from images_in_block(child, value.get(name))
    elif isinstance(block, StreamBlock):
        for bound in value:
            yield from images_in_block(bound.block, bound.value)
    elif isinstance(block, ListBlock):
        for item in value:
            yield from images_in_block(block.child_block, item)


def _images_in_fields(record: models.Model, language: str) -> Iterator[tuple[str, SiteImage]]:
    for field in record._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.related_model is SiteImage:
            if (image := getattr(record, field.name)) is not None:
                yield field.name, image
        elif isinstance(field, StreamField) and _shown_in(field, language):
            stream = getattr(record, field.name)
            for image in images_in_block(field.stream_block, stream):
                yield field.name, image


def _shown_in(field: models.Field, language: str) -> bool:
    """Tell a language's own column from the other language's and from the unsuffixed copy."""
    if isinstance(field, TranslationField):
        return field.language == language
    return not hasattr(field.model, localized(field.name, language))


def _may_hold_images(model: type[models.Model]) -> bool:
    return any(
        isinstance(field, StreamField)
        or (isinstance(field, models.ForeignKey) and field.related_model is SiteImage)
        for field in model._meta.get_fields()
    )
