"""The lists of news, publications and events."""

import datetime
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from cities_site.bilingual.edit_handlers import page_edit_handler
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.library.fields import TEXT_FEATURES
from cities_site.library.listing import ListingMixin
from news.choices import EventKind, NewsKind, PublicationKind
from news.models.article import NewsPage
from news.models.event import EventPage
from news.models.publication import PublicationPage
from news.querysets import EventQuerySet, NewsQuerySet, PublicationQuerySet

FACETS = ("kind", "topic", "sdg", "service", "region", "country", "year")


def _intro() -> RichTextField:
    return RichTextField(
        _("introduction"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Say in one or two sentences what readers find in this list."),
    )


class NewsIndexPage(ListingMixin, BasePage):
    """The list of articles, newest first."""

    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    listing_facets = FACETS
    listing_choices = {"kind": NewsKind.choices}

    intro = _intro()

    edit_handler = page_edit_handler(words=["intro"])
    search_fields = [*BasePage.search_fields, *translated_search_fields("intro")]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def listed_pages(self) -> NewsQuerySet:
        """Return the articles, newest first."""
        return NewsPage.objects.child_of(self).live().unrestricted().newest_first().for_cards()


class PublicationIndexPage(ListingMixin, BasePage):
    """The list of publications, newest first."""

    subpage_types = ["news.PublicationPage"]
    max_count_per_parent = 1
    listing_facets = FACETS
    listing_choices = {"kind": PublicationKind.choices}

    intro = _intro()

    edit_handler = page_edit_handler(words=["intro"])
    search_fields = [*BasePage.search_fields, *translated_search_fields("intro")]

    class Meta:
        verbose_name = _("list of publications")
        verbose_name_plural = _("lists of publications")

    def listed_pages(self) -> PublicationQuerySet:
        """Return the publications, newest first."""
        publications = PublicationPage.objects.child_of(self).live().unrestricted()
        return publications.newest_first().for_cards()

    def prepare_listed(self, item: PublicationPage) -> None:
        """Choose the cover of a publication in the language in which the list shows it."""
        item.listed_cover = item.cover_in(item.shown_language)


class EventIndexPage(ListingMixin, BasePage):
    """The list of events: those ahead, soonest first, apart from those that are over."""

    subpage_types = ["news.EventPage"]
    max_count_per_parent = 1
    listing_facets = FACETS
    listing_choices = {"kind": EventKind.choices}
    listing_year_field = "start_date"

    intro = _intro()

    edit_handler = page_edit_handler(words=["intro"])
    search_fields = [*BasePage.search_fields, *translated_search_fields("intro")]

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def listed_pages(self) -> EventQuerySet:
        """Return the events, those ahead before those that are over."""
        events = EventPage.objects.child_of(self).live().unrestricted()
        return events.upcoming_first(self.listing_moment()).for_cards()

    def listing_moment(self) -> datetime.datetime:
        """Return the minute that it is: events begin and end with one."""
        return timezone.now().replace(second=0, microsecond=0)

    def prepare_listed(self, item: EventPage) -> None:
        """Judge every event of the list by the same moment."""
        item.phase_now = item.status_at(self.listing_moment())

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Offer the list as a calendar."""
        context = super().get_context(request, *args, **kwargs)
        # A calendar is in one language, whatever the list shows.
        filters = [pair for pair in parse_qsl(context["filter_query"]) if pair[0] != "lang"]
        return context | {"calendar_query": urlencode(filters)}
