"""What a document says: read from its file once, kept beside it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TextState(models.TextChoices):
    """What became of reading a file."""

    READ = "read", _("Read")
    EMPTY = "empty", _("Without words, as scanned pages are")
    ENCRYPTED = "encrypted", _("Locked with a password")
    DAMAGED = "damaged", _("Damaged, or not what its name says")
    TOO_LARGE = "too_large", _("Too large to be read")
    UNKNOWN_FORMAT = "unknown_format", _("In a format that is not read")
    MISSING = "missing", _("The file is missing")


class DocumentText(models.Model):
    """The words of a document's file, as far as they could be read.

    A table of its own: nothing that lists documents should load whole books.
    """

    document = models.OneToOneField(
        "library.SiteDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="file_text",
    )
    # Of the file that was read; another one than the document's tells that it was replaced since.
    checksum = models.CharField(max_length=64, blank=True, db_index=True)
    state = models.CharField(_("state"), max_length=20, choices=TextState.choices)
    text = models.TextField(_("text"), blank=True)
    # What the file carries without showing it: properties, comments, deleted words, links.
    hidden = models.TextField(blank=True)
    # The personal data in both, as kind, text and passage; what it means is decided elsewhere.
    findings = models.JSONField(default=list, blank=True, editable=False)
    # Why there is no text, for whoever looks after the server.
    error = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField(_("read at"), default=timezone.now)

    # Belongs to its document: it must not keep the document from being deleted.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.document_id}: {self.get_state_display()}"
