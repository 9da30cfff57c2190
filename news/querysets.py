"""Questions about articles, publications and events."""

import datetime
from typing import Self

from django.db.models import Prefetch, Q

from cities_site.bilingual.models.pages import BilingualPageQuerySet
from cities_site.library.models import Topic
from news.choices import EventStatus

# Somewhere it is already, or still, another day than in UTC.
WIDEST_OFFSET = datetime.timedelta(hours=14)


class ItemQuerySet(BilingualPageQuerySet):
    """Items of the section."""

    def with_topics(self) -> Self:
        """Fetch the topics of all items in one query."""
        return self.prefetch_related(Prefetch("topics", queryset=Topic.objects.order_by("pk")))


class NewsQuerySet(ItemQuerySet):
    """Articles."""

    def for_cards(self) -> Self:
        """Fetch what a list shows of each article, and leave the text in the database."""
        return self.with_topics().defer("body")


class PublicationQuerySet(ItemQuerySet):
    """Publications."""

    def for_cards(self) -> Self:
        """Fetch what a list shows of each publication, and leave the texts in the database."""
        return (
            self.select_related("cover")
            .prefetch_related(
                "cover__renditions",
                "publishers__partner",
                "files__document__cover__renditions",
            )
            .with_topics()
            .defer("body", "contents")
        )


class EventQuerySet(ItemQuerySet):
    """Events."""

    def for_cards(self) -> Self:
        """Fetch what a list shows of each event, and leave the texts in the database."""
        return self.with_topics().defer("body", "discussion", "outcomes")

    def latest_start_first(self) -> Self:
        """Order by the day of the event, not by the day on which it was posted."""
        return self.order_by("-start_date", "listing_order", "-pk")

    def possibly_ahead(self, now: datetime.datetime) -> Self:
        """Keep events that are not over, soonest first; some may have ended in their own zone.

        The database compares dates; `EventPage.status_at` decides by instants.
        """
        day = (now.astimezone(datetime.UTC) - WIDEST_OFFSET).date()
        return self.filter(
            Q(end_date__gte=day) | Q(end_date__isnull=True, start_date__gte=day),
            status__in=(EventStatus.SCHEDULED, EventStatus.HELD),
        ).order_by("start_date", "start_time", "listing_order", "pk")
