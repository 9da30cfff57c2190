"""Compares the search with what is public, and mends it."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.models import Model
from wagtail.search.models import IndexEntry

from cities_site.search.entries import indexed_models
from cities_site.search.models import SearchEntry, SearchFacet
from cities_site.search.writing import BATCH, Differences, differences, wanted_entries, write


class Command(BaseCommand):
    """Check after a crash or a restored backup; rebuild after a change of the text treatment."""

    help = "Report where the public search differs from what is public, and mend it if asked."

    def add_arguments(self, parser: CommandParser) -> None:
        group = parser.add_mutually_exclusive_group(required=True)
        group.add_argument("--check", action="store_true", help="Report differences, mend none.")
        group.add_argument("--repair", action="store_true", help="Report and mend differences.")
        group.add_argument("--rebuild", action="store_true", help="Write every entry again.")

    def handle(self, *args: Any, **options: Any) -> None:
        models = indexed_models()
        total = sum(model._default_manager.count() for model in models)
        done = differing = 0
        for model in models:
            for keys in _batches(model):
                if options["check"]:
                    found = differences(model, keys, wanted_entries(model, keys))
                else:
                    found = write(model, keys, everything=options["rebuild"])
                differing += found.count
                self._report(model, found)
                done += len(keys)
                if options["verbosity"]:
                    self.stdout.write(f"{done} of {total} records")
        differing += self._without_object(models, mends=not options["check"])
        if not options["check"]:
            count_rows()
        verb = "differ" if options["check"] else "differed and are mended"
        self.stdout.write(f"{SearchEntry.objects.count()} entries, {differing} {verb}")
        if differing and options["check"]:
            raise CommandError(f"{differing} entries differ; run: manage.py search_index --repair")

    def _report(self, model: type[Model], found: Differences) -> None:
        label = model._meta.label
        for name in ("missing", "stale", "not_indexed"):
            for _content_type, key, language in getattr(found, name):
                self.stdout.write(f"  {name.replace('_', ' ')}: {label} {key} {language}")
        for entry in found.surplus:
            self.stdout.write(f"  surplus: {label} {entry.object_id} {entry.language}")

    def _without_object(self, models: list[type[Model]], mends: bool) -> int:
        """Report, and if asked delete, entries whose objects are gone; return how many."""
        count = 0
        known = ContentType.objects.get_for_models(*models)
        orphans = [SearchEntry.objects.exclude(content_type__in=known.values())]
        for model, content_type in known.items():
            keys = model._default_manager.values("pk")
            entries = SearchEntry.objects.filter(content_type=content_type)
            orphans.append(entries.exclude(object_id__in=keys))
        for entries in orphans:
            for entry in entries.select_related("content_type"):
                count += 1
                self.stdout.write(f"  without object: {entry.address}")
            if mends:
                entries.delete()
        return count


def count_rows() -> None:
    """Let PostgreSQL learn how many entries there are, which it else does after some minutes.

    As long as it takes the tables for empty, it compares every value of a facet with every entry.
    """
    if connection.vendor == "postgresql":
        tables = [model._meta.db_table for model in (SearchEntry, SearchFacet, IndexEntry)]
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, tables))}")


def _batches(model: type[Model]) -> Iterator[list[int]]:
    keys = model._default_manager.order_by("pk").values_list("pk", flat=True)
    last = 0
    while batch := list(keys.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1]
