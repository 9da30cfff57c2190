"""How the pages of partners and pilots find the items about them."""

from django.db.models import Q

from news.models import (
    EventOrganiser,
    EventPage,
    EventSpeaker,
    NewsFigure,
    NewsPage,
    NewsPartner,
    PublicationPage,
    PublicationPublisher,
)
from news.querysets import EventQuerySet, NewsQuerySet, PublicationQuerySet
from partners.models import PartnerPage
from pilots.models import PilotPage


def news_naming(partner: PartnerPage) -> NewsQuerySet:
    """Return the articles that name, quote or first came from an organisation."""
    named = NewsPartner.objects.filter(partner=partner).values("page")
    cited = NewsFigure.objects.filter(source=partner).values("page")
    return NewsPage.objects.filter(
        Q(source_organisation=partner) | Q(pk__in=named) | Q(pk__in=cited)
    )


def publications_naming(partner: PartnerPage) -> PublicationQuerySet:
    """Return the publications that an organisation published or shared."""
    published = PublicationPublisher.objects.filter(partner=partner).values("page")
    return PublicationPage.objects.filter(Q(shared_by=partner) | Q(pk__in=published))


def events_naming(partner: PartnerPage) -> EventQuerySet:
    """Return the events that an organisation organised or at which it spoke."""
    organised = EventOrganiser.objects.filter(partner=partner).values("page")
    spoken_at = EventSpeaker.objects.filter(organisation=partner).values("page")
    return EventPage.objects.filter(Q(pk__in=organised) | Q(pk__in=spoken_at))


def news_about(pilot: PilotPage) -> NewsQuerySet:
    """Return the articles that report on a pilot."""
    return NewsPage.objects.filter(pilot=pilot)


def publications_about(pilot: PilotPage) -> PublicationQuerySet:
    """Return the publications about a pilot."""
    return PublicationPage.objects.filter(pilots=pilot)


def events_about(pilot: PilotPage) -> EventQuerySet:
    """Return the events about a pilot."""
    return EventPage.objects.filter(pilots=pilot)
