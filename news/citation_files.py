"""The citation of a publication for reference managers, in each language at its own address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cities_site.bilingual.languages import active_language, language_tag
from news.citations.bibtex import as_bibtex
from news.citations.record import Citation, cite
from news.citations.ris import as_ris
from news.models import PublicationPage
from partners.references import refer_to

# By ending of the address: how it is written, and the media type that names it.
FORMATS: dict[str, tuple[Callable[[Citation], str], str]] = {
    "bib": (as_bibtex, "application/x-bibtex"),
    "ris": (as_ris, "application/x-research-info-systems"),
}


@require_safe
def citation_file(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Serve the citation of the publication `number` in the language of the address.

    The address holds the record's number, so that it survives a new title and a new place in the
    tree. Answers 404 for a publication that readers of the language may not open.
    """
    language = active_language()
    readable = PublicationPage.objects.live().unrestricted().available_in(language)
    publication = get_object_or_404(readable.defer("body", "contents"), pk=number)
    rows = publication.publishers.select_related("partner")
    publishers = [refer_to(row.partner, language) for row in rows]
    url = publication.url_in(language, request, full=True) or request.build_absolute_uri()
    write, media_type = FORMATS[ending]
    response = HttpResponse(
        write(cite(publication, publishers, language, url)),
        content_type=f"{media_type}; charset=utf-8",
    )
    response.headers["Content-Language"] = language_tag(language)
    name = f"{publication.slug}-{language}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
