"""What proves a pilot's progress: milestones, indicators, documents and photos."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cities_site.bilingual.languages import words
from cities_site.library.fields import DatePrecision
from partners.wording import date_in_words, number_in_words
from pilots.choices import Stage


class PilotMilestone(Orderable):
    """A dated step of the pilot, with the page that reports it."""

    page = ParentalKey("pilots.PilotPage", on_delete=models.CASCADE, related_name="milestones")
    date = models.DateField(
        _("date"), help_text=_("Give the day on which the step was taken or began.")
    )
    precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("Choose how much of the date is known; the rest is not shown."),
    )
    duration_days = models.PositiveSmallIntegerField(
        _("duration in days"),
        null=True,
        blank=True,
        help_text=_("Give the number of days if the step took more than one."),
    )
    stage = models.CharField(
        _("stage"),
        max_length=20,
        choices=Stage.choices,
        help_text=_("Choose the stage to which the step belongs."),
    )
    label = models.CharField(
        _("label"),
        max_length=255,
        blank=True,
        help_text=_("Say in one line what happened."),
    )
    evidence = models.ForeignKey(
        "bilingual.BasePage",
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Choose the page of this site that reports the step."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self) -> str:
        return words(self, "label") or str(self.date)

    @property
    def date_in_words(self) -> str:
        """The known part of the date."""
        return date_in_words(self.date, self.precision)


class Indicator(Orderable):
    """A measured result: where it started, where it should be, where it is."""

    page = ParentalKey("pilots.PilotPage", on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(
        _("name"), max_length=255, blank=True, help_text=_("Say what is measured.")
    )
    unit = models.CharField(
        _("unit"), max_length=100, blank=True, help_text=_("Name the unit of the values.")
    )
    baseline = models.DecimalField(
        _("baseline"),
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Give the value before the pilot; leave empty if it is not published."),
    )
    target = models.DecimalField(
        _("target"),
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Give the value aimed at; leave empty if it is not published."),
    )
    actual = models.DecimalField(
        _("latest value"),
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("Give the latest measured value; leave empty if it is not published."),
    )
    as_of = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("Give the date of the latest value."),
    )
    source = models.CharField(
        _("source"), max_length=255, blank=True, help_text=_("Say who measured the value.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        return words(self, "name")

    @property
    def baseline_in_words(self) -> str:
        """The baseline as a readable number, or ""."""
        return number_in_words(self.baseline)

    @property
    def target_in_words(self) -> str:
        """The target as a readable number, or ""."""
        return number_in_words(self.target)

    @property
    def actual_in_words(self) -> str:
        """The latest value as a readable number, or ""."""
        return number_in_words(self.actual)


class PilotDocument(Orderable):
    """A document about the pilot."""

    page = ParentalKey("pilots.PilotPage", on_delete=models.CASCADE, related_name="document_links")
    document = models.ForeignKey(
        "library.SiteDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Choose a document from the library."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return str(self.document)


class PilotPhoto(Orderable):
    """A photo of the pilot; the people in it have agreed to be shown."""

    picture_layouts: ClassVar[dict[str, tuple[str, ...]]] = {"image": ("photo",)}

    page = ParentalKey("pilots.PilotPage", on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "library.SiteImage",
        verbose_name=_("image"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Choose a photo from the library."),
    )
    consent_note = models.CharField(
        _("consent"),
        max_length=255,
        help_text=_("Record who agreed that the people in the photo are shown, and when."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return str(self.image)
