"""A citation as meta tags: Highwire names, which Google Scholar asks for, and Dublin Core.

https://scholar.google.com/intl/en/scholar/inclusion.html names the tags `citation_*`;
https://www.dublincore.org/specifications/dublin-core/dcq-html/ those that begin with `DC.`.
"""

from collections.abc import Iterator

from news.citations.record import Citation

MetaTag = tuple[str, str]


def meta_tags(citation: Citation, pdf_urls: list[str], rights: str) -> list[MetaTag]:
    """Return (name, content) of every tag whose content is known.

    `pdf_urls` are the absolute addresses of the PDF files in the language of the page that this
    site keeps; `rights` is the address or the name of the licence.
    """
    tags = [*_highwire(citation, pdf_urls), *_dublin_core(citation, rights)]
    return [(name, content) for name, content in tags if content]


def _highwire(citation: Citation, pdf_urls: list[str]) -> Iterator[MetaTag]:
    yield "citation_title", citation.title
    for creator in citation.creators:
        yield "citation_author", creator
    yield "citation_publication_date", "/".join(f"{part:02}" for part in citation.date)
    if not citation.isbn:
        for name in citation.publisher_names:
            yield "citation_technical_report_institution", name
        yield "citation_technical_report_number", citation.symbol
    yield "citation_publisher", "; ".join(citation.publisher_names)
    yield "citation_series_title", citation.series
    yield "citation_isbn", citation.isbn
    yield "citation_issn", citation.issn
    yield "citation_doi", citation.doi
    yield "citation_language", citation.language_tag
    yield "citation_abstract_html_url", citation.url
    for url in pdf_urls:
        yield "citation_pdf_url", url


def _dublin_core(citation: Citation, rights: str) -> Iterator[MetaTag]:
    yield "DC.title", citation.title
    for creator in citation.creators:
        yield "DC.creator", creator
    for name in citation.publisher_names:
        yield "DC.publisher", name
    yield "DC.date", "-".join(f"{part:02}" for part in citation.date)
    yield "DC.language", citation.language_tag
    yield "DC.type", "Text"
    isbn = citation.isbn and f"urn:isbn:{citation.isbn.replace('-', '')}"
    for identifier in (citation.url, citation.doi_url, isbn, citation.symbol):
        yield "DC.identifier", identifier
    yield "DC.rights", rights
