"""Whether readers see maps at all."""

from django.http import HttpRequest

from cities_site.bilingual.languages import words
from cities_site.library.context import site_texts


def map_disclaimer(request: HttpRequest) -> str:
    """Return the sentence to print under every map, or "" where no map may be shown.

    That is where an editor has turned maps off, and where the sentence is missing in the
    language of the page: no map is published without it.
    """
    texts = site_texts(request)
    return words(texts, "map_disclaimer") if texts.show_maps else ""
