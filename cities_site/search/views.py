"""The search page: what a language has, and how much more there is in the other one."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cities_site.bilingual.languages import active_language, localized, other_language
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.selectors import search_pages
from cities_site.library.context import site_context
from cities_site.search import promoted
from cities_site.search.forms import SearchForm

RESULTS_SHOWN = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the public pages that match `q` in the language of the address."""
    form = SearchForm(request.GET)
    accepted = form.accepted()
    query, language = accepted["q"], active_language()
    shows_all = accepted["lang"] == "all"
    results = results_page(query, language, shows_all, request.GET.get("page"))
    first = results.number == 1
    if first:
        promoted.count(request, query)
    context = site_context(request) | {
        "promoted": promoted.promoted(query, language) if first else [],
        "form": SearchForm(initial=accepted),
        "query": query,
        "results": results,
        "items": results,
        "paginator": results.paginator,
        "result_count": results.paginator.count,
        "other_language_count": only_in_other_language(query, language).count() if query else 0,
        "showing_all_languages": shows_all,
        "other_language_url": address(request, {"q": query, "lang": "all"}),
        "own_language_url": address(request, {"q": query}),
        "filter_query": urlencode({name: value for name, value in accepted.items() if value}),
    }
    return TemplateResponse(request, "search/search.html", context)


def results_page(query: str, language: str, shows_all: bool, number: str | None) -> Page:
    """Return one page of results; each says its type and the language in which to show it."""
    found: Any = []
    if query:
        found = search_pages(query, language)
        if shows_all:
            found = Chained(found, only_in_other_language(query, language))
    results = Paginator(found, RESULTS_SHOWN).get_page(number)
    results.object_list = list(results.object_list)
    for page in results.object_list:
        here = page.is_available_in(language)
        page.shown_language = language if here else other_language(language)
        page.type_label = page.page_type_display_name
    return results


def only_in_other_language(query: str, language: str) -> Any:
    """Return the matching pages that are public in the other language and not in this one."""
    pages = BasePage.objects.live().public().available_in(other_language(language))
    return pages.exclude(**{localized("public", language): True}).search(query)


def address(request: HttpRequest, parameters: dict[str, str]) -> str:
    """Return the address of this search under other parameters."""
    return f"{request.path}?{urlencode(parameters)}"


class Chained:
    """Two lists of results, one after the other, cut only where a page of them is shown."""

    def __init__(self, first: Any, second: Any) -> None:
        self.first, self.second = first, second

    def count(self) -> int:
        """The length of both."""
        return self.first.count() + self.second.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, wanted: slice) -> list[BasePage]:
        """Return the slice that a paginator asks for."""
        length = self.first.count()
        start, stop = wanted.start, wanted.stop
        own = list(self.first[start:stop]) if start < length else []
        if stop <= length:
            return own
        return own + list(self.second[max(start - length, 0) : stop - length])
