"""The registry record of one organisation and its public page."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import PageManager
from wagtail.search import index

from cities_site.bilingual.fields import StreamField
from cities_site.bilingual.languages import (
    active_language,
    language_tag,
    other_language,
    words,
)
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.bilingual.serving import details_of
from cities_site.library.blocks import BODY_BLOCKS
from cities_site.library.feeds import FeedContent, feed_address
from cities_site.library.fields import DatePrecision
from cities_site.library.maps.locator import locator
from cities_site.library.models import IllustratedPage
from partners.choices import PartnerKind, RegistryStatus, SupportMode
from partners.indexing import IndexedWithRows
from partners.linked_data import partner_data
from partners.mentions import partner_mentions
from partners.models.naming import FoundByName
from partners.panels import PARTNER_PANELS
from partners.querysets import PartnerQuerySet
from partners.wording import date_in_words


class PartnerPage(FoundByName, IndexedWithRows, IllustratedPage, BasePage):
    """An organisation of the registry; readers meet it in the registry and on its own page.

    The headline is the official name. Organisations that are only mentioned are kept here too,
    so that items can name them, but they have no public page.
    """

    parent_page_types = ["partners.PartnerIndexPage"]
    subpage_types: list[str] = []
    picture_layouts: ClassVar[dict[str, tuple[str, ...]]] = {"logo": ("logo",)}
    # A logo is shown by the permission recorded beside it, not under a licence.
    pictures_by_permission = ("logo",)

    acronym = models.CharField(
        _("acronym"),
        max_length=50,
        blank=True,
        help_text=_("Write the acronym under which the organization is known, if any."),
    )
    kind = models.CharField(
        _("partner type"),
        max_length=30,
        choices=PartnerKind.choices,
        help_text=_("Choose what sort of body it is; readers filter the registry by it."),
    )
    un_system = models.BooleanField(
        _("part of the United Nations system"),
        default=False,
        help_text=_("Tick if the organization belongs to the United Nations system."),
    )
    registry_status = models.CharField(
        _("registry status"),
        max_length=20,
        choices=RegistryStatus.choices,
        default=RegistryStatus.MENTIONED_ONLY,
        help_text=_(
            "Choose partner or supporter only if the project itself calls it so; "
            "an organization that is only mentioned has no public page."
        ),
    )
    support_mode = models.CharField(
        _("support"),
        max_length=20,
        choices=SupportMode.choices,
        default=SupportMode.UNSPECIFIED,
        help_text=_("Say whether it supports the project directly, if a source states it."),
    )
    city = models.ForeignKey(
        "library.City",
        verbose_name=_("city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="partners",
        help_text=_("Choose the city where the organization is based, if a source states it."),
    )
    country = models.ForeignKey(
        "library.Country",
        verbose_name=_("country or territory"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="partners",
        help_text=_("Choose the country or territory where it is based, if a source states it."),
    )
    region = models.ForeignKey(
        "library.Region",
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="partners",
        help_text=_("Choose the region by which readers should find it."),
    )
    services = ParentalManyToManyField(
        "library.Service",
        verbose_name=_("services"),
        blank=True,
        related_name="partners",
        help_text=_("Choose the services of the project that it takes part in."),
    )
    joined_on = models.DateField(
        _("joined on"),
        null=True,
        blank=True,
        help_text=_("Give the date on which it joined the project, if a source states it."),
    )
    joined_precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.YEAR,
        help_text=_("Choose how much of the date is known; the rest is not shown."),
    )
    founded_on = models.DateField(
        _("founded on"),
        null=True,
        blank=True,
        help_text=_("Give the date on which it was founded, if a source states it."),
    )
    founded_precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.YEAR,
        help_text=_("Choose how much of the date is known; the rest is not shown."),
    )
    website = models.URLField(
        _("website"), blank=True, help_text=_("Give the address of its official website.")
    )
    focal_point_mailbox = models.EmailField(
        _("role mailbox"),
        blank=True,
        help_text=_("Give a mailbox of an office, never of a person; it is not shown to readers."),
    )
    logo = models.ForeignKey(
        "library.SiteImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Choose a logo only if the organization has given its permission."),
    )
    logo_permission = models.CharField(
        _("permission for the logo"),
        max_length=255,
        blank=True,
        help_text=_("Record who gave permission for the logo, and when."),
    )
    last_verified_on = models.DateField(
        _("last verified"),
        null=True,
        blank=True,
        help_text=_("Give the day on which somebody last checked this record with its source."),
    )
    # In no form: it follows from who gives another day.
    last_verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("last verified by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(
        BODY_BLOCKS,
        verbose_name=_("description"),
        blank=True,
        help_text=_("Describe the organization and its part in the project in a few sentences."),
    )

    edit_handler = PARTNER_PANELS

    search_fields = [
        *BasePage.search_fields,
        *translated_search_fields("body"),
        index.SearchField("acronym", boost=3),
        index.AutocompleteField("acronym"),
        index.RelatedFields("other_names", [index.SearchField("name")]),
        index.RelatedFields("former_names", translated_search_fields("name")),
        index.FilterField("kind"),
        index.FilterField("registry_status"),
    ]

    read_with = ("city", "country", "region", "logo")
    objects = PageManager.from_queryset(PartnerQuerySet)()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add everything the page shows, so that the template asks the database nothing."""
        context = super().get_context(request, *args, **kwargs)
        language = active_language()
        context |= details_of(self, language, lambda: self._details(language))
        context |= {
            "world_map": locator(request, self.headline, self.point()),
            "page_feed_url": feed_address(self.get_url(request) or request.path),
        }
        return context | {"linked_data": partner_data(self, context)}

    def _details(self, language: str) -> dict[str, Any]:
        other = other_language(language)
        shown_logo = self.logo if self.logo_permission else None
        return {
            "other_name": words(self, "headline", other),
            "other_name_tag": language_tag(other),
            "roles": list(self.roles.all()),
            "aliases": [alias.name for alias in self.other_names.all() if not alias.search_only],
            "former_names": [name for name in self.former_names.all() if words(name, "name")],
            "figures": list(self.figures.select_related("source")),
            "services": [service for service in self.services.all() if words(service, "name")],
            "shown_logo": shown_logo,
            "mentions": partner_mentions.lists_for(self, language),
        }

    def feed_content(self, request: HttpRequest) -> FeedContent:
        """Return what the feed about this organisation holds: the pages that mention it."""
        return FeedContent(partner_mentions.pages_about(self))

    def save_revision(self, user: Any = None, **options: Any) -> Any:
        """Save a draft; whoever gives another day of verification is who verified the record."""
        before = self.latest_revision.content if self.latest_revision else {}
        day = self.last_verified_on.isoformat() if self.last_verified_on else None
        if day is None or day != before.get("last_verified_on"):
            self.last_verified_by = user if day else None
        return super().save_revision(user=user, **options)

    def publication_problems(self, language: str) -> dict[str, str]:
        """Keep organisations that are only mentioned, and logos without permission, private."""
        problems = super().publication_problems(language)
        if self.registry_status == RegistryStatus.MENTIONED_ONLY:
            problems["registry_status"] = _(
                "An organization that is only mentioned has no public page."
            )
        if self.logo_id and not self.logo_permission:
            problems["logo_permission"] = _("Record the permission before the logo is public.")
        return problems

    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of its city, if a source states one; fetch the city beforehand."""
        return self.city.point() if self.city else None

    @property
    def joined_in_words(self) -> str:
        """The known part of the date on which it joined."""
        return date_in_words(self.joined_on, self.joined_precision)

    @property
    def founded_in_words(self) -> str:
        """The known part of the date on which it was founded."""
        return date_in_words(self.founded_on, self.founded_precision)
