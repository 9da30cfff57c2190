"""What editors put before the results of a query, and how often a query was asked."""

import re
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion
from wagtail.search.utils import normalise_query_string

from cities_site.bilingual.languages import CHINESE, ENGLISH, language_tag
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.search.text import HAN

_HAN = re.compile(f"[{HAN}]")
# What is longer is no question that editors could answer.
LONGEST_COUNTED = 100
# Machines name themselves by one of these words; they ask for what nobody wonders about.
MACHINES = ("bot", "crawl", "spider", "slurp", "preview", "monitor", "python", "curl", "wget")


@dataclass(frozen=True)
class Promotion:
    """What editors put before the results: a page, or an address outside with words for it."""

    page: BasePage | None
    url: str
    words: str
    # Why, in the editors' words; `tag` is their language where it is not that of the page.
    description: str
    tag: str


def promoted(query: str, language: str) -> list[Promotion]:
    """Return what editors promote for exactly this query, in their order.

    A page that readers cannot read in `language` is left out.
    """
    if not query or len(query) > LONGEST_COUNTED:
        return []
    picks = list(SearchPromotion.objects.filter(query__query_string=normalise_query_string(query)))
    readable = BasePage.objects.live().unrestricted().available_in(language)
    pages = readable.in_bulk([pick.page_id for pick in picks if pick.page_id])
    return [
        Promotion(
            pages.get(pick.page_id),
            pick.external_link_url,
            pick.external_link_text or pick.external_link_url,
            pick.description,
            _tag(pick.description, language),
        )
        for pick in picks
        if pick.page_id in pages or not pick.page_id
    ]


def _tag(text: str, language: str) -> str:
    """Return the tag of the language that a text of editors is in, where it is not `language`."""
    own = CHINESE if _HAN.search(text) else ENGLISH
    return language_tag(own) if own != language else ""


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
