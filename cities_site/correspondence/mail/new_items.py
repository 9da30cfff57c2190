"""Tells subscribers what became public since their last message."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Min
from django.utils import timezone, translation
from django.utils.translation import ngettext
from wagtail.models import PageLogEntry

from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, words
from cities_site.bilingual.log_actions import FIRST_PUBLICATION
from cities_site.bilingual.models import BasePage
from cities_site.correspondence.mail.subscribers import send
from cities_site.correspondence.models import Kind, Subscription
from news.models import EventPage, NewsPage, PublicationPage
from pilots.models import PilotPage

# A publication is in the log before its transaction ends: what is younger waits for the next run.
SETTLED_AFTER = datetime.timedelta(minutes=5)
PAGE_TYPES = {
    Kind.NEWS: NewsPage,
    Kind.PUBLICATIONS: PublicationPage,
    Kind.EVENTS: EventPage,
    Kind.PILOTS: PilotPage,
}


@dataclass(frozen=True)
class Item:
    """One page that is new in one language."""

    page: BasePage
    language: str
    kind: Kind
    published_at: datetime.datetime

    @property
    def headline(self) -> str:
        """Its headline in that language."""
        return words(self.page, "headline", self.language)

    @property
    def url(self) -> str:
        """Its whole address in that language."""
        return self.page.url_in(self.language, full=True)


def tell_subscribers() -> tuple[int, int]:
    """Send everybody what became public since their last message; return (sent, failed).

    Whoever moves `told_until` forward first sends, so that two runs at once send nothing twice;
    a message that fails moves it back, and the next run sends it.
    """
    until = timezone.now() - SETTLED_AFTER
    due = Subscription.objects.confirmed().filter(told_until__lt=until)
    since = due.aggregate(earliest=Min("told_until"))["earliest"]
    items = new_items(since, until) if since else []
    sent = failed = 0
    for subscription in due.order_by("pk"):
        told = subscription.told_until
        claimed = Subscription.objects.filter(pk=subscription.pk, told_until=told)
        own = [item for item in items if _concerns(item, subscription, told)]
        if not claimed.update(told_until=until) or not own:
            continue
        if _send_items(subscription, own):
            sent += 1
        else:
            Subscription.objects.filter(pk=subscription.pk).update(told_until=told)
            failed += 1
    return sent, failed


def new_items(since: datetime.datetime, until: datetime.datetime) -> list[Item]:
    """Return what became public between two moments and still is, in the order of languages."""
    entries = PageLogEntry.objects.filter(
        action=FIRST_PUBLICATION, timestamp__gt=since, timestamp__lte=until
    )
    published: dict[str, dict[int, datetime.datetime]] = defaultdict(dict)
    for page, data, time in entries.order_by("-timestamp").values_list("page", "data", "timestamp"):
        published[data.get("language")][page] = time
    found = []
    for language in LANGUAGES:
        times = published[language]
        for kind, model in PAGE_TYPES.items():
            pages = model.objects.filter(pk__in=times).live().unrestricted().available_in(language)
            found += [Item(page, language, kind, times[page.pk]) for page in pages.newest_first()]
    return found


def _concerns(item: Item, subscription: Subscription, told: datetime.datetime) -> bool:
    return (
        item.published_at > told
        and item.language in subscription.languages
        and item.kind in subscription.kinds
    )


def _send_items(subscription: Subscription, items: list[Item]) -> bool:
    groups = [
        (NATIVE_NAMES[language], [item for item in items if item.language == language])
        for language in LANGUAGES
        if any(item.language == language for item in items)
    ]
    with translation.override(subscription.language):
        count = len(items)
        subject = ngettext("%(count)d new item", "%(count)d new items", count) % {"count": count}
        return send(subscription, subject, "correspondence/mail/items.txt", {"groups": groups})
