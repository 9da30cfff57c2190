"""Questions about articles, publications and events."""

import datetime
from typing import Self

from django.db.models import BooleanField, Case, ExpressionWrapper, F, Prefetch, Q, When
from django.db.models.functions import Coalesce

from cities_site.bilingual.models.pages import BilingualPageQuerySet
from cities_site.library.models import Topic
from news.choices import EventPhase, EventStatus
from news.event_times import EventTime

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

    def for_calendar(self) -> Self:
        """Fetch what a calendar holds of each event, and leave the texts in the database."""
        return self.prefetch_related("organisers__partner").defer("body", "discussion", "outcomes")

    def upcoming_first(self, now: datetime.datetime) -> Self:
        """Order events that are not over, soonest first, before the others, latest first.

        Each event says which it is as `is_past`. The database compares dates; the few events
        whose last day is over in some zones only are judged by instants, with one query more.
        """
        first_day, last_day = (
            (now.astimezone(datetime.UTC) + offset).date()
            for offset in (-WIDEST_OFFSET, WIDEST_OFFSET)
        )
        events = self.annotate(last_date=Coalesce("end_date", "start_date"))
        over = events.filter(last_date__range=(first_day, last_day))._over_at(now)
        is_past = Q(last_date__lt=first_day) | Q(pk__in=over)
        return events.annotate(
            is_past=ExpressionWrapper(is_past, output_field=BooleanField())
        ).order_by(
            "is_past",
            Case(When(is_past=False, then="start_date")).asc(nulls_last=True),
            Case(When(is_past=False, then="start_time")).asc(nulls_first=True),
            "-start_date",
            "listing_order",
            "-pk",
        )

    def _over_at(self, now: datetime.datetime) -> list[int]:
        """Return the keys of the events that are over, whatever an editor says of them."""
        names = ("start_date", "start_time", "end_date", "end_time")
        rows = self.order_by().values(
            "pk", *names, precision=F("date_precision"), time_zone=F("timezone")
        )
        times = {row.pop("pk"): EventTime(**row) for row in rows}
        return [pk for pk, time in times.items() if time.phase_at(now) == EventPhase.ENDED]

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
