"""Answers for personal data that is public on purpose."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonalDataOverride(models.Model):
    """Why one finding in one text of a record may be public, as long as the text stays the same.

    It holds no personal data: the token follows from the text, and leads to it from nowhere.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveIntegerField()
    token = models.CharField(max_length=16)
    reason = models.CharField(_("reason"), max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("personal data made public on purpose")
        verbose_name_plural = _("personal data made public on purpose")
        # The permission to override is one on languages; nobody edits these rows.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "token"],
                name="bilingual_one_override_for_each",
            )
        ]

    def __str__(self) -> str:
        return self.reason
