"""A publication as readers of one language see it."""

from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.db.models import prefetch_related_objects
from django.utils.html import strip_tags

from cities_site.bilingual.languages import LANGUAGES, language_tag, other_language
from cities_site.library.fields import FileLanguage
from cities_site.library.licences import licence_url, translation_notice
from news.citations.meta_tags import MetaTag, meta_tags
from news.citations.record import Citation, cite
from news.citations.sentence import in_words, listed_names
from news.related import related_pages
from partners.references import refer_to
from pilots.classification import classification_context

if TYPE_CHECKING:
    from django.http import HttpRequest

    from news.models import PublicationFile, PublicationPage

_ORDER_OF_LANGUAGES = [*FileLanguage.values, ""]


def publication_context(
    publication: "PublicationPage", language: str, request: "HttpRequest", url: str
) -> dict[str, Any]:
    """Gather a constant number of queries' worth of details for the publication's template.

    `url` is the absolute address of the page in `language`.
    """
    partners = [row.partner for row in publication.publishers.select_related("partner")]
    publishers = [refer_to(partner, language) for partner in partners]
    pilots = list(publication.pilots.all())
    classification = classification_context(publication, language)
    citation = cite(publication, publishers, language, url)
    rows = [
        row
        for row in publication.files.select_related("document__cover")
        if not (row.document and row.document.withheld)
    ]
    files = file_lines(rows, language)
    cover = publication.cover_in(language, rows)
    if cover:
        prefetch_related_objects([cover], "renditions")
    return classification | {
        "publishers": publishers,
        "shared_by": refer_to(publication.shared_by, language),
        "series": citation.series,
        "files": files,
        "cover": cover,
        "citation": citation,
        "citation_in_words": in_words(citation),
        "meta_tags": citation_meta(publication, citation, files, request),
        "licence_url": licence_url(publication.licence),
        "translation_notice": notice_on_translation(publication, citation),
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


def notice_on_translation(publication: "PublicationPage", citation: Citation) -> str:
    """Return what the licence asks to be said on a page that translates the original, or ""."""
    if citation.language == publication.source_language:
        return ""
    originator = unescape(strip_tags(listed_names(citation)))
    return translation_notice(publication.licence, originator, publication.source_language)


def citation_meta(
    publication: "PublicationPage",
    citation: Citation,
    files: list[dict[str, Any]],
    request: "HttpRequest",
) -> list[MetaTag]:
    """Return the meta tags; only PDF files that are in the page's language and here are named."""
    pdf_urls = [
        request.build_absolute_uri(file["url"])
        for file in files
        if file["format"] == "PDF" and file["language_code"] == citation.language
    ]
    here = urlsplit(citation.url).netloc
    own = [url for url in pdf_urls if urlsplit(url).netloc == here]
    rights = licence_url(publication.licence) or publication.get_licence_display()
    return meta_tags(citation, own, str(rights))


def file_lines(rows: list["PublicationFile"], language: str) -> list[dict[str, Any]]:
    """Describe the files by language and format: first those in the language of the page."""
    lines = [file_line(file, language) for file in rows]
    return sorted(
        lines,
        key=lambda line: (
            line["language_code"] != language,
            _ORDER_OF_LANGUAGES.index(line["language_code"]),
            line["is_external"],
            line["format"],
        ),
    )


def file_line(file: "PublicationFile", language: str) -> dict[str, Any]:
    """Describe one file; what a document says about itself is never typed by hand."""
    document = file.document
    if document is None:
        host = urlsplit(file.external_url).hostname or file.external_url
        return {
            "title": host,
            "title_tag": "",
            "url": file.external_url,
            "host": host,
            "is_external": True,
            "language": file.language_in_words,
            "language_code": file.language_code,
            "hreflang": _hreflang(file.language_code),
            "format": "",
            "pages": None,
            "size": None,
            "checksum": "",
            "is_accessible": None,
        }
    return _title_of(document, language) | {
        "url": document.url,
        "host": "",
        "is_external": False,
        "language": file.language_in_words,
        "language_code": file.language_code,
        "hreflang": _hreflang(file.language_code),
        "format": document.file_extension.upper(),
        "pages": document.page_count,
        "size": document.file_size,
        "checksum": document.checksum,
        "is_accessible": document.accessible,
    }


def _hreflang(code: str) -> str:
    """Return the tag of one language; a file in several languages, or in no known one, has none."""
    if code in {"", FileLanguage.MULTILINGUAL, FileLanguage.OTHER}:
        return ""
    return language_tag(code) if code in LANGUAGES else code


def _title_of(document: Any, language: str) -> dict[str, str]:
    """Return the document's title in `language`, or the other language's with its tag."""
    if label := document.label_in(language):
        return {"title": label, "title_tag": ""}
    other = other_language(language)
    if label := document.label_in(other):
        return {"title": label, "title_tag": language_tag(other)}
    return {"title": document.filename, "title_tag": ""}
