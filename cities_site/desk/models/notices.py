"""What translators are told by e-mail, and how often they want to be told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Comment

from cities_site.desk.models.tasks import TranslationTask


class NotificationPreference(models.Model):
    """How often one user wants to hear of translations; without a row, at once."""

    class Frequency(models.TextChoices):
        """When messages are sent."""

        INSTANT = "instant", _("At once")
        DIGEST = "digest", _("Once a day, together")
        NONE = "none", _("Never")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translation_preference"
    )
    frequency = models.CharField(
        _("messages about translations"),
        max_length=10,
        choices=Frequency.choices,
        default=Frequency.INSTANT,
        help_text=_(
            "Choose when to be told of work that is assigned or returned, changed originals and "
            "mentions."
        ),
    )

    class Meta:
        verbose_name = _("notification preference")
        verbose_name_plural = _("notification preferences")
        # Everybody changes their own, in the admin's account settings.
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user}: {self.get_frequency_display()}"


class TranslationNotice(models.Model):
    """One thing to tell one person about one translation; kept until it has been sent."""

    class Kind(models.TextChoices):
        """What has happened."""

        ASSIGNED = "assigned", _("Assigned to you")
        SOURCE_CHANGED = "source_changed", _("The original has changed")
        RETURNED = "returned", _("Returned for changes")
        MENTIONED = "mentioned", _("You were mentioned in a comment")

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    task = models.ForeignKey(TranslationTask, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    # The comment in which the recipient is mentioned, and what was said there.
    comment = models.ForeignKey(Comment, null=True, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.task}"
