"""Keeps the words of documents true to their files."""

from django.utils import timezone
from wagtail.search import index

from cities_site.library.document_texts.reading import PATIENCE, Reading, read_file
from cities_site.library.models import DocumentText, SiteDocument
from cities_site.library.models.document_texts import TextState

FIELDS = ("state", "text", "hidden", "error", "findings")


def needs_reading(document: SiteDocument) -> bool:
    """Tell whether nobody has read the present file of `document`."""
    return not DocumentText.objects.filter(document=document, checksum=document.checksum).exists()


def read_document(document: SiteDocument, patience: float = PATIENCE) -> DocumentText:
    """Read the present file of `document` and keep what it says, or why it says nothing.

    Another document with the same file lends its text, so that nobody waits for it twice.
    """
    twin = (
        DocumentText.objects.filter(checksum=document.checksum)
        .exclude(document=document)
        .exclude(checksum="")
        .first()
    )
    if twin:
        return keep_reading(document, Reading(*(getattr(twin, name) for name in FIELDS)))
    try:
        with document.open_file() as stream:
            reading = read_file(stream, document.file_extension, patience)
    except OSError as problem:
        reading = Reading(TextState.MISSING, error=type(problem).__name__)
    return keep_reading(document, reading)


def keep_reading(document: SiteDocument, reading: Reading) -> DocumentText:
    """Keep what was read of the present file, and let whatever shows the document follow."""
    facts = {name: getattr(reading, name) for name in FIELDS}
    facts |= {"checksum": document.checksum, "read_at": timezone.now()}
    # First of all, so that nothing shows words of a file that is kept from readers.
    document.reading = reading
    document.update_withheld()
    document.reading = None
    text, _created = DocumentText.objects.update_or_create(document=document, defaults=facts)
    document.file_text = text
    index.insert_or_update_object(document)
    return text
