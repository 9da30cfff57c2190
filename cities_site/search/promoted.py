"""What editors put before the results of a query, and how often a query was asked."""

from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.search.utils import normalise_query_string

from cities_site.bilingual.models import BasePage

# What is longer is no question that editors could answer.
LONGEST_COUNTED = 100
# Machines name themselves by one of these words; they ask for what nobody wonders about.
MACHINES = ("bot", "crawl", "spider", "slurp", "preview", "monitor", "python", "curl", "wget")


@dataclass(frozen=True)
class ExternalLink:
    """A promoted address outside the site, with the words that editors gave it."""

    url: str
    words: str


def promoted(query: str, language: str) -> list[BasePage | ExternalLink]:
    """Return what editors promote for exactly this query, in their order.

    A page that readers cannot read in `language` is left out.
    """
    if not query or len(query) > LONGEST_COUNTED:
        return []
    picks = list(SearchPromotion.objects.filter(query__query_string=normalise_query_string(query)))
    keys = [pick.page_id for pick in picks if pick.page_id]
    pages = {}
    if keys:
        readable = BasePage.objects.live().unrestricted().available_in(language)
        pages = {page.pk: page for page in readable.filter(pk__in=keys)}
    return [
        pages[pick.page_id]
        if pick.page_id
        else ExternalLink(pick.external_link_url, pick.external_link_text)
        for pick in picks
        if pick.page_id in pages or not pick.page_id
    ]


def count(request: HttpRequest, query: str) -> None:
    """Count a reader's query for today; nothing of the reader is kept.

    It is written after the transaction of the page, so that no failure of it fails the page.
    """
    agent = request.headers.get("User-Agent", "").casefold()
    if not query or len(query) > LONGEST_COUNTED or any(word in agent for word in MACHINES):
        return
    transaction.on_commit(partial(_add_hit, normalise_query_string(query)), robust=True)


def _add_hit(query: str) -> None:
    today = timezone.localdate()
    hits = QueryDailyHits.objects.filter(query__query_string=query, date=today)
    if not hits.update(hits=F("hits") + 1):
        Query.get(query).add_hit(today)
