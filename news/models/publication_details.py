"""Who publishes a publication, and its files by language and format."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cities_site.library.fields import FileLanguage


class PublicationPublisher(Orderable):
    """An organisation that publishes the publication, in the order of its title page."""

    page = ParentalKey("news.PublicationPage", on_delete=models.CASCADE, related_name="publishers")
    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="publication_links",
        help_text=_("Choose a publisher, in the order of the title page."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")

    def __str__(self) -> str:
        return str(self.partner)


class PublicationFile(Orderable):
    """One file of the publication; its size, pages and checksum are read from the document."""

    page = ParentalKey("news.PublicationPage", on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "library.SiteDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Choose the file from the library, or give an external address below."),
    )
    external_url = models.URLField(
        _("external address"),
        blank=True,
        max_length=500,
        help_text=_("Give the address of a file that another site keeps."),
    )
    language = models.CharField(
        _("language of the file"),
        max_length=10,
        choices=FileLanguage.choices,
        blank=True,
        help_text=_("Choose the language of an external file; a document has its own."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return str(self.document or self.external_url)

    def clean(self) -> None:
        """Require exactly one place from which readers get the file."""
        super().clean()
        if bool(self.document_id) == bool(self.external_url):
            raise ValidationError(_("Choose a document or give an external address, not both."))
        if self.external_url and not self.language:
            raise ValidationError({"language": _("Choose the language of the external file.")})

    @property
    def language_code(self) -> str:
        """The language inside the file: as given here, or as its document says; "" if unknown."""
        return self.language or (self.document.language if self.document else "")

    @property
    def language_in_words(self) -> str:
        """The name of the language inside the file."""
        return str(dict(FileLanguage.choices).get(self.language_code, ""))
