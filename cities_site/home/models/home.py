"""The front page."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from cities_site.bilingual.edit_handlers import page_edit_handler
from cities_site.bilingual.languages import active_language
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.panels import SharedPanel
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.home.linked_data import home_data
from cities_site.home.overview import overview
from cities_site.library.context import site_texts
from cities_site.library.fields import TEXT_FEATURES


class HomePage(BasePage):
    """The front page: what the project is, what is new, and the ways into every section."""

    subpage_types = [
        "news.NewsIndexPage",
        "news.PublicationIndexPage",
        "news.EventIndexPage",
        "pilots.PilotIndexPage",
        "partners.PartnerIndexPage",
        "home.ContentPage",
    ]
    max_count = 1

    intro = RichTextField(
        _("introduction"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Say in one or two sentences what the project is for."),
    )
    featured_pilot = models.ForeignKey(
        "pilots.PilotPage",
        verbose_name=_("featured pilot project"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Choose the pilot to show; the newest one is shown if none is chosen."),
    )

    edit_handler = page_edit_handler(words=["intro"], shared=[SharedPanel("featured_pilot")])

    search_fields = [*BasePage.search_fields, *translated_search_fields("intro")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add what is new and the ways into every section, at a constant number of queries."""
        context = super().get_context(request, *args, **kwargs)
        context |= overview(self, request, active_language())
        return context | {"linked_data": home_data(site_texts(request), context)}
