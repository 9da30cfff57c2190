"""Letters: what readers write in the contact form."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from partners.models import PartnerPage

MESSAGE_LENGTH = 5000
NAME_LENGTH = 120
PATH_LENGTH = 500


class LetterQuerySet(models.QuerySet):
    """Letters."""

    def kept_long_enough(self, now: datetime.datetime) -> Self:
        """Return the letters whose time is over."""
        kept = datetime.timedelta(days=settings.LETTERS_KEPT_DAYS)
        return self.filter(received_at__lt=now - kept)


class Letter(models.Model):
    """One message of a reader; deleted after `settings.LETTERS_KEPT_DAYS` days."""

    class Reason(models.TextChoices):
        QUESTION = "question", _("A question")
        PROBLEM = "problem", _("A problem with a page")
        FORMAT = "format", _("A document in an accessible format")
        CORRECTION = "correction", _("A correction")
        PARTNER = "partner", _("A message to a partner’s mailbox")

    class State(models.TextChoices):
        NEW = "new", _("New")
        ANSWERED = "answered", _("Answered")

    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices)
    message = models.TextField(_("message"), max_length=MESSAGE_LENGTH)
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    reply_address = models.EmailField(_("address for the answer"), blank=True)
    about = models.CharField(_("page"), max_length=PATH_LENGTH, blank=True)
    # Whose role mailbox the letter goes to; without one it goes to the office.
    partner = models.ForeignKey(
        PartnerPage,
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State.choices,
        default=State.NEW,
        help_text=_("Choose “Answered” when nobody else needs to see to this letter."),
    )
    mailed_at = models.DateTimeField(_("sent on by e-mail"), null=True, blank=True, editable=False)
    # Since when somebody has been sending it: a second run leaves it alone.
    claimed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        # Nothing of the reader: logs and lists show this.
        return f"{self.get_reason_display()} – {date_format(self.received_at)}"
