"""Where an item stood on the earlier website."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegacyPage(models.Model):
    """Keeps the earlier address and categories of an imported item, for redirects and audit."""

    legacy_url = models.URLField(
        _("earlier address"),
        blank=True,
        max_length=500,
        help_text=_("Keep the address the page had on the earlier website."),
    )
    legacy_categories = models.CharField(
        _("earlier categories"),
        max_length=255,
        blank=True,
        help_text=_("Keep the categories of the earlier website exactly as they were."),
    )

    class Meta:
        abstract = True
