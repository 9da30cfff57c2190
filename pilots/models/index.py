"""The list of pilots, which is also the list behind the map."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from cities_site.bilingual.edit_handlers import page_edit_handler
from cities_site.bilingual.languages import language_tag, words
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.library.fields import TEXT_FEATURES
from cities_site.library.listing import ListingMixin
from pilots.choices import Stage
from pilots.dataset import PILOTS
from pilots.models.pilot import PilotPage
from pilots.querysets import PilotQuerySet
from pilots.stages import stage_rail


class PilotIndexPage(ListingMixin, BasePage):
    """The list of pilots; the map above it shows the same pilots under the same numbers."""

    subpage_types = ["pilots.PilotPage"]
    max_count_per_parent = 1

    listing_facets = ("topic", "sdg", "service", "region", "country", "stage")
    listing_choices = {"stage": Stage.choices}
    listing_labels = {"stage": _("Stage")}
    listing_lookups = {
        "stage": ("stage",),
        "region": (
            "regions__slug",
            "countries__region__slug",
            "cities__region__slug",
            "cities__country__region__slug",
            "country__region__slug",
            "city__region__slug",
            "city__country__region__slug",
        ),
        "country": (
            "countries__iso_code",
            "cities__country__iso_code",
            "country__iso_code",
            "city__country__iso_code",
        ),
    }

    intro = RichTextField(
        _("introduction"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Say in one or two sentences what a pilot project is."),
    )

    edit_handler = page_edit_handler(words=["intro"])

    search_fields = [*BasePage.search_fields, *translated_search_fields("intro")]

    class Meta:
        verbose_name = _("list of pilot projects")
        verbose_name_plural = _("lists of pilot projects")

    def listed_pages(self) -> PilotQuerySet:
        """Return the pilots with their places, newest first."""
        return PilotPage.objects.child_of(self).live().unrestricted().newest_first().for_cards()

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Number the pilots of this page of the list, and mark the same numbers on the map."""
        context = super().get_context(request, *args, **kwargs)
        items = context["items"]
        for number, pilot in enumerate(items, start=items.start_index() or 1):
            pilot.map_number = number
            pilot.rail = stage_rail(pilot.stage, pilot.stage_completed, [])
        context["markers"] = map_markers(items)
        context["downloads"] = PILOTS.links(context["filter_query"])
        return context


def map_markers(pilots: Iterable[PilotPage]) -> list[dict[str, Any]]:
    """Return a marker for every pilot whose point is known, with the words of the list."""
    markers = []
    for pilot in pilots:
        if point := pilot.point():
            markers.append(
                {
                    "number": pilot.map_number,
                    "headline": words(pilot, "headline", pilot.shown_language),
                    "language_tag": language_tag(pilot.shown_language),
                    "url": pilot.url_in(pilot.shown_language),
                    "latitude": point[0],
                    "longitude": point[1],
                }
            )
    return markers
