"""The lists that pages are classified by: themes, goals, services and places."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cities_site.bilingual.edit_handlers import snippet_edit_handler
from cities_site.bilingual.models import BilingualSnippet
from cities_site.bilingual.panels import SharedPanel
from cities_site.bilingual.search.fields import translated_search_fields

NAME_SEARCH = [
    *translated_search_fields("name", boost=3, autocomplete=True),
]
SLUG_HELP = _("Lower-case English letters, digits and hyphens; part of addresses, so keep it.")


class Topic(BilingualSnippet):
    """A theme that news, publications, events and pilots are filtered by."""

    name = models.CharField(
        _("name"), max_length=120, help_text=_("The theme in one to four words.")
    )
    slug = models.SlugField(_("slug"), max_length=80, unique=True, help_text=SLUG_HELP)
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("What belongs under this topic, in one or two sentences."),
    )

    edit_handler = snippet_edit_handler(words=["name", "description"], shared=[SharedPanel("slug")])
    search_fields = [*NAME_SEARCH, index.FilterField("slug")]

    class Meta:
        ordering = ["slug"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class SustainableDevelopmentGoal(BilingualSnippet):
    """One of the seventeen goals, shown as a numbered square of its own colour."""

    number = models.PositiveSmallIntegerField(
        _("number"), unique=True, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )
    name = models.CharField(
        _("short title"), max_length=120, help_text=_("The official short title of the goal.")
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        validators=[RegexValidator(r"^#[0-9A-Fa-f]{6}$", _("Write a colour such as #4C9F38."))],
        help_text=_("The colour of the square, such as #4C9F38."),
    )
    numeral_ink = models.BooleanField(
        _("dark numeral"),
        default=False,
        help_text=_("Tick where dark numerals are easier to read on the colour than white."),
    )

    edit_handler = snippet_edit_handler(
        words=["name"],
        shared=[SharedPanel("number"), SharedPanel("colour"), SharedPanel("numeral_ink")],
    )
    search_fields = [*NAME_SEARCH, index.FilterField("number")]

    class Meta:
        ordering = ["number"]
        verbose_name = _("Sustainable Development Goal")
        verbose_name_plural = _("Sustainable Development Goals")


class Service(BilingualSnippet):
    """One of the services that the project offers to cities."""

    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Its place in the numbered list of services.")
    )
    slug = models.SlugField(_("slug"), max_length=80, unique=True, help_text=SLUG_HELP)
    name = models.CharField(_("name"), max_length=160, help_text=_("The full name of the service."))
    short_name = models.CharField(
        _("short name"),
        max_length=60,
        blank=True,
        help_text=_("A shorter name for tags and tables; leave empty to use the full name."),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("What a city receives, in one or two sentences."),
    )

    edit_handler = snippet_edit_handler(
        words=["name", "short_name", "description"],
        shared=[SharedPanel("order"), SharedPanel("slug")],
    )
    search_fields = [*NAME_SEARCH, index.FilterField("slug")]

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("service")
        verbose_name_plural = _("services")


class Region(BilingualSnippet):
    """A group of countries or territories, as the project names its regions."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True, help_text=SLUG_HELP)
    name = models.CharField(
        _("name"), max_length=120, help_text=_("The name of the region in United Nations usage.")
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Its place in lists of regions.")
    )
    in_partner_statement = models.BooleanField(
        _("in the partner statement"),
        default=False,
        help_text=_("Tick if the project's statement about its partners names this region."),
    )

    edit_handler = snippet_edit_handler(
        words=["name"],
        shared=[SharedPanel("slug"), SharedPanel("order"), SharedPanel("in_partner_statement")],
    )
    search_fields = [*NAME_SEARCH, index.FilterField("slug")]

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class Country(BilingualSnippet):
    """A country or territory; "territory" is part of the name on purpose."""

    iso_code = models.CharField(
        _("ISO code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Write two capital letters, such as KH."))],
        help_text=_("The two capital letters of ISO 3166, such as KH."),
    )
    name = models.CharField(
        _("name"), max_length=120, help_text=_("The short name in United Nations usage.")
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="countries",
        verbose_name=_("region"),
        help_text=_("The region that the project counts it under."),
    )

    edit_handler = snippet_edit_handler(
        words=["name"], shared=[SharedPanel("iso_code"), SharedPanel("region")]
    )
    search_fields = [*NAME_SEARCH, index.FilterField("iso_code"), index.FilterField("region")]

    class Meta:
        ordering = ["iso_code"]
        verbose_name = _("country or territory")
        verbose_name_plural = _("countries and territories")


class City(BilingualSnippet):
    """A city or locality, with the point where the map marks it."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True, help_text=SLUG_HELP)
    name = models.CharField(
        _("name"), max_length=120, help_text=_("The name of the city or locality.")
    )
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cities",
        verbose_name=_("country or territory"),
        help_text=_("Leave empty if our sources do not state it."),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cities",
        verbose_name=_("region"),
        help_text=_("The region that the project counts the city under."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north, negative for south, such as 24.87."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east, negative for west, such as 118.68."),
    )

    edit_handler = snippet_edit_handler(
        words=["name"],
        shared=[
            SharedPanel("slug"),
            SharedPanel("country"),
            SharedPanel("region"),
            SharedPanel("latitude"),
            SharedPanel("longitude"),
        ],
    )
    search_fields = [*NAME_SEARCH, index.FilterField("slug"), index.FilterField("country")]

    class Meta:
        ordering = ["slug"]
        verbose_name = _("city")
        verbose_name_plural = _("cities")

    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, or None while they are unknown."""
        if self.latitude is None or self.longitude is None:
            return None
        return float(self.latitude), float(self.longitude)
