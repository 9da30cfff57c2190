"""One run of loading: what was created before, what is created now, and what an editor decides."""

from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.management.base import CommandError
from django.db.models import Model

from cities_site.bilingual.languages import LANGUAGES
from cities_site.bilingual.models import BasePage
from cities_site.demo.models import LoadedRecord
from cities_site.demo.source import SampleContent

Record = TypeVar("Record", bound=Model)


class Loading:
    """Creates each record of the sample content once, whatever becomes of it afterwards."""

    def __init__(self, report: Callable[[str], None], *, apply_proposals: bool = False) -> None:
        self.content = SampleContent()
        self.report = report
        self.apply_proposals = apply_proposals
        self.created: Counter[str] = Counter()
        self.proposals: list[str] = []
        self._loaded = set(LoadedRecord.objects.values_list("key", flat=True))
        self._new: set[str] = set()

    def once(
        self, key: str, find: Callable[[], Record | None], create: Callable[[], Record]
    ) -> Record | None:
        """Return the record `key`: created now, or as it stands, or None if it was deleted."""
        if key in self._loaded:
            return find()
        record = find()
        if record is None:
            record = create()
            self.created[str(record._meta.verbose_name_plural)] += 1
            self._new.add(key)
        LoadedRecord.objects.create(key=key)
        self._loaded.add(key)
        return record

    def is_new(self, key: str) -> bool:
        """Tell whether this run created the record `key`."""
        return key in self._new

    def proposed(self, subject: str, what: str, values: list[Any]) -> list[Any]:
        """Return `values` if proposals are applied; else note them for an editor to confirm."""
        if not values or self.apply_proposals:
            return values
        self.proposals.append(f"{subject}: {what} {', '.join(str(value) for value in values)}")
        return []


def add_public_page(parent: BasePage, page: Any) -> Any:
    """Put `page` under `parent`, publish it as the editor's button would, and return it."""
    wanted = page.available_languages
    add_draft_page(parent, page)
    return publish(page, wanted)


def add_draft_page(parent: BasePage, page: Any) -> Any:
    """Put `page` under `parent` as a draft and return it."""
    page.live = False
    page.has_unpublished_changes = True
    parent.add_child(instance=page)
    page.save_revision()
    return page


def publish(page: Any, wanted: list[str] | None = None) -> Any:
    """Publish the state of `page` and return it as readers get it; refuse a half publication."""
    wanted = page.available_languages if wanted is None else wanted
    page.save_revision().publish()
    page = type(page).objects.get(pk=page.pk)
    if not page.live or page.available_languages != wanted:
        problems = {language: page.publication_problems(language) for language in LANGUAGES}
        raise CommandError(f"“{page.title}” cannot be published in {wanted}: {problems}")
    return page
