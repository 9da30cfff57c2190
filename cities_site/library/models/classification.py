"""How pages are filed under the vocabularies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from cities_site.bilingual.panels import SharedPanel

CLASSIFICATION = ("topics", "sdgs", "services", "regions", "countries", "cities")


class ClassifiedPage(models.Model):
    """Gives a page type its topics, goals, services and places; use it before `BasePage`."""

    topics = ParentalManyToManyField(
        "library.Topic",
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("topics"),
        help_text=_("The themes readers can filter by; only what the text is really about."),
    )
    sdgs = ParentalManyToManyField(
        "library.SustainableDevelopmentGoal",
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("Sustainable Development Goals"),
        help_text=_("The goals the text contributes to; an editor confirms every one."),
    )
    services = ParentalManyToManyField(
        "library.Service",
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("services"),
        help_text=_("The services of the project that the text gives evidence of."),
    )
    regions = ParentalManyToManyField(
        "library.Region",
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("regions"),
        help_text=_("Only where the text speaks of a region as a whole."),
    )
    countries = ParentalManyToManyField(
        "library.Country",
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("countries and territories"),
        help_text=_("The countries and territories that the text is about."),
    )
    cities = ParentalManyToManyField(
        "library.City",
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("cities"),
        help_text=_("The cities and localities that the text is about."),
    )

    classification_panels = [SharedPanel(name) for name in CLASSIFICATION]

    class Meta:
        abstract = True
