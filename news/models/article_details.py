"""What an article keeps beside its text: figures, corrections, organisations and routes."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cities_site.bilingual.languages import words
from news.choices import RouteKind
from partners.wording import date_in_words, number_in_words


class NewsFigure(Orderable):
    """A number in the article, dated and sourced, so that it can be checked and replaced."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="figures")
    value = models.DecimalField(
        _("value"),
        max_digits=18,
        decimal_places=2,
        help_text=_("Write the number alone; words such as “nearly” go in the qualifier."),
    )
    qualifier = models.CharField(
        _("qualifier"),
        max_length=50,
        blank=True,
        help_text=_("Write a word that limits the number, such as “nearly”."),
    )
    label = models.CharField(
        _("label"), max_length=255, blank=True, help_text=_("Write what is counted.")
    )
    as_of = models.DateField(
        _("as of"), null=True, blank=True, help_text=_("Give the date to which the number refers.")
    )
    source = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="news_figures",
        help_text=_("Choose the organization that published the number."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        parts = (words(self, "qualifier"), self.value_in_words, words(self, "label"))
        return " ".join(part for part in parts if part)

    @property
    def value_in_words(self) -> str:
        """The number with grouped thousands."""
        return number_in_words(self.value)

    @property
    def as_of_in_words(self) -> str:
        """The date to which the number refers, or ""."""
        return date_in_words(self.as_of)


class Correction(Orderable):
    """A published change of the text, shown at the top of the version it concerns."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="corrections")
    language = models.CharField(
        _("version"),
        max_length=10,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Choose the language version that was corrected; empty means both."),
    )
    original = models.TextField(
        _("original wording"),
        blank=True,
        help_text=_("Quote the words as they stood; leave out personal data."),
    )
    corrected = models.TextField(
        _("corrected wording"),
        blank=True,
        help_text=_("Quote the words as they stand now; empty if they were removed."),
    )
    reason = models.CharField(
        _("reason"),
        max_length=255,
        blank=True,
        help_text=_("Say in a few words why the text was changed."),
    )
    corrected_on = models.DateField(
        _("corrected on"),
        null=True,
        blank=True,
        help_text=_("Give the day on which readers first saw the corrected text."),
    )
    keeps_earlier_version = models.BooleanField(
        _("keep the earlier version readable"),
        default=False,
        help_text=_(
            "Tick before the correction is first published to let readers find the wording of "
            "until then, marked as superseded; never where personal data were removed."
        ),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return words(self, "reason") or self.original[:80]


class NewsPartner(Orderable):
    """An organisation that the article is about or names."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="partner_links")
    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="news_links",
        help_text=_("Choose an organization that the article names, in order of importance."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")

    def __str__(self) -> str:
        return str(self.partner)


class CityRoute(Orderable):
    """What an article reports between two cities; only such records are drawn as routes."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="routes")
    origin = models.ForeignKey(
        "library.City",
        verbose_name=_("from the city"),
        on_delete=models.PROTECT,
        related_name="routes_out",
        help_text=_("Choose the city that gives, or either one of two equal partners."),
    )
    destination = models.ForeignKey(
        "library.City",
        verbose_name=_("to the city"),
        on_delete=models.PROTECT,
        related_name="routes_in",
        help_text=_("Choose the city that receives, or the other one of two equal partners."),
    )
    kind = models.CharField(
        _("relationship"),
        max_length=20,
        choices=RouteKind.choices,
        help_text=_("Choose what the article says about the two cities, and nothing beyond it."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("route between cities")
        verbose_name_plural = _("routes between cities")

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        """Refuse a route that leads back to where it began."""
        super().clean()
        if self.origin_id and self.origin_id == self.destination_id:
            raise ValidationError({"destination": _("Choose two different cities.")})
