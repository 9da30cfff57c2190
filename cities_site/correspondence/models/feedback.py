"""Whether readers find pages useful, counted without any trace of who said so."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.models import BasePage


class PageFeedback(models.Model):
    """The answers about one page in one language on one day."""

    page = models.ForeignKey(
        BasePage, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    day = models.DateField(_("day"))
    useful = models.PositiveIntegerField(_("useful"), default=0)
    not_useful = models.PositiveIntegerField(_("not useful"), default=0)

    class Meta:
        verbose_name = _("feedback on a page")
        verbose_name_plural = _("feedback on pages")
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language", "day"], name="one_feedback_a_page_language_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.get_language_display()}), {self.day}"

    @classmethod
    def record(cls, page: BasePage, language: str, *, useful: bool) -> None:
        """Add one answer to today's; two at the same moment both count."""
        count, _created = cls.objects.get_or_create(
            page=page, language=language, day=timezone.localdate()
        )
        column = "useful" if useful else "not_useful"
        cls.objects.filter(pk=count.pk).update(**{column: F(column) + 1})
