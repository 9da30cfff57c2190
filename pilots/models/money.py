"""Who takes part in a pilot and who pays for it, in money or in kind."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cities_site.bilingual.languages import words
from partners.wording import number_in_words
from pilots.choices import CoFinancingStatus, PilotRole
from pilots.validators import validate_currency


class PilotPartner(Orderable):
    """An organisation that takes part in the pilot."""

    page = ParentalKey("pilots.PilotPage", on_delete=models.CASCADE, related_name="partner_links")
    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="pilot_links",
        help_text=_("Choose the organization from the registry."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=PilotRole.choices,
        default=PilotRole.PARTNER,
        help_text=_("Choose the part that a published source says it plays."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("partner of the pilot")
        verbose_name_plural = _("partners of the pilot")

    def __str__(self) -> str:
        return self.get_role_display()


class CoFinancing(Orderable):
    """A contribution to the pilot, in money or in kind."""

    page = ParentalKey("pilots.PilotPage", on_delete=models.CASCADE, related_name="co_financing")
    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("organization"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
        help_text=_("Choose the contributor from the registry, or write its name below."),
    )
    source_name = models.CharField(
        _("contributor"),
        max_length=255,
        blank=True,
        help_text=_("Name the contributor if it is not in the registry."),
    )
    amount = models.DecimalField(
        _("amount"),
        max_digits=16,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Give the amount; leave empty for a contribution in kind."),
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[validate_currency],
        help_text=_("Give the three-letter code of the currency, such as USD."),
    )
    in_kind = models.CharField(
        _("in kind"),
        max_length=255,
        blank=True,
        help_text=_("Say what is given in kind, such as staff time or equipment."),
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=CoFinancingStatus.choices,
        default=CoFinancingStatus.PLEDGED,
        help_text=_("Say how certain the contribution is."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")

    def __str__(self) -> str:
        return " ".join(part for part in (words(self, "source_name"), self.amount_in_words) if part)

    def clean(self) -> None:
        """Refuse an amount whose currency nobody could know."""
        super().clean()
        if self.amount is not None and not self.currency:
            raise ValidationError({"currency": _("An amount needs its currency.")})

    @property
    def amount_in_words(self) -> str:
        """The amount with its currency, or "" for a contribution in kind."""
        return f"{self.currency} {number_in_words(self.amount)}" if self.amount is not None else ""
