"""What to read next: what an editor chose, then what shares a pilot, a partner or a topic."""

from collections.abc import Iterator, Sequence

from django.db.models import Q

from cities_site.bilingual.models import BasePage

RELATED_PAGES_SHOWN = 4


def related_pages(
    item: BasePage,
    language: str,
    pilots: Sequence[int],
    partners: Sequence[int],
    topics: Sequence[int],
) -> list[BasePage]:
    """Return the pages to read after an item, nearest first; at most five queries in all.

    Only pages that readers of the language may open are returned, whoever chose them.
    """
    if item.pk is None:
        return []
    public = BasePage.objects.live().unrestricted().available_in(language).exclude(pk=item.pk)
    chosen = [row.page_id for row in item.related_pages.all()]
    found = public.in_bulk(chosen) if chosen else {}
    pages = [found[pk] for pk in dict.fromkeys(chosen) if pk in found][:RELATED_PAGES_SHOWN]
    for condition in _shared_bonds(pilots, partners, topics):
        missing = RELATED_PAGES_SHOWN - len(pages)
        if not missing:
            break
        others = public.filter(condition).exclude(pk__in=[page.pk for page in pages])
        pages += others.newest_first()[:missing]
    return pages


def _shared_bonds(
    pilots: Sequence[int], partners: Sequence[int], topics: Sequence[int]
) -> Iterator[Q]:
    """Yield what may bind another page to the item, the strongest bond first."""
    # Reached through links on the base page, because the models of this section import us.
    if pilots:
        yield (
            Q(pk__in=pilots)
            | Q(newspage__pilot__in=pilots)
            | _in("publicationpage__pilots", pilots)
            | _in("eventpage__pilots", pilots)
        )
    if partners:
        yield (
            _in("newspage__partner_links__partner", partners)
            | _in("publicationpage__publishers__partner", partners)
            | _in("eventpage__organisers__partner", partners)
        )
    if topics:
        yield (
            _in("newspage__topics", topics)
            | _in("publicationpage__topics", topics)
            | _in("eventpage__topics", topics)
            | _in("pilotpage__topics", topics)
        )


def _in(lookup: str, keys: Sequence[int]) -> Q:
    """Match through a subquery: joins would list a page once for every shared record."""
    return Q(pk__in=BasePage.objects.filter(**{f"{lookup}__in": keys}).values("pk"))
