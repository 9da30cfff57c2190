"""The wording of an article as readers had it before a correction."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import NATIVE_NAMES


class EarlierVersion(models.Model):
    """What one language version of an article said until a correction; kept at its own address.

    Copied from the published page at the moment of its correction, so that nothing can be in it
    that was never public in this language.
    """

    page = models.ForeignKey(
        "news.NewsPage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="earlier_versions",
        editable=False,
    )
    language = models.CharField(
        _("version"), max_length=10, choices=settings.LANGUAGES, editable=False
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    superseded_on = models.DateField(_("superseded on"), editable=False)
    # The words of the language and the facts between them, as `earlier_versions` reads them.
    content = models.JSONField(editable=False)
    withheld = models.BooleanField(
        _("withheld"),
        default=False,
        help_text=_(
            "Tick to keep this wording from readers, for example because it names personal data; "
            "wordings with telephone numbers or e-mail addresses are withheld from the start."
        ),
    )

    # Belongs to its page: it must not keep the page from being deleted.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("earlier version")
        verbose_name_plural = _("earlier versions")
        ordering = ["-superseded_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "language", "number"], name="news_earlier_version_number"
            )
        ]

    def __str__(self) -> str:
        title: Any = self.content.get("headline") or self.page
        return f"{title} ({NATIVE_NAMES[self.language]}, {self.number})"
