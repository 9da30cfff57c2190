"""An event: where people meet, who speaks, and what came of it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from cities_site.bilingual.fields import StreamField
from cities_site.bilingual.languages import active_language, localized, words
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.library.blocks import BODY_BLOCKS
from cities_site.library.fields import TEXT_FEATURES
from cities_site.library.models import ClassifiedPage, IllustratedPage
from news.choices import EventKind, EventMode
from news.linked_data import event_data
from news.models.event_schedule import ScheduledEvent
from news.models.legacy import LegacyPage
from news.panels import EVENT_PANELS
from news.presentation.event import event_context
from news.querysets import EventQuerySet
from partners.indexing import IndexedWithRows


class EventPage(
    IndexedWithRows, ClassifiedPage, IllustratedPage, ScheduledEvent, LegacyPage, BasePage
):
    """An event; readers meet it in the list of events, before it takes place and after."""

    parent_page_types = ["news.EventIndexPage"]
    subpage_types: list[str] = []
    summary_required = True

    kind = models.CharField(
        _("type"),
        max_length=20,
        choices=EventKind.choices,
        default=EventKind.WEBINAR,
        help_text=_("Choose what sort of meeting it is."),
    )
    mode = models.CharField(
        _("form"),
        max_length=10,
        choices=EventMode.choices,
        default=EventMode.ONLINE,
        help_text=_("Choose whether people meet online, in person or both."),
    )
    venue = models.CharField(
        _("venue"),
        max_length=255,
        blank=True,
        help_text=_("Write the place where people meet in person."),
    )
    join_url = models.URLField(
        _("address to join"),
        blank=True,
        max_length=500,
        help_text=_("Give the public address to join online; it is hidden after the end."),
    )
    registration_url = models.URLField(
        _("address to register"),
        blank=True,
        max_length=500,
        help_text=_("Give the address at which people register."),
    )
    registration_deadline = models.DateField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("Give the last day of registration; the link is hidden after it."),
    )
    captions = models.BooleanField(
        _("captions"),
        null=True,
        blank=True,
        help_text=_("Say whether there are captions; leave unknown if it was not published."),
    )
    discussion = RichTextField(
        _("summary of the discussion"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Sum up what was said, once the event is over."),
    )
    outcomes = RichTextField(
        _("outcomes"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Say what was agreed or followed from the event."),
    )
    body = StreamField(
        BODY_BLOCKS,
        verbose_name=_("text"),
        blank=True,
        help_text=_("Say what the event is about and whom it is for."),
    )
    image = models.ForeignKey(
        "library.SiteImage",
        verbose_name=_("main image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Choose an image that shows what the event is about."),
    )
    pilots = ParentalManyToManyField(
        "pilots.PilotPage",
        verbose_name=_("pilot projects"),
        blank=True,
        related_name="events",
        help_text=_("Choose the pilot projects that the event is about."),
    )

    edit_handler = EVENT_PANELS

    search_fields = [
        *BasePage.search_fields,
        *translated_search_fields("venue"),
        *translated_search_fields("body"),
        *translated_search_fields("discussion"),
        *translated_search_fields("outcomes"),
        index.RelatedFields("speakers", translated_search_fields("name")),
        index.FilterField("kind"),
        index.FilterField("start_date"),
    ]

    read_with = ("image",)
    objects = PageManager.from_queryset(EventQuerySet)()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add everything the page shows, so that the template asks the database nothing."""
        context = super().get_context(request, *args, **kwargs)
        context |= event_context(self, active_language()) | {"main_image": self.image}
        return context | {"linked_data": event_data(self, context)}

    def publication_problems(self, language: str) -> dict[str, Any]:
        """Ask why an event was put off or called off before readers learn that it was."""
        problems = super().publication_problems(language)
        if self.is_called_off and not words(self, "status_reason", language):
            problems[localized("status_reason", language)] = _(
                "Say why the event was put off or called off."
            )
        return problems
