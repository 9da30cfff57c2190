"""What the registry keeps beside an organisation: roles, other names, former names, figures."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cities_site.bilingual.languages import words
from cities_site.library.fields import DatePrecision
from partners.choices import ProjectRole
from partners.wording import date_in_words, number_in_words


class PartnerRole(Orderable):
    """A part the organisation plays in the project, as the project itself says."""

    page = ParentalKey("partners.PartnerPage", on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=ProjectRole.choices,
        help_text=_("Choose a part that a published source says the organization plays."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return self.get_role_display()


class PartnerAlias(Orderable):
    """Another way the same organisation is written, so that searching for it finds the record."""

    page = ParentalKey("partners.PartnerPage", on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(
        _("name"),
        max_length=255,
        help_text=_("Write another spelling or short name under which people look for it."),
    )
    search_only = models.BooleanField(
        _("for search only"),
        default=False,
        help_text=_("Tick for a misspelling: it helps people to search and is never shown."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self) -> str:
        return self.name


class FormerName(Orderable):
    """A name the organisation carried before, with the time in which it was valid."""

    page = ParentalKey(
        "partners.PartnerPage", on_delete=models.CASCADE, related_name="former_names"
    )
    name = models.CharField(
        _("name"), max_length=255, blank=True, help_text=_("Write the former name in full.")
    )
    acronym = models.CharField(
        _("acronym"), max_length=50, blank=True, help_text=_("Write the former acronym, if any.")
    )
    valid_from = models.DateField(
        _("valid from"),
        null=True,
        blank=True,
        help_text=_("Give the first day of the name, if a source states it."),
    )
    valid_from_precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("Choose how much of the date is known; the rest is not shown."),
    )
    valid_to = models.DateField(
        _("valid to"),
        null=True,
        blank=True,
        help_text=_("Give the last day of the name, if a source states it."),
    )
    valid_to_precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("Choose how much of the date is known; the rest is not shown."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return words(self, "name") or self.acronym

    def clean(self) -> None:
        """Refuse a name that ends before it begins."""
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The name must end after it begins.")})

    @property
    def validity_in_words(self) -> str:
        """The known part of the time in which the name was valid."""
        first = date_in_words(self.valid_from, self.valid_from_precision)
        last = date_in_words(self.valid_to, self.valid_to_precision)
        if first and last:
            return f"{first}–{last}"
        if first:
            return gettext("from %(day)s") % {"day": first}
        return gettext("until %(day)s") % {"day": last} if last else ""


class PartnerFigure(Orderable):
    """A number about the organisation, dated and sourced."""

    page = ParentalKey("partners.PartnerPage", on_delete=models.CASCADE, related_name="figures")
    value = models.DecimalField(
        _("value"),
        max_digits=18,
        decimal_places=2,
        help_text=_("Write the number alone; words such as “more than” go in the qualifier."),
    )
    qualifier = models.CharField(
        _("qualifier"),
        max_length=50,
        blank=True,
        help_text=_("Write a word that limits the number, such as “more than”."),
    )
    label = models.CharField(
        _("label"), max_length=255, blank=True, help_text=_("Write what is counted.")
    )
    as_of = models.DateField(
        _("as of"), null=True, blank=True, help_text=_("Give the date to which the number refers.")
    )
    as_of_precision = models.CharField(
        _("precision"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("Choose how much of the date is known; the rest is not shown."),
    )
    source = models.ForeignKey(
        "bilingual.BasePage",
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Choose the page of this site that states the number."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        return " ".join(
            part
            for part in (words(self, "qualifier"), self.value_in_words, words(self, "label"))
            if part
        )

    @property
    def value_in_words(self) -> str:
        """The number with grouped thousands."""
        return number_in_words(self.value)

    @property
    def as_of_in_words(self) -> str:
        """The known part of the date to which the number refers."""
        return date_in_words(self.as_of, self.as_of_precision)
