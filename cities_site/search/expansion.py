"""A query in the words of the other language, by the glossary and by names."""

import re
from collections.abc import Callable
from functools import lru_cache

from cities_site.bilingual.languages import LANGUAGES, other_language, words
from cities_site.bilingual.search.text import HAN, SearchQuery, folded, parse
from cities_site.library.lookup import public_terms
from cities_site.library.models import City, Country
from cities_site.search.models import SearchEntry, SearchKind

# A query is translated in so many ways at most: each costs a search.
MOST_TRANSLATIONS = 3
SHORTEST_LATIN = 3
_HAN = re.compile(f"[{HAN}]")


def translations(query: SearchQuery, language: str, state: str) -> tuple[SearchQuery, ...]:
    """Return what `query` means in the other language; nothing where no known name is in it.

    The longest known names are replaced; the rest of the query has to be found as it is.  Names
    are kept for as long as the entries have this `state`.
    """
    if not query.usable:
        return ()
    text = f" {query.text} "
    pairs = _pairs(language, state)
    named = {name for name in pairs if _occurs(name, text)}
    longest = [name for name in named if not any(name in each for each in named - {name})]
    if not longest:
        return ()
    rest, translated = text, []
    for name in sorted(longest, key=len, reverse=True):
        rest = rest.replace(name, " ")
        translated.append(pairs[name])
    choices = [tuple(each[0] for each in translated)]
    if len(translated) == 1:
        choices = [(each,) for each in translated[0][:MOST_TRANSLATIONS]]
    return tuple(parse(" ".join([*(f'"{each}"' for each in choice), rest])) for choice in choices)


def _occurs(name: str, text: str) -> bool:
    return name in text if _HAN.search(name) else f" {name} " in text


@lru_cache(maxsize=8)
def _pairs(language: str, state: str) -> dict[str, tuple[str, ...]]:
    """Return the folded names in `language`, each with the same in the other one."""
    other = other_language(language)
    pairs: dict[str, list[str]] = {}

    def keep(names: list[str], others: list[str]) -> None:
        for name in names:
            key = folded(name)
            if len(key) > 1 and (not key.isascii() or len(key) >= SHORTEST_LATIN):
                known = pairs.setdefault(key, [])
                known += [each for each in others if each and each not in known]

    for term in public_terms():
        own = [words(term, "term", language), *term.forbidden_in(language)]
        keep([each for each in own if each], [words(term, "term", other)])
    for model in (City, Country):
        for record in model.objects.available_in(language).available_in(other):
            keep([words(record, "name", language)], [words(record, "name", other)])
    _keep_partners(language, other, keep)
    return {key: tuple(others) for key, others in pairs.items() if others}


def _keep_partners(language: str, other: str, keep: Callable) -> None:
    by_object: dict[int, dict[str, list[str]]] = {}
    rows = SearchEntry.objects.filter(kind=SearchKind.PARTNER, language__in=LANGUAGES)
    for key, each, title, names in rows.values_list("object_id", "language", "title", "names"):
        by_object.setdefault(key, {})[each] = [title, *names.splitlines()]
    for names in by_object.values():
        keep(names.get(language, []), names.get(other, [])[:1])
