"""Files for download inside a text."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock
from wagtail.documents.blocks import DocumentChooserBlock

from cities_site.library.blocks.structure import ShownBlock, ShownValue


class DocumentsValue(ShownValue):
    """The documents that still exist."""

    @property
    def available(self) -> list:
        """Return the chosen documents without those deleted since or kept from readers."""
        chosen = self.get("documents") or []
        return [document for document in chosen if document and not document.withheld]

    @property
    def is_shown(self) -> bool:
        """Tell whether any document is left."""
        return bool(self.available)


class DocumentsBlock(ShownBlock):
    """A list of documents with format, size and language."""

    heading = CharBlock(
        label=_("Heading"),
        max_length=160,
        required=False,
        help_text=_("What the documents have in common; leave empty for none."),
    )
    documents = ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"))

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"
        value_class = DocumentsValue
