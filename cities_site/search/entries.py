"""Makes entries of the search from what is public of pages and glossary terms.

Nothing here writes.  Objects are read by batches of one type, so that many cost hardly more
queries than one.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse
from django.utils import translation
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.rich_text import expand_db_html

from cities_site.bilingual.languages import LANGUAGES, localized, words
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.reference_date import as_date, reference_date
from cities_site.bilingual.search.text import folded
from cities_site.bilingual.texts import NAME_BY_REFERENCE, block_texts, plain_lines
from cities_site.bilingual.unsuffixed import translated_names
from cities_site.library.filters import LOOKUPS
from cities_site.library.lookup import public_terms
from cities_site.library.models import GlossaryTerm
from cities_site.search.documents import texts_of_documents
from cities_site.search.models import SearchEntry, SearchKind
from news.models import EventPage, NewsPage, PublicationPage
from partners.models import PartnerPage
from pilots.models import PilotPage

KINDS: dict[type[Model], str] = {
    NewsPage: SearchKind.NEWS,
    PublicationPage: SearchKind.PUBLICATION,
    EventPage: SearchKind.EVENT,
    PilotPage: SearchKind.PILOT,
    PartnerPage: SearchKind.PARTNER,
}
# Facts by which people look for a thing as they do by its title.
NAMES: dict[type[Model], tuple[str, ...]] = {
    PublicationPage: ("authors", "symbol", "isbn", "issn", "doi", "series"),
    PilotPage: ("code",),
    PartnerPage: ("acronym",),
}
# The same in the rows beside a page; the fields are read in the language of the entry if they
# are translated.
NAMES_IN_ROWS: dict[type[Model], dict[str, tuple[str, ...]]] = {
    PartnerPage: {"other_names": ("name",), "former_names": ("name", "acronym")},
    EventPage: {"speakers": ("name",)},
}
DATES: dict[type[Model], str] = {EventPage: "start_date"}
FACETS = ("topic", "sdg", "service", "region")
# A partner or a pilot has one place, other pages have lists of them.
FACET_LOOKUPS: dict[str, tuple[str, ...]] = {name: LOOKUPS[name] for name in FACETS} | {
    "region": (
        *LOOKUPS["region"],
        "region__slug",
        "country__region__slug",
        "city__region__slug",
        "city__country__region__slug",
    )
}
# Shown elsewhere than in the text, or never.
NOT_TEXT = frozenset(["headline", "summary", "seo_title", "search_description", "name_sort"])
_HEADING_SIGNS = re.compile(r"^(?:#+|•) ", re.MULTILINE)
_NOT_IN_NUMBER = re.compile(r"[\s-]")

Key = tuple[int, int, str]
Facets = frozenset[tuple[str, str]]


@dataclass
class Wanted:
    """The entries that should exist for some objects, and the facets of each."""

    entries: dict[Key, SearchEntry] = field(default_factory=dict)
    facets: dict[Key, Facets] = field(default_factory=dict)

    def add(self, entry: SearchEntry, facets: Iterable[tuple[str, str]]) -> None:
        """Keep an entry, complete but for what follows from its own words."""
        parts = (entry.title, entry.names, entry.summary, entry.text)
        entry.literal = folded("\n".join(part for part in parts if part))
        key = key_of(entry)
        self.entries[key] = entry
        own = {("kind", str(entry.kind))}
        if entry.date:
            own.add(("year", str(entry.date.year)))
        self.facets[key] = frozenset(facets) | own


def key_of(entry: SearchEntry) -> Key:
    """Return what tells an entry from all others."""
    return entry.content_type_id, entry.object_id, entry.language


def wanted_entries(model: type[Model], keys: Collection[int]) -> Wanted:
    """Return the entries of the objects of `model` with these keys; none for what is not public."""
    return _of_terms(keys) if model is GlossaryTerm else _of_pages(model, keys)


def indexed_models() -> list[type[Model]]:
    """Return every type of object that readers can find."""
    pages = [model for model in BasePage.__subclasses__() if not model._meta.abstract]
    return [*sorted(pages, key=lambda model: model._meta.label), GlossaryTerm]


def _of_terms(keys: Collection[int]) -> Wanted:
    wanted = Wanted()
    content_type = ContentType.objects.get_for_model(GlossaryTerm)
    for term in public_terms().filter(pk__in=keys):
        for language in LANGUAGES:
            with translation.override(language):
                address = f"{reverse('glossary')}#{term.slug}"
            entry = SearchEntry(
                content_type=content_type,
                object_id=term.pk,
                language=language,
                kind=SearchKind.TERM,
                address=address,
                title=words(term, "term", language),
                # What is not to be written is looked for all the same.
                names="\n".join(term.forbidden_in(language)),
            )
            wanted.add(entry, ())
    return wanted


def _of_pages(model: type[BasePage], keys: Collection[int]) -> Wanted:
    wanted = Wanted()
    pages = list(model.objects.filter(pk__in=keys, depth__gt=1).live().unrestricted())
    shown = [page.pk for page in pages]
    facets, documents = _facets_of(model, shown), texts_of_documents(model, shown)
    content_type = ContentType.objects.get_for_model(model)
    for page in pages:
        languages = page.available_languages
        for language in languages:
            address = page.url_in(language)
            if not address:
                continue
            entry = SearchEntry(
                content_type=content_type,
                object_id=page.pk,
                language=language,
                kind=KINDS.get(model, SearchKind.PAGE),
                address=address,
                title=words(page, "headline", language),
                names="\n".join(_names_of(page, language)),
                summary=words(page, "summary", language),
                text=_joined([*_texts_of(page, language), *documents[page.pk, language]]),
                date=as_date(getattr(page, DATES.get(model, "display_date"))),
                alone=len(languages) == 1,
            )
            wanted.add(entry, facets[page.pk])
    return wanted


def _facets_of(model: type[Model], keys: Collection[int]) -> dict[int, set[tuple[str, str]]]:
    """Return the facets of pages by their keys: one query for each way to be filed."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for name, lookups in FACET_LOOKUPS.items():
        for lookup in lookups:
            if not _has_field(model, lookup.partition("__")[0]):
                continue
            rows = model.objects.filter(pk__in=keys).order_by().values_list("pk", lookup)
            for key, value in rows.distinct():
                if value is not None:
                    found[key].add((name, str(value)))
    return found


def _has_field(model: type[Model], name: str) -> bool:
    return name in {each.name for each in model._meta.get_fields()}


def _names_of(page: BasePage, language: str) -> Iterator[str]:
    seen = set()
    for name in _all_names(page, language):
        if name and name not in seen:
            seen.add(name)
            yield name


def _all_names(page: BasePage, language: str) -> Iterator[str]:
    model = type(page)
    for name in NAMES.get(model, ()):
        value = getattr(page, name)
        yield value
        if value and name in ("isbn", "issn"):
            # People type the number with hyphens and without.
            yield _NOT_IN_NUMBER.sub("", value)
    for accessor, names in NAMES_IN_ROWS.get(model, {}).items():
        for row in getattr(page, accessor).all():
            yield from (_value(row, name, language) for name in names)


def _value(row: Model, name: str, language: str) -> str:
    translated = name in translated_names(type(row))
    return words(row, name, language) if translated else getattr(row, name)


def _texts_of(page: BasePage, language: str) -> Iterator[str]:
    """Yield the words of a page and of its rows, as readers of `language` meet them today."""
    token = reference_date.set(as_date(page.display_date))
    try:
        with translation.override(language):
            yield from _words_of_record(page, language)
            for relation in get_all_child_relations(type(page)):
                if translated_names(relation.related_model):
                    for row in getattr(page, relation.get_accessor_name()).all():
                        yield from _words_of_record(row, language)
    finally:
        reference_date.reset(token)


def _words_of_record(record: Model, language: str) -> Iterator[str]:
    for name in translated_names(type(record)):
        if name in NOT_TEXT:
            continue
        value = getattr(record, localized(name, language))
        stored = record._meta.get_field(localized(name, language))
        if isinstance(stored, StreamField):
            raw = _with_names_of_today(value.get_prep_value()) if value else []
            yield from block_texts(stored.stream_block, raw, language)
        elif isinstance(value, str):
            yield plain_lines(_with_names_of_today(value), language)


def _with_names_of_today(value: Any) -> Any:
    """Return stored words with each name by reference as readers see it."""
    if isinstance(value, str):
        if "<embed" not in value:
            return value
        return NAME_BY_REFERENCE.sub(lambda name: expand_db_html(name[0]), value)
    if isinstance(value, dict):
        return {key: _with_names_of_today(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_names_of_today(each) for each in value]
    return value


def _joined(texts: Iterable[str]) -> str:
    lines = "\n".join(text for text in texts if text)
    return _HEADING_SIGNS.sub("", lines)
