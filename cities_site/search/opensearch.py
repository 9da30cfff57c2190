"""How browsers and other programs search this site: an OpenSearch 1.1 description per language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cities_site.bilingual.languages import active_language, language_tag
from cities_site.library.feeds import site_name

CONTENT_TYPE = "application/opensearchdescription+xml"
# OpenSearch 1.1 allows no longer ones.
LONGEST_SHORT_NAME, LONGEST_LONG_NAME = 16, 48


@require_safe
def opensearch_description(request: HttpRequest) -> HttpResponse:
    """Describe the search in the language of the address."""
    name = site_name(request, Site.find_for_request(request))
    context = {
        "short_name": name[:LONGEST_SHORT_NAME].strip(),
        "long_name": name[:LONGEST_LONG_NAME].strip(),
        "search_url": request.build_absolute_uri(reverse("search")),
        "feed_url": request.build_absolute_uri(reverse("search_feed")),
        "suggestions_url": request.build_absolute_uri(reverse("search_suggestions")),
        "description_url": request.build_absolute_uri(request.path),
        "language_tag": language_tag(active_language()),
    }
    return render(request, "search/opensearch.xml", context, content_type=CONTENT_TYPE)
