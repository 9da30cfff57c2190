"""Keeps the entries true: writes, in the transaction at hand, what is public now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends

from cities_site.bilingual.models import BasePage
from cities_site.search.entries import (
    FACET_LOOKUPS,
    Facets,
    Key,
    Wanted,
    indexed_models,
    key_of,
    wanted_entries,
)
from cities_site.search.models import SearchEntry, SearchFacet

BATCH = 200
IDENTITY = ("content_type", "object_id", "language")
CONTENT = ("kind", "address", "title", "names", "summary", "text", "literal", "date", "alone")


@dataclass
class Differences:
    """How the entries of some objects differ from what they should be."""

    missing: list[Key] = field(default_factory=list)
    stale: list[Key] = field(default_factory=list)
    surplus: list[SearchEntry] = field(default_factory=list)
    # True entries that the index of the database does not have.
    not_indexed: list[Key] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many entries are concerned."""
        return sum(map(len, (self.missing, self.stale, self.surplus, self.not_indexed)))


def differences(model: type[Model], keys: Collection[int], wanted: Wanted) -> Differences:
    """Compare the entries of the objects of `model` with these keys with what is wanted."""
    content_type = ContentType.objects.get_for_model(model)
    stored = {
        key_of(entry): entry
        for entry in SearchEntry.objects.filter(
            content_type=content_type, object_id__in=keys
        ).prefetch_related("facets", "index_entries")
    }
    found = Differences()
    for key, entry in wanted.entries.items():
        if key not in stored:
            found.missing.append(key)
        elif _content(stored[key]) != _content(entry) or _facets(stored[key]) != wanted.facets[key]:
            found.stale.append(key)
        elif not stored[key].index_entries.all():
            found.not_indexed.append(key)
    found.surplus = [entry for key, entry in stored.items() if key not in wanted.entries]
    return found


def _content(entry: SearchEntry) -> tuple:
    return tuple(getattr(entry, name) for name in CONTENT)


def _facets(entry: SearchEntry) -> Facets:
    return frozenset((facet.name, facet.value) for facet in entry.facets.all())


@transaction.atomic
def write(model: type[Model], keys: Collection[int], everything: bool = False) -> Differences:
    """Bring the entries of the objects of `model` with these keys up to date; return what differed.

    With `everything`, entries that are true already are written and indexed again as well.
    """
    wanted = wanted_entries(model, keys)
    found = differences(model, keys, wanted)
    SearchEntry.objects.filter(pk__in=[entry.pk for entry in found.surplus]).delete()
    changed = [*found.missing, *found.stale, *found.not_indexed]
    _store(wanted, list(wanted.entries) if everything else changed)
    return found


def _store(wanted: Wanted, keys: list[Key]) -> None:
    if not keys:
        return
    entries = [wanted.entries[key] for key in keys]
    now = timezone.now()
    for entry in entries:
        entry.updated_at = now
    # Two savers of one object must not hinder each other: the second one updates.
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=IDENTITY,
        update_fields=[*CONTENT, "updated_at"],
    )
    SearchFacet.objects.filter(entry__in=entries).delete()
    SearchFacet.objects.bulk_create(
        [
            SearchFacet(entry=entry, name=name, value=value)
            for entry in entries
            for name, value in sorted(wanted.facets[key_of(entry)])
        ],
        ignore_conflicts=True,
    )
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(SearchEntry, entries)


def write_pages(pages: Iterable[tuple[int, int]]) -> None:
    """Bring the entries of pages up to date, given as pairs of content type and key."""
    by_type: dict[int, list[int]] = defaultdict(list)
    for content_type_id, key in pages:
        by_type[content_type_id].append(key)
    for content_type_id, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model and issubclass(model, BasePage):
            for start in range(0, len(keys), BATCH):
                write(model, keys[start : start + BATCH])


def pages_below(page: BasePage) -> Iterable[tuple[int, int]]:
    """Return a page and all pages below it, as `write_pages` takes them."""
    return BasePage.objects.filter(path__startswith=page.path).values_list("content_type_id", "pk")


def pages_naming(record: Model) -> Iterable[tuple[int, int]]:
    """Return the pages whose texts have the name of `record` by reference."""
    references = ReferenceIndex.get_references_to(record)
    keys = {int(key) for key in references.values_list("object_id", flat=True)}
    return BasePage.objects.filter(pk__in=keys).values_list("content_type_id", "pk")


def pages_filed_under(record: Model) -> Iterator[tuple[int, int]]:
    """Yield the pages whose facets follow from `record`, directly or by what it belongs to."""
    for model in indexed_models():
        paths = set(_paths_to(model, type(record)))
        if issubclass(model, BasePage) and paths:
            condition = Q()
            for path in paths:
                condition |= Q(**{path: record})
            rows = model.objects.filter(condition).order_by()
            yield from rows.values_list("content_type_id", "pk").distinct()


def _paths_to(model: type[Model], target: type[Model]) -> Iterator[str]:
    names = {each.name for each in model._meta.get_fields()}
    for lookups in FACET_LOOKUPS.values():
        for lookup in lookups:
            parts = lookup.split("__")[:-1]
            reached: type[Model] = model
            for number, part in enumerate(parts, start=1):
                if number == 1 and part not in names:
                    break
                reached = reached._meta.get_field(part).related_model
                if reached is target:
                    yield "__".join(parts[:number])
