"""Documents: a file, its name in both languages, and what can be read from the file itself."""

import hashlib
from typing import IO, Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.languages import LANGUAGES, localized, words
from cities_site.bilingual.personal_data.detection import Finding, Kind
from cities_site.bilingual.personal_data.guard import Found, keep_acceptance, open_findings
from cities_site.bilingual.personal_data.texts import Text
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.library.fields import FileLanguage, Licence
from cities_site.library.models.document_texts import DocumentText
from cities_site.library.models.images import SiteImage, working_title

CHUNK = 1024 * 1024
COMPUTED = ("title", "file_size", "checksum", "page_count", "withheld")


class SiteDocument(AbstractDocument):
    """A file for download; its size, pages and checksum are read from it, never typed."""

    label = models.CharField(
        _("title of the document"),
        max_length=255,
        blank=True,
        help_text=_("The title that readers see beside the download link."),
    )
    language = models.CharField(
        _("language of the file"),
        max_length=10,
        choices=FileLanguage.choices,
        default=FileLanguage.ENGLISH,
        help_text=_("The language that the file itself is written in."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=30,
        choices=Licence.choices,
        blank=True,
        help_text=_("What readers may do with the file; leave empty if it is not stated."),
    )
    accessible = models.BooleanField(
        _("accessible"),
        null=True,
        blank=True,
        help_text=_("Whether a screen reader can read the file; leave unknown if nobody checked."),
    )
    page_count = models.PositiveIntegerField(
        _("number of pages"), null=True, blank=True, editable=False
    )
    checksum = models.CharField(_("SHA-256 checksum"), max_length=64, blank=True, editable=False)
    cover = models.ForeignKey(
        SiteImage,
        verbose_name=_("cover"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # A document may lose its cover at any time: it must not keep anybody from deleting the image.
    cover.wagtail_reference_index_ignore = True
    # The checksum of the file whose first page was last drawn, whether or not it gave a cover.
    cover_checksum = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    # Kept from readers: it holds personal data that nobody has answered for.
    withheld = models.BooleanField(default=False, editable=False)

    # What a form has just read of an uploaded file, to be kept when the document is stored.
    reading: Any = None

    admin_form_fields = (
        "file",
        "title",
        *(localized("label", language) for language in LANGUAGES),
        "language",
        "licence",
        "accessible",
        "collection",
        "tags",
    )

    search_fields = [
        *AbstractDocument.search_fields,
        *translated_search_fields("label", autocomplete=True),
        index.RelatedFields(
            "file_text", [index.SearchField("text"), index.AutocompleteField("text")]
        ),
        index.FilterField("language"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @classmethod
    def from_db(cls, db: str, field_names: list[str], values: list[Any]) -> "SiteDocument":
        """Remember which file the database holds, so that `save()` sees a new one."""
        document = super().from_db(db, field_names, values)
        document._stored_file = dict(zip(field_names, values, strict=False)).get("file")
        return document

    def save(self, *args, **kwargs) -> None:
        """Store the document, reading a new file's size, pages and checksum from the file."""
        update_fields = kwargs.get("update_fields")
        if update_fields is None or "file" in update_fields:
            # The title that readers see also names the document in the admin's lists.
            self.title = working_title("", self, "label") if self._has_label() else self.title
            self.title = working_title(self.title, self, "label")
            if self._has_new_file():
                self._read_file()
            self.withheld = bool(open_findings(self))
            if update_fields is not None:
                kwargs["update_fields"] = {*update_fields, *COMPUTED}
        super().save(*args, **kwargs)
        self._stored_file = self.file.name
        keep_acceptance(self, renamed=True)

    def label_in(self, language: str) -> str:
        """Return the title in `language`, empty when nobody has written it."""
        return words(self, "label", language)

    def further_findings(self) -> list[Found]:
        """Return the personal data in the words of the present file, answered for or not."""
        stored = self.reading or (self.pk and DocumentText.objects.filter(document=self).first())
        if not stored or getattr(stored, "checksum", self.checksum) != self.checksum:
            return []
        # An answer holds for this file and for no other one.
        words = f"{stored.text}\0{stored.hidden}"
        place = Text(SHARED, "file", gettext("Text of the file"), words)
        return [
            Found(place, Finding(Kind(item["kind"]), item["text"], item["passage"]))
            for item in stored.findings
        ]

    def update_withheld(self) -> None:
        """Keep the file from readers while it holds personal data that nobody answered for."""
        self.withheld = bool(open_findings(self))
        # Not through save(): the file and its words are as they were.
        SiteDocument.objects.filter(pk=self.pk).update(withheld=self.withheld)

    @property
    def is_pdf(self) -> bool:
        """Tell whether the file goes by the name of a PDF."""
        return self.file_extension.lower() == "pdf"

    @property
    def needs_cover(self) -> bool:
        """Tell whether nobody has yet looked for the cover of the present file."""
        return self.cover_checksum != self.checksum and (self.is_pdf or bool(self.cover_id))

    @property
    def shown_cover(self) -> SiteImage | None:
        """The cover of the present file, unless it was replaced since or readers do not get it."""
        is_shown = self.cover_checksum == self.checksum and not self.withheld
        return self.cover if is_shown else None

    def _has_label(self) -> bool:
        return any(self.label_in(language) for language in LANGUAGES)

    def _has_new_file(self) -> bool:
        if not self.file:
            return False
        stored = getattr(self, "_stored_file", None)
        return not self.checksum or not self.file._committed or self.file.name != stored

    def _read_file(self) -> None:
        """Fill in what the file says; a file that has gone missing leaves the values unknown."""
        try:
            with self.open_file() as stream:
                self.file_size = self.file.size
                self.checksum = sha256_of(stream)
                self.page_count = pdf_pages(stream) if self.is_pdf else None
                stream.seek(0)
        except OSError:
            self.checksum, self.page_count = "", None


def sha256_of(stream: IO[bytes]) -> str:
    """Return the SHA-256 checksum of a file, reading it piece by piece."""
    digest = hashlib.sha256()
    stream.seek(0)
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def pdf_pages(stream: IO[bytes]) -> int | None:
    """Return the number of pages of a PDF, or None when the file does not tell."""
    stream.seek(0)
    try:
        return len(PdfReader(stream).pages)
    except Exception:
        # A damaged or locked file may fail in any way; it can be offered all the same.
        return None
