"""Invitations: accounts whose people have not come yet."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class InvitationQuerySet(models.QuerySet):
    """Sets of invitations."""

    def open(self) -> "InvitationQuerySet":
        """Return those that nobody has accepted."""
        return self.filter(accepted_at=None)


class Invitation(models.Model):
    """The account is made when somebody is invited; its person chooses the password."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="invitation",
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.user)

    @property
    def expires_at(self) -> timezone.datetime:
        """When its link stops working."""
        return self.sent_at + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)

    @property
    def is_expired(self) -> bool:
        """Whether its link has stopped working."""
        return timezone.now() > self.expires_at
