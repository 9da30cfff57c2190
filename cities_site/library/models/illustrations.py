"""The pictures of a page: each says something in its language, and is ready before readers come."""

import logging
from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from modeltranslation.fields import TranslationField
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import SourceImageIOError

from cities_site.bilingual.languages import active_language, localized
from cities_site.library.models.images import SiteImage, missing_alt_text
from cities_site.library.pictures import make_renditions

logger = logging.getLogger(__name__)

# Where a picture stands unless its model or its block says otherwise.
USUAL_LAYOUTS = ("article",)


class IllustratedPage(models.Model):
    """Asks for alternative text before a language goes public; use it before `BasePage`.

    It finds the images by itself: fields that lead to an image, the same fields of inline rows,
    and the image blocks of every body in the language. It reads the instance in hand, so a draft
    is judged by its own content.

    `picture_layouts` of a page or of a row names, by field, the layouts of `library.pictures` in
    which its image stands; a block of a body has `layouts` in its meta.
    """

    picture_layouts: ClassVar[dict[str, tuple[str, ...]]] = {}

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Fetch the versions of all pictures on the page at once, however many there are."""
        pictures = [image for _, image, _ in _images_in_fields(self, active_language())]
        if pictures:
            prefetch_related_objects(pictures, "renditions")
        return super().get_context(request, *args, **kwargs)

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


def make_pictures(page: models.Model) -> int:
    """Make the versions of every picture that readers of any public language meet on `page`.

    Returns how many pictures have no file to make them from; each leaves a line in the log.
    """
    lacking = 0
    for language in page.available_languages:
        for _field, image, layouts in _pictures_on(page, language):
            try:
                make_renditions(image, layouts)
            except SourceImageIOError as problem:
                lacking += 1
                logger.warning("No versions of image %d: %s", image.pk, problem)
    return lacking


def images_on(page: models.Model, language: str) -> Iterator[tuple[str, SiteImage]]:
    """Yield every image that readers of `language` meet on `page`, with the field that holds it."""
    for field, image, _layouts in _pictures_on(page, language):
        yield field, image


Picture = tuple[str, SiteImage, tuple[str, ...]]


def _pictures_on(page: models.Model, language: str) -> Iterator[Picture]:
    yield from _images_in_fields(page, language)
    for relation in get_all_child_relations(page):
        if not _may_hold_images(relation.related_model):
            continue
        for row in getattr(page, relation.get_accessor_name()).all():
            for _field, image, layouts in _images_in_fields(row, language):
                # A row of an inline panel has no field of its own in the page's form.
                yield NON_FIELD_ERRORS, image, layouts


def _images_in_block(block: Block, value: Any) -> Iterator[tuple[SiteImage, tuple[str, ...]]]:
    """Yield the images inside a block's value, however deep they are nested."""
    if value is None:
        return
    if isinstance(block, ImageChooserBlock):
        yield value, getattr(block.meta, "layouts", USUAL_LAYOUTS)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _images_in_block(child, value.get(name))
    elif isinstance(block, StreamBlock):
        for bound in value:
            yield from _images_in_block(bound.block, bound.value)
    elif isinstance(block, ListBlock):
        for item in value:
            yield from _images_in_block(block.child_block, item)


def _images_in_fields(record: models.Model, language: str) -> Iterator[Picture]:
    layouts = getattr(record, "picture_layouts", {})
    for field in record._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.related_model is SiteImage:
            if (image := getattr(record, field.name)) is not None:
                yield field.name, image, layouts.get(field.name, USUAL_LAYOUTS)
        elif isinstance(field, StreamField) and _shown_in(field, language):
            stream = getattr(record, field.name)
            for image, placed in _images_in_block(field.stream_block, stream):
                yield field.name, image, placed


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
