"""What the sample content has already created."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedRecord(models.Model):
    """Remembers that one record of the sample content was created, even if it is deleted later.

    Loading again leaves alone what an editor has changed, renamed, moved or deleted: the record's
    own traces cannot tell that, so a key is kept here.
    """

    key = models.CharField(_("key"), max_length=120, unique=True)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)

    class Meta:
        ordering = ["key"]
        verbose_name = _("loaded record")
        verbose_name_plural = _("loaded records")

    def __str__(self) -> str:
        return self.key
