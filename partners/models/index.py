"""The registry: the list of organisations that the project calls its own."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from cities_site.bilingual.edit_handlers import page_edit_handler
from cities_site.bilingual.languages import active_language
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.library.fields import TEXT_FEATURES
from cities_site.library.listing import ListingMixin
from cities_site.library.models import latest_key_figures
from partners.choices import IN_REGISTRY_CHOICES, PartnerKind, ProjectRole
from partners.dataset import REGISTRY
from partners.linked_data import registry_data
from partners.models.partner import PartnerPage
from partners.querysets import PartnerQuerySet


class PartnerIndexPage(ListingMixin, BasePage):
    """The partner registry; readers filter it by type, place, service, role and year."""

    subpage_types = ["partners.PartnerPage"]
    max_count_per_parent = 1

    listing_has_map = True
    listing_has_lookup = True
    listing_has_counts = True
    listing_letters_field = "name_sort"
    # "pilot" is offered by the section of the pilots.
    listing_facets = (
        "kind",
        "region",
        "country",
        "city",
        "service",
        "role",
        "status",
        "pilot",
        "year",
    )
    listing_choices = {
        "kind": PartnerKind.choices,
        "role": ProjectRole.choices,
        "status": IN_REGISTRY_CHOICES,
    }
    listing_labels = {
        "kind": _("Partner type"),
        "role": _("Role"),
        "status": _("Registry status"),
        "year": _("Joined in"),
    }
    listing_lookups = {
        "region": (
            "region__slug",
            "country__region__slug",
            "city__region__slug",
            "city__country__region__slug",
        ),
        "country": ("country__iso_code", "city__country__iso_code"),
        "city": ("city__slug",),
        "role": ("roles__role",),
        "status": ("registry_status",),
    }
    listing_year_field = "joined_on"
    listing_page_size = 50
    # Records of the registry are no news; what is told of them is on their own pages.
    listing_has_feed = False

    intro = RichTextField(
        _("introduction"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Say in one or two sentences whom the project calls a partner."),
    )

    edit_handler = page_edit_handler(words=["intro"])

    search_fields = [*BasePage.search_fields, *translated_search_fields("intro")]

    class Meta:
        verbose_name = _("partner registry")
        verbose_name_plural = _("partner registries")

    def listed_pages(self) -> PartnerQuerySet:
        """Return the partners and supporters in the order of their names."""
        partners = PartnerPage.objects.child_of(self).live().unrestricted().in_registry()
        return partners.in_name_order().for_cards()

    def named(self, pages: PartnerQuerySet, name: str) -> PartnerQuerySet:
        """Return the partners whose names a reader means, in whatever language they are written."""
        return pages.named(name)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add the dated figures that say how many partners there are, and the list as files."""
        context = super().get_context(request, *args, **kwargs)
        figures = latest_key_figures(active_language()).filter(counts_partners=True)
        context["key_figures"] = list(figures)
        context["downloads"] = REGISTRY.links(context["filter_query"])
        return context | {"linked_data": registry_data(context)}
