"""Which words of a translation came from an engine."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class MachineTranslationQuerySet(models.QuerySet):
    """Questions about the machine translations of a record."""

    def of(self, record: models.Model) -> "MachineTranslationQuerySet":
        """Return what an engine wrote into `record`."""
        content_type = ContentType.objects.get_for_model(record)
        return self.filter(content_type=content_type, object_id=record.pk)


class MachineTranslation(models.Model):
    """That an engine wrote the translation of a passage, as long as its words are the engine's.

    The mark counts while the translation has the digest and nobody has approved it: a person who
    rewrites or approves the passage takes it over, in drafts and older versions alike.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveIntegerField()
    passage = models.CharField(_("passage"), max_length=255)
    digest = models.CharField(max_length=16)
    engine = models.CharField(_("engine"), max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = MachineTranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("machine translation")
        verbose_name_plural = _("machine translations")
        # The permissions of the records themselves decide.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "passage"],
                name="desk_one_machine_translation_for_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.passage} – {self.engine}"
