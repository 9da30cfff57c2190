"""Questions to the search: what matches, how it divides into facets, what is near it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.utils import timezone
from wagtail.search.backends import get_search_backend
from wagtail.search.query import PlainText

from cities_site.bilingual.languages import other_language
from cities_site.bilingual.search.text import (
    SearchQuery,
    begins_or_ends_in_latin,
    folded,
    literal_pattern,
    parse,
)
from cities_site.search.expansion import translations
from cities_site.search.models import SearchEntry, SearchFacet, SearchKind

FACETS = ("kind", "topic", "sdg", "service", "region", "year")
# The most relevant hits, which are put in order by their titles and dates as well; a reader who
# turns ten pages has seen them all.
HITS_REORDERED = 200
# So many places later in the order comes what is a year older, and no more than ten times that.
PLACES_PER_YEAR, YEARS_COUNTED = 2, 10
DATED_KINDS = {SearchKind.NEWS.value, SearchKind.EVENT.value}
_TOTAL, _OTHER = "total", "other"

Filters = Mapping[str, Sequence[str]]


def matching(
    entries: QuerySet[SearchEntry], query: SearchQuery, relevant: bool = False
) -> QuerySet:
    """Return the entries with all words and literals of `query`, the most relevant first if asked.

    The index knows pairs of Han characters only; longer runs and phrases are compared as they are.
    """
    if not query.usable:
        return entries.none()
    results = get_search_backend().search(
        PlainText(query.text, operator="and"), entries, order_by_relevance=relevant
    )
    # An empty answer of the backend has no queryset.
    if not hasattr(results, "query_compiler"):
        return entries.none()
    found = results.get_queryset()
    return found.filter(_has_all(query.literals)) if query.literals else found


def _has_all(literals: Sequence[str]) -> Case:
    """Compare the texts of the hits with `literals`.

    As a case, of which PostgreSQL expects half to hold: of plain comparisons it expects that next
    to nothing does, and then reads the index once more for every entry that they hold for.
    """
    condition = Q()
    for literal in literals:
        condition &= Q(literal__contains=literal)
        if begins_or_ends_in_latin(literal):
            condition &= Q(literal__regex=literal_pattern(literal))
    return Case(When(condition, then=Value(True)), default=Value(False))


@dataclass
class Findings:
    """What one search finds in one language, asked of the database when it is first used."""

    query: SearchQuery
    language: str
    filters: Filters
    # The names to expand by are kept for this state of the entries; without one nothing is added.
    state: str = ""

    @cached_property
    def expansions(self) -> tuple[SearchQuery, ...]:
        """The query in words of the other language, as the glossary and names have them."""
        return translations(self.query, self.language, self.state) if self.state else ()

    @cached_property
    def entries(self) -> "Hits":
        """The entries in the language of the search; their number comes with the facets."""
        return Hits(self._narrowed(self._own), self.query, lambda: self._counted[1])

    @property
    def facets(self) -> dict[str, list[tuple[str, int]]]:
        """For each facet its values with the number of hits under all other filters."""
        return self._counted[0]

    @cached_property
    def other(self) -> "Hits":
        """What is public in the other language only, found by the query or by its translations."""
        return Hits(self._found_in_other, self.query, lambda: self._counted[2], ranked=False)

    @property
    def _found_in_other(self) -> QuerySet[SearchEntry]:
        entries = self._narrowed(
            SearchEntry.objects.filter(language=other_language(self.language), alone=True)
        )
        keys = Q()
        for query in (self.query, *self.expansions):
            keys |= Q(pk__in=matching(entries, query).order_by().values("pk"))
        return SearchEntry.objects.filter(keys)

    @property
    def _own(self) -> QuerySet[SearchEntry]:
        return SearchEntry.objects.filter(language=self.language)

    def _narrowed(self, entries: QuerySet[SearchEntry], but: str = "") -> QuerySet[SearchEntry]:
        for name, values in self.filters.items():
            if values and name != but:
                chosen = SearchFacet.objects.filter(name=name, value__in=values)
                entries = entries.filter(pk__in=chosen.values("entry_id"))
        return entries

    @cached_property
    def _counted(self) -> tuple[dict[str, list[tuple[str, int]]], int, int]:
        """Return the facets and the numbers of hits: one statement, whatever was chosen."""
        facets: dict[str, list[tuple[str, int]]] = {name: [] for name in FACETS}
        if not self.query.usable:
            return facets, 0, 0
        chosen = [name for name, values in self.filters.items() if values]
        others = [name for name in FACETS if name not in chosen]
        # Every entry has exactly one kind, so that these make the whole.
        parts = [self._counts(["kind"], "", _TOTAL), self._counts(others, "")]
        parts += [self._counts([name], name) for name in chosen]
        parts.append(_labelled(self._found_in_other.annotate(value=_text("")), _OTHER))
        total = other = 0
        for name, value, count in parts[0].union(*parts[1:], all=True):
            if name == _TOTAL:
                total += count
            elif name == _OTHER:
                other = count
            else:
                facets[name].append((value, count))
        for counts in facets.values():
            counts.sort(key=lambda pair: (-pair[1], pair[0]))
        return facets, total, other

    def _counts(self, names: list[str], but: str, shown_as: str = "") -> QuerySet:
        hits = matching(self._narrowed(self._own, but), self.query).order_by().values("pk")
        rows = SearchFacet.objects.filter(name__in=names, entry__in=hits)
        return _labelled(rows, shown_as)


def _labelled(rows: QuerySet, label: str) -> QuerySet:
    """Return how many rows have each value, under `label` or else their own name."""
    labelled = rows.order_by().annotate(shown=_text(label) if label else F("name"))
    counted = labelled.values("shown", "value").annotate(hits=Count("pk"))
    return counted.values_list("shown", "value", "hits")


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())


class Hits(Sequence[SearchEntry]):
    """Entries that a paginator cuts; no more are read than it shows."""

    def __init__(
        self, entries: QuerySet[SearchEntry], query: SearchQuery, count: Any, ranked: bool = True
    ) -> None:
        self._entries, self._query, self._count, self._ranked = entries, query, count, ranked

    @cached_property
    def _total(self) -> int:
        return self._count() if self._query.usable else 0

    def count(self) -> int:  # type: ignore[override]
        """Return how many there are."""
        return self._total

    def __len__(self) -> int:
        return self._total

    def __getitem__(self, wanted: Any) -> Any:
        """Return the entries of a slice, or one entry."""
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        if not self._query.usable:
            return []
        start, stop = wanted.start or 0, wanted.stop
        if stop is not None and stop <= start:
            return []
        if not self._ranked:
            return list(self._entries.order_by("-date", "-pk").defer("literal")[wanted])
        if stop is not None and stop <= HITS_REORDERED:
            return self._by_key(self._first[start:stop])
        ranked = matching(self._entries, self._query, relevant=True)
        rest = list(ranked.values_list("pk", flat=True)[max(start, HITS_REORDERED) : stop])
        return self._by_key([*self._first[start:], *rest])

    def _by_key(self, keys: list[int]) -> list[SearchEntry]:
        found = SearchEntry.objects.defer("literal").in_bulk(keys)
        return [found[key] for key in keys if key in found]

    @cached_property
    def _first(self) -> list[int]:
        ranked = matching(self._entries, self._query, relevant=True)
        rows = ranked.values_list("pk", "title", "names", "date", "kind")[:HITS_REORDERED]
        today = timezone.localdate()
        places = []
        for place, (key, title, names, date, kind) in enumerate(rows):
            if kind in DATED_KINDS:
                years = (today - date).days / 365 if date else YEARS_COUNTED
                place += PLACES_PER_YEAR * max(0, min(years, YEARS_COUNTED))
            places.append((self._closeness(title, names), place, key))
        return [key for _closeness, _place, key in sorted(places)]

    def _closeness(self, title: str, names: str) -> int:
        """Return how near the query is to a title: 0 where it is the title, 4 where it is not."""
        asked, title, names = self._query.text, folded(title), folded(names)
        if asked == title or asked in folded_lines(names):
            return 0
        if asked in title:
            return 1
        if asked in names:
            return 2
        parts = (*self._query.phrases, *self._query.words)
        return 3 if all(part in title for part in parts) else 4


def folded_lines(text: str) -> list[str]:
    """Return the folded lines of a text."""
    return [folded(line) for line in text.splitlines()]


def find(query: str, language: str, filters: Filters | None = None, state: str = "") -> Findings:
    """Search what is public in `language`; any text is a query, unknown filters are ignored.

    With the `state` of the entries the other language is searched in its own words as well.
    """
    known = {name: values for name, values in (filters or {}).items() if name in FACETS}
    return Findings(parse(query), language, known, state)


def names_and_terms(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield title, other names, kind and address of all that is public in `language`."""
    rows = SearchEntry.objects.filter(language=language).order_by("pk")
    yield from rows.values_list("title", "names", "kind", "address").iterator()
