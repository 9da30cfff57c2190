"""Articles, publications and events, and the details kept with them."""

from news.models.article import NewsPage
from news.models.article_details import CityRoute, Correction, NewsFigure, NewsPartner
from news.models.earlier_version import EarlierVersion
from news.models.event import EventPage
from news.models.event_details import (
    AgendaItem,
    EventDocument,
    EventInterpretation,
    EventOrganiser,
    EventRecording,
    EventSpeaker,
    EventWorkingLanguage,
)
from news.models.index import EventIndexPage, NewsIndexPage, PublicationIndexPage
from news.models.publication import PublicationPage
from news.models.publication_details import PublicationFile, PublicationPublisher
from news.models.related import EventRelatedPage, NewsRelatedPage, PublicationRelatedPage

__all__ = [
    "AgendaItem",
    "CityRoute",
    "Correction",
    "EarlierVersion",
    "EventDocument",
    "EventIndexPage",
    "EventInterpretation",
    "EventOrganiser",
    "EventPage",
    "EventRecording",
    "EventRelatedPage",
    "EventSpeaker",
    "EventWorkingLanguage",
    "NewsFigure",
    "NewsIndexPage",
    "NewsPage",
    "NewsPartner",
    "NewsRelatedPage",
    "PublicationFile",
    "PublicationIndexPage",
    "PublicationPage",
    "PublicationPublisher",
    "PublicationRelatedPage",
]
