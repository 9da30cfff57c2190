"""A pilot project in one city and its public page."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from cities_site.bilingual.fields import StreamField
from cities_site.bilingual.languages import active_language
from cities_site.bilingual.models import BasePage
from cities_site.bilingual.search.fields import translated_search_fields
from cities_site.bilingual.serving import details_of
from cities_site.library.blocks import BODY_BLOCKS
from cities_site.library.feeds import FeedContent, feed_address
from cities_site.library.fields import TEXT_FEATURES
from cities_site.library.maps.locator import locator
from cities_site.library.models import ClassifiedPage, IllustratedPage
from partners.wording import number_in_words
from pilots.choices import IATI_STATUS, Stage
from pilots.linked_data import pilot_data
from pilots.mentions import pilot_mentions
from pilots.panels import PILOT_PANELS
from pilots.presentation import pilot_context
from pilots.querysets import PilotQuerySet
from pilots.validators import validate_currency, validate_sdg_targets


class PilotPage(ClassifiedPage, IllustratedPage, BasePage):
    """A pilot project; readers meet it in the list of pilots, on the map and on its own page.

    The headline is the name of the city; the line below it is the title of the project.
    """

    parent_page_types = ["pilots.PilotIndexPage"]
    subpage_types: list[str] = []
    summary_required = True

    line = models.CharField(
        _("title of the project"),
        max_length=255,
        blank=True,
        help_text=_("Write the title of the project; it stands below the name of the city."),
    )
    code = models.CharField(
        _("project code"),
        max_length=50,
        blank=True,
        help_text=_("Give the code under which the project is registered, if there is one."),
    )
    city = models.ForeignKey(
        "library.City",
        verbose_name=_("city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pilots",
        help_text=_("Choose the city of the pilot; its point is drawn on the map."),
    )
    country = models.ForeignKey(
        "library.Country",
        verbose_name=_("country or territory"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pilots",
        help_text=_("Choose the country or territory only if a source states it."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Give degrees north, negative for south, if the point is not the city's."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Give degrees east, negative for west, if the point is not the city's."),
    )
    stage = models.CharField(
        _("stage"),
        max_length=20,
        choices=Stage.choices,
        default=Stage.IDEA,
        help_text=_("Choose the stage that the pilot has reached, as published."),
    )
    stage_completed = models.BooleanField(
        _("stage completed"),
        default=False,
        help_text=_("Tick when this stage is finished and the next one has not begun."),
    )
    needs = RichTextField(
        _("what the city asked for"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Say in a few sentences what the city asked the project for."),
    )
    body = StreamField(
        BODY_BLOCKS,
        verbose_name=_("text"),
        blank=True,
        help_text=_("Tell what the project does in the city."),
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[validate_currency],
        help_text=_("Give the three-letter code of the budget's currency, such as USD."),
    )
    budget_total = models.DecimalField(
        _("budget"),
        max_digits=16,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Give the total; while it is empty readers see “Not yet published”."),
    )
    budget_confirmed = models.BooleanField(
        _("budget confirmed"),
        default=False,
        help_text=_("Tick when the total has been approved by those who pay it."),
    )
    budget_as_of = models.DateField(
        _("budget as of"),
        null=True,
        blank=True,
        help_text=_("Give the date to which the total refers."),
    )
    data_as_of = models.DateField(
        _("data as of"),
        null=True,
        blank=True,
        help_text=_("Give the date of the latest facts in this language version."),
    )
    contact_role = models.CharField(
        _("contact"),
        max_length=255,
        blank=True,
        help_text=_("Name the office that answers questions, never a person."),
    )
    sdg_targets = models.CharField(
        _("targets of the goals"),
        max_length=200,
        blank=True,
        validators=[validate_sdg_targets],
        help_text=_("List targets separated by commas, such as 11.2, 13.1."),
    )
    edit_handler = PILOT_PANELS

    search_fields = [
        *BasePage.search_fields,
        *translated_search_fields("line"),
        *translated_search_fields("needs"),
        *translated_search_fields("body"),
        index.SearchField("code"),
        index.RelatedFields("city", translated_search_fields("name")),
        index.FilterField("stage"),
    ]

    read_with = ("city", "country")
    objects = PageManager.from_queryset(PilotQuerySet)()

    class Meta:
        verbose_name = _("pilot project")
        verbose_name_plural = _("pilot projects")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add everything the page shows, so that the template asks the database nothing."""
        context = super().get_context(request, *args, **kwargs)
        language = active_language()
        context |= details_of(self, language, lambda: pilot_context(self, language))
        context |= {
            "page_feed_url": feed_address(self.get_url(request) or request.path),
            "world_map": locator(request, self.headline, context["point"]),
            "main_image": next(iter(context["photos"]), None),
        }
        return context | {"linked_data": pilot_data(self, context)}

    def feed_content(self, request: HttpRequest) -> FeedContent:
        """Return what the feed about this pilot holds: the pages that mention it."""
        return FeedContent(pilot_mentions.pages_about(self))

    def clean(self) -> None:
        """Refuse half a point on the map, and money in no currency."""
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Give both latitude and longitude, or neither.")})
        if self.budget_total is not None and not self.currency:
            raise ValidationError({"currency": _("An amount needs its currency.")})

    @property
    def iati_status(self) -> int:
        """The activity status of the IATI standard to which the stage maps."""
        return IATI_STATUS[Stage(self.stage)]

    @property
    def stage_in_words(self) -> str:
        """The stage as readers see it, telling a finished assessment from a running one."""
        if self.stage == Stage.NEEDS_ASSESSMENT and self.stage_completed:
            return str(_("Needs assessment completed"))
        return self.get_stage_display()

    @property
    def budget_in_words(self) -> str:
        """The total with its currency, or "" while it is not published."""
        if self.budget_total is None:
            return ""
        return f"{self.currency} {number_in_words(self.budget_total)}".strip()

    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, the pilot's own or its city's; fetch the city beforehand."""
        if self.latitude is not None and self.longitude is not None:
            return float(self.latitude), float(self.longitude)
        return self.city.point() if self.city else None
