"""Who is told by e-mail of new items, in which languages and of which kinds."""

import datetime
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a subscription can be about."""

    NEWS = "news", _("News")
    PUBLICATIONS = "publications", _("Publications")
    EVENTS = "events", _("Events")
    PILOTS = "pilots", _("Pilot projects")


class SubscriptionQuerySet(models.QuerySet):
    """Subscriptions."""

    def confirmed(self) -> Self:
        """Return those whose owner has confirmed."""
        return self.filter(confirmed_at__isnull=False)

    def never_confirmed(self, now: datetime.datetime) -> Self:
        """Return those that nobody confirmed in time."""
        time_to_confirm = datetime.timedelta(hours=settings.SUBSCRIPTION_CONFIRMATION_HOURS)
        return self.filter(confirmed_at=None, requested_at__lt=now - time_to_confirm)


class Subscription(models.Model):
    """One address; it is deleted when its owner unsubscribes, or does not confirm in time."""

    address = models.EmailField(_("e-mail address"), unique=True)
    # Unguessable, so that a link with it may unsubscribe, also after SECRET_KEY has changed.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    language = models.CharField(
        _("language of the messages"), max_length=10, choices=settings.LANGUAGES
    )
    languages = models.JSONField(_("languages of the items"), default=list)
    kinds = models.JSONField(_("kinds"), default=list)
    requested_at = models.DateTimeField(_("requested"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    # When the owner was last asked to confirm, and choices that still wait for that message.
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    waiting_choices = models.JSONField(null=True, blank=True, editable=False)
    # Everything published up to here has been told.
    told_until = models.DateTimeField(_("told of items until"), null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["-requested_at", "-pk"]

    def __str__(self) -> str:
        return self.masked_address

    @property
    def masked_address(self) -> str:
        """The address as lists and logs may show it."""
        name, _at, domain = self.address.partition("@")
        return f"{name[:1]}…@{domain}"
