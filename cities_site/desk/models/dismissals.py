"""Findings that somebody has looked at and found to be none."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class DismissedFinding(models.Model):
    """Why one finding about one passage does not count, as long as the passage says the same.

    The token follows from the finding and from both texts, so that a change of either brings the
    finding back by itself.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveIntegerField()
    token = models.CharField(max_length=16)
    message = models.TextField(_("finding"))
    reason = models.CharField(_("reason"), max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    dismissed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("dismissed finding")
        verbose_name_plural = _("dismissed findings")
        # The permissions of the records themselves decide.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "token"], name="desk_one_dismissal_for_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.message} – {self.reason}"
