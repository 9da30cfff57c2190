"""Where a reader can go on from a search that found nothing: each way with what it leads to."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from django.db.models import CharField, Count, Value
from django.utils.translation import gettext as _

from cities_site.bilingual.search.text import parse
from cities_site.search.facets import FacetLink, SearchAddress
from cities_site.search.models import SearchEntry, SearchFacet, SearchKind
from cities_site.search.selectors import matching
from cities_site.search.suggestions import NameTable, name_table
from news.models import NewsIndexPage

# More words than these are tried without one of them by nobody.
MOST_WORDS = 6
MOST_TRIED = 10
MOST_OFFERED = 4
_PART = re.compile(r'"[^"]+"|“[^”]+”|「[^」]+」|《[^》]+》|\S+')
_QUOTATION_MARKS = re.compile('["“”「」]')

Ways = list[tuple[str, list[FacetLink]]]


def ways_on(address: SearchAddress, language: str, topics: dict[str, str], state: str) -> Ways:
    """Return labelled links: the same without filters, with fewer words, and topics of the news."""
    tried = dict.fromkeys(_wider(address.query, name_table(language, state)))
    filtered = [address.query] if address.chosen else []
    counts = _counts([*filtered, *list(tried)[:MOST_TRIED]], language)
    ways: Ways = []
    if filtered and (count := counts.pop(address.query, 0)):
        link = FacetLink(address.query, count, address.url({}))
        ways.append((_("Without filters"), [link]))
    links = [
        FacetLink(words, count, f"{address.path}?{urlencode({'q': words})}")
        for words, count in counts.items()
    ]
    if links:
        ways.append((_("With fewer words"), links[:MOST_OFFERED]))
    if by_topic := _news_by_topic(language, topics):
        ways.append((_("News by topic"), by_topic))
    return ways


def _wider(query: str, names: NameTable) -> Iterator[str]:
    """Yield queries that ask for less: unquoted, without one word, names and words alone."""
    unquoted = " ".join(_QUOTATION_MARKS.sub(" ", query).split())
    if unquoted != query:
        yield unquoted
    parts = _PART.findall(query)
    if 2 < len(parts) <= MOST_WORDS:
        for left_out in reversed(range(len(parts))):
            yield " ".join(parts[:left_out] + parts[left_out + 1 :])
    yield from names.inside(query)
    if len(parts) > 1:
        yield from sorted(parts, key=len, reverse=True)


def _counts(queries: list[str], language: str) -> dict[str, int]:
    """Return how much each query finds, in one statement and their order; none where nothing."""
    entries = SearchEntry.objects.filter(language=language)
    parts = [
        matching(entries, query)
        .order_by()
        .annotate(asked=Value(words, output_field=CharField()))
        .values("asked")
        .annotate(hits=Count("pk"))
        .values_list("asked", "hits")
        for words in queries
        if (query := parse(words)).usable
    ]
    if not parts:
        return {}
    counts = dict(parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0])
    return {words: counts[words] for words in queries if words in counts}


def _news_by_topic(language: str, topics: dict[str, str]) -> list[FacetLink]:
    index = NewsIndexPage.objects.live().unrestricted().available_in(language).first()
    if index is None:
        return []
    filed = SearchFacet.objects.filter(
        name="topic", entry__kind=SearchKind.NEWS, entry__language=language
    )
    counts = dict(
        filed.order_by().values("value").annotate(hits=Count("pk")).values_list("value", "hits")
    )
    return [
        FacetLink(label, counts[value], f"{index.url_in(language)}?topic={value}")
        for value, label in topics.items()
        if value in counts
    ]
