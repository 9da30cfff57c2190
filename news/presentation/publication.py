"""A publication as readers of one language see it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from cities_site.bilingual.languages import words
from cities_site.library.fields import LICENCES_WITH_TRANSLATION_NOTICE
from news.related import related_pages
from partners.references import PartnerReference, refer_to
from pilots.classification import classification_context

if TYPE_CHECKING:
    from news.models import PublicationFile, PublicationPage


def publication_context(publication: "PublicationPage", language: str) -> dict[str, Any]:
    """Gather a constant number of queries' worth of details for the publication's template."""
    if publication.cover:
        prefetch_related_objects([publication.cover], "renditions")
    partners = [row.partner for row in publication.publishers.select_related("partner")]
    publishers = [refer_to(partner, language) for partner in partners]
    pilots = list(publication.pilots.all())
    classification = classification_context(publication, language)
    return classification | {
        "publishers": publishers,
        "shared_by": refer_to(publication.shared_by, language),
        "series": words(publication, "series", language),
        "files": [
            file_line(file, language) for file in publication.files.select_related("document")
        ],
        "citation": citation(publication, publishers, language),
        "needs_translation_notice": (
            publication.licence in LICENCES_WITH_TRANSLATION_NOTICE
            and language != publication.source_language
        ),
        "pilots": readable(pilots, language),
        "events": readable(publication.events.all(), language),
        "related": related_pages(
            publication,
            language,
            pilots=[pilot.pk for pilot in pilots],
            partners=[partner.pk for partner in partners],
            topics=[topic.pk for topic in classification["topics"]],
        ),
    }


def readable(pages: Any, language: str) -> list:
    """Keep the pages that readers of the language may open."""
    return [page for page in pages if page.live and page.is_available_in(language)]


def file_line(file: "PublicationFile", language: str) -> dict[str, Any]:
    """Describe one file; what a document says about itself is never typed by hand."""
    document = file.document
    if document is None:
        return {
            "title": urlsplit(file.external_url).hostname or file.external_url,
            "url": file.external_url,
            "is_external": True,
            "language": file.language_in_words,
            "language_code": file.language,
            "format": "",
            "pages": None,
            "size": None,
            "checksum": "",
            "is_accessible": None,
        }
    return {
        "title": document.label_in(language) or document.title,
        "url": document.url,
        "is_external": False,
        "language": file.language_in_words,
        "language_code": file.language or document.language,
        "format": document.file_extension.upper(),
        "pages": document.page_count,
        "size": document.file_size,
        "checksum": document.checksum,
        "is_accessible": document.accessible,
    }


def citation(
    publication: "PublicationPage", publishers: list[PartnerReference], language: str
) -> str:
    """Write how to cite the publication, from what is known of it and nothing else."""
    parts = [
        publication.authors,
        *(publisher.name for publisher in publishers),
        words(publication, "headline", language),
        words(publication, "series", language),
        publication.symbol,
        publication.published_in_words,
    ]
    separator = _(", ")
    return separator.join(part for part in parts if part)
