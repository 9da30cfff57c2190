"""The search page: what a language has, and how much more there is in the other one."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cities_site.bilingual.languages import active_language, language_tag, other_language
from cities_site.bilingual.search.text import SearchQuery
from cities_site.freshness.page_cache import counted
from cities_site.library.context import site_context
from cities_site.search.excerpts import excerpt, highlighted
from cities_site.search.facets import SearchAddress
from cities_site.search.forms import SearchForm
from cities_site.search.limits import within_time
from cities_site.search.models import SearchEntry
from cities_site.search.promoted import count, promoted
from cities_site.search.selectors import Findings, find
from cities_site.search.suggestions import name_table
from cities_site.search.surroundings import NOTHING_AROUND, state_of_entries, surroundings
from cities_site.search.ways_on import ways_on

RESULTS_SHOWN = 20
# With fewer results a reader may have meant something else.
FEW_RESULTS = 3


@require_safe
@within_time
def search(request: HttpRequest) -> HttpResponse:
    """Show what is public and matches `q` in the language of the address."""
    accepted = SearchForm(request.GET).accepted()
    query, language = accepted["q"], active_language()
    shows_all = accepted["lang"] == "all"
    around = surroundings(query, language) if query else NOTHING_AROUND
    address = SearchAddress(request.path, query, request.GET, around.labels)
    findings = find(query, language, address.chosen, around.state)
    results = results_page(findings, shows_all, request.GET.get("page"))
    first = results.number == 1 and not address.chosen
    if first:
        count(request, query)
    few = results.paginator.count < FEW_RESULTS and not address.chosen
    more = {"lang": "all"} if shows_all else {}
    context = site_context(request) | {
        "query": query,
        "results": results,
        "promoted": promoted(query, language) if first and around.is_promoted else [],
        "meant": meant(address, language, around.state) if query and few else [],
        "ways_on": ways_on(address, language, around.labels["topic"], around.state)
        if query and not results.paginator.count
        else [],
        "facets": address.links(findings.facets),
        "active_filters": address.active(),
        "clear_url": address.url({}),
        "ignores_filters": address.ignores,
        "result_count": results.paginator.count,
        "other_language_count": 0 if shows_all else findings.other.count(),
        "showing_all_languages": shows_all,
        "other_language_url": address.url(address.chosen, lang="all"),
        "own_language_url": address.url(address.chosen),
        "filter_query": address.parameters(address.chosen, **more),
        "query_feed_url": f"{reverse('search_feed')}?{address.parameters(address.chosen)}",
    }
    response = TemplateResponse(request, "search/search.html", context)
    return counted(response) if first and query else response


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Return names that begin like `q`, in the form of the OpenSearch Suggestions extension."""
    query = SearchForm(request.GET).accepted()["q"]
    names = _completions(query) if query else []
    return JsonResponse([query, names], safe=False, content_type="application/x-suggestions+json")


def _completions(query: str) -> list[str]:
    return name_table(active_language(), state_of_entries()).completions(query)


def meant(address: SearchAddress, language: str, state: str) -> list[dict[str, str]]:
    """Return what may have been meant, in this language or else in the other, with its address."""
    for each in (language, other_language(language)):
        names = name_table(each, state).meant(address.query)
        if names:
            return [
                {
                    "words": words,
                    "tag": language_tag(each) if each != language else "",
                    "url": f"{address.path}?{urlencode({'q': words})}",
                }
                for words in names
            ]
    return []


def results_page(findings: Findings, shows_all: bool, number: str | None) -> Page:
    """Return one page of results, each with its words as the page shows them."""
    found: Any = findings.entries
    if shows_all:
        found = Chained(found, findings.other)
    results = Paginator(found, RESULTS_SHOWN).get_page(number)
    results.object_list = list(results.object_list)
    marked = _all_words(findings)
    for entry in results.object_list:
        entry.shown_title = highlighted(entry.title, marked)
        entry.shown_excerpt = _excerpt(entry, marked)
        entry.is_foreign = entry.language != findings.language
    return results


def _all_words(findings: Findings) -> SearchQuery:
    """Return the query with its translations: any of them may be why something is found."""
    queries = (findings.query, *findings.expansions) if findings.query.usable else ()
    return SearchQuery(
        tuple(phrase for query in queries for phrase in query.phrases),
        tuple(word for query in queries for word in query.words),
    )


def _excerpt(entry: SearchEntry, query: SearchQuery) -> str:
    """Return a piece of the summary or, where only that has the words, of the text."""
    of_summary = excerpt(entry.summary, query, entry.language)
    if "<mark>" in of_summary or not entry.text:
        return of_summary
    of_text = excerpt(entry.text, query, entry.language)
    return of_text if "<mark>" in of_text or not of_summary else of_summary


class Chained:
    """Two lists of results, one after the other, cut only where a page of them is shown."""

    def __init__(self, first: Any, second: Any) -> None:
        self.first, self.second = first, second

    def count(self) -> int:
        """The length of both."""
        return self.first.count() + self.second.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, wanted: slice) -> list[SearchEntry]:
        """Return the slice that a paginator asks for."""
        length = self.first.count()
        start, stop = wanted.start, wanted.stop
        own = list(self.first[start:stop]) if start < length else []
        if stop <= length:
            return own
        return own + list(self.second[max(start - length, 0) : stop - length])
