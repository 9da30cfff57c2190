"""The list of pilots, which is also the list behind the map."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from cities_site.bilingual.edit_handlers import page_edit_handler
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
    """The list of pilots, as cards or as a table under the map."""

    subpage_types = ["pilots.PilotPage"]
    max_count_per_parent = 1

    listing_has_map = True
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

    def prepare_listed(self, item: PilotPage) -> None:
        """Add to a pilot the stages that its card shows."""
        item.rail = stage_rail(item.stage, item.stage_completed, [])

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Offer the list as files."""
        context = super().get_context(request, *args, **kwargs)
        context["downloads"] = PILOTS.links(context["filter_query"])
        return context
