"""What else on the site mentions a record: the sections above supply it, nobody imports them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Model, Q, QuerySet, Window
from django.utils.functional import Promise

from cities_site.bilingual.models import BasePage

ITEMS_SHOWN = 10


@dataclass(frozen=True)
class MentionList:
    """Public pages of one type that mention a record, newest first, with how many there are."""

    key: str
    title: str | Promise
    items: list[BasePage]
    count: int


class MentionRegistry:
    """Where each section says, at start-up, how to find its pages about a record.

    A partner's page lists pilots and news, yet partners may not import those sections:
    they register a finder here, and the partner's page only asks.
    """

    def __init__(self) -> None:
        self._finders: dict[str, tuple[str | Promise, Callable]] = {}

    def register(self, key: str, title: str | Promise, find: Callable) -> None:
        """Add a section's finder; `find(record)` returns a page queryset, drafts included."""
        self._finders[key] = (title, find)

    def lists_for(self, record: Model, language: str) -> list[MentionList]:
        """Return the counted lists that have something public to show in the language."""
        if record.pk is None:
            return []
        lists = []
        for key, (title, find) in self._finders.items():
            pages = find(record).live().unrestricted().available_in(language)
            counted = pages.annotate(mentions=Window(Count("pk"))).newest_first()
            if items := list(counted.defer("body")[:ITEMS_SHOWN]):
                lists.append(MentionList(key, title, items, items[0].mentions))
        return lists

    def pages_about(self, record: Model) -> QuerySet:
        """Return all pages that mention a record, of every type, for its feed."""
        found = (find(record).order_by().values("pk") for _title, find in self._finders.values())
        conditions = (Q(pk__in=pages) for pages in found)
        return BasePage.objects.filter(reduce(or_, conditions, Q(pk__in=[])))


partner_mentions = MentionRegistry()
