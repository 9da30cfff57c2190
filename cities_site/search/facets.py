"""What results can be narrowed by: links with counts, which work without script or form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from cities_site.library.filters import FIRST_YEAR, LABELS, LAST_YEAR
from cities_site.search.models import SearchKind
from cities_site.search.selectors import FACETS

# More values than this of one facet would be chosen by nobody.
MOST_CHOSEN = 5


@dataclass(frozen=True)
class FacetLink:
    """One value that results can be narrowed to."""

    label: str
    count: int
    url: str


class SearchAddress:
    """A query and the facets chosen, read from an address; what is not offered is set aside."""

    def __init__(
        self, path: str, query: str, parameters: QueryDict, labels: Mapping[str, dict[str, str]]
    ) -> None:
        self.path, self.query = path, query
        self._labels = dict(labels)
        self._labels["kind"] = {kind.value: str(kind.label) for kind in SearchKind}
        self._labels["year"] = {str(y): str(y) for y in range(FIRST_YEAR, LAST_YEAR + 1)}
        self.chosen: dict[str, list[str]] = {}
        self.ignores = False
        for name in FACETS if query else ():
            asked = [value for value in dict.fromkeys(parameters.getlist(name)) if value]
            known = [value for value in asked if value in self._labels[name]][:MOST_CHOSEN]
            self.ignores = self.ignores or known != asked
            if known:
                self.chosen[name] = known

    def parameters(self, chosen: Mapping[str, Sequence[str]], **more: str) -> str:
        """Return the encoded parameters of this query under other facets."""
        pairs = [("q", self.query)]
        pairs += [(name, value) for name, values in chosen.items() for value in values]
        return urlencode([*pairs, *more.items()])

    def url(self, chosen: Mapping[str, Sequence[str]], **more: str) -> str:
        """Return the address of this query under other facets."""
        return f"{self.path}?{self.parameters(chosen, **more)}"

    def active(self) -> list[tuple[str, str]]:
        """Return each chosen value as readers know it, and the address without it."""
        return [
            (self._labels[name][value], self.url(self._without(name, value)))
            for name, values in self.chosen.items()
            for value in values
        ]

    def links(
        self, counts: Mapping[str, Sequence[tuple[str, int]]]
    ) -> list[tuple[str, list[FacetLink]]]:
        """Return the values to choose among, by facet; empty facets are left out."""
        offered = []
        for name in FACETS:
            links = [
                FacetLink(self._labels[name][value], count, self.url(self._with(name, value)))
                for value, count in counts.get(name, ())
                if value in self._labels[name] and value not in self.chosen.get(name, ())
            ]
            if name == "year":
                links.sort(key=lambda link: link.label, reverse=True)
            if links:
                offered.append((str(LABELS[name]), links))
        return offered

    def _with(self, name: str, value: str) -> dict[str, list[str]]:
        return self.chosen | {name: [*self.chosen.get(name, []), value]}

    def _without(self, name: str, value: str) -> dict[str, list[str]]:
        return self.chosen | {name: [each for each in self.chosen[name] if each != value]}
