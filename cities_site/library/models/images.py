"""Images with words in both languages, and the versions made of them."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from cities_site.bilingual.languages import LANGUAGES, localized, words
from cities_site.bilingual.personal_data.guard import keep_acceptance
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.library.fields import Licence
from cities_site.library.picture_files import stripped


class SiteImage(AbstractImage):
    """A picture of the site; what it shows is told in both languages, or it is decorative."""

    alt_text = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("Say what the picture shows, for a reader who cannot see it."),
    )
    caption = models.CharField(
        _("caption"),
        max_length=500,
        blank=True,
        help_text=_("One sentence shown under the picture; leave empty for none."),
    )
    credit = models.CharField(
        _("photo credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture or holds the rights, as it should be named."),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tick if the picture says nothing that the text does not say."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=30,
        choices=Licence.choices,
        blank=True,
        help_text=_("What readers may do with the picture; leave empty if it is not stated."),
    )
    is_map = models.BooleanField(
        _("is a map"),
        null=True,
        blank=True,
        help_text=_("Say whether the picture shows a map: one is published only once cleared."),
    )
    map_clearance_reference = models.CharField(
        _("map clearance reference"),
        max_length=100,
        blank=True,
        help_text=_("If the picture is a map, the reference of its clearance for publication."),
    )

    admin_form_fields = (
        "file",
        "title",
        *(localized(name, language) for language in LANGUAGES for name in ("alt_text", "caption")),
        *(localized("credit", language) for language in LANGUAGES),
        "is_decorative",
        "licence",
        "is_map",
        "map_clearance_reference",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        *translated_search_fields("alt_text", autocomplete=True),
        *translated_search_fields("caption"),
        index.FilterField("is_decorative"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @classmethod
    def from_db(cls, db: str, field_names: list[str], values: list[Any]) -> "SiteImage":
        """Remember which file the database holds, so that `save()` sees a new one."""
        image = super().from_db(db, field_names, values)
        image._stored_file = dict(zip(field_names, values, strict=False)).get("file")
        return image

    def save(self, *args, **kwargs) -> None:
        """Store the image under a working title, which its alternative text or file can give.

        A new file is stored without what it says of people and places. Raises UnreadablePicture
        where it is no picture.
        """
        update_fields = kwargs.get("update_fields")
        if update_fields is None or "file" in update_fields:
            self.title = working_title(self.title, self, "alt_text")
            if self.file and self._has_new_file():
                self.strip_file()
        super().save(*args, **kwargs)
        self._stored_file = self.file.name
        keep_acceptance(self, renamed=True)

    def _has_new_file(self) -> bool:
        if getattr(self.file.file, "is_stripped", False):
            return False
        return not self.file._committed or self.file.name != getattr(self, "_stored_file", None)

    def strip_file(self) -> None:
        """Replace the file by the same picture without metadata; raises UnreadablePicture."""
        with self.open_file() as stream:
            content = ContentFile(stripped(stream), name=self.file.name.rpartition("/")[2])
        content.is_stripped = True
        if self.file._committed:
            self.file.storage.delete(self.file.name)
        self.file = content
        self._set_image_file_metadata()

    def alt_in(self, language: str) -> str:
        """Return the alternative text in `language`: empty if decorative or not yet written."""
        return "" if self.is_decorative else words(self, "alt_text", language)

    @property
    def default_alt_text(self) -> str:
        """Return the alternative text in the active language, never the working title."""
        return "" if self.is_decorative else words(self, "alt_text")


class SiteRendition(AbstractRendition):
    """One size of an image, made from the original and kept."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_site_rendition"
            )
        ]
        verbose_name = _("image rendition")
        verbose_name_plural = _("image renditions")


def missing_alt_text(image: SiteImage | None, language: str) -> bool:
    """Tell whether `image` keeps a page from being public in `language`."""
    return image is not None and not image.is_decorative and not image.alt_in(language)


def working_title(title: str, record: models.Model, field: str) -> str:
    """Return `title`, or failing that the record's words or file name, for the admin's lists."""
    choices = [title, *(words(record, field, language) for language in LANGUAGES)]
    if record.file:
        choices.append(record.file.name.rsplit("/", 1)[-1])
    return next((choice.strip() for choice in choices if choice and choice.strip()), "")[:255]
