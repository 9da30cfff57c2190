"""One line of the desk for every record that has words in two languages."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.languages import LANGUAGES
from cities_site.bilingual.models import TranslationState

SETTLED = (TranslationState.READY, TranslationState.NOT_PLANNED)


class TranslationTaskQuerySet(models.QuerySet):
    """Questions that the desk and the admin's front page ask."""

    def open(self) -> "TranslationTaskQuerySet":
        """Return the tasks on which there is work left."""
        return self.exclude(state__in=SETTLED)

    def most_urgent_first(self) -> "TranslationTaskQuerySet":
        """Return the tasks by due date, then by how long they have waited, then by length."""
        return self.order_by(
            models.F("due_on").asc(nulls_last=True),
            models.F("waiting_since").asc(nulls_last=True),
            "-source_length",
            "pk",
        )


class TranslationTask(models.Model):
    """How far the translation of one record is, and who is at work on it.

    A copy of what the records themselves say, kept by `tracking`, so that pages, partners, terms,
    images and documents stand in one list that is filtered, sorted and counted by the database.
    """

    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", editable=False
    )
    object_id = models.PositiveIntegerField(editable=False)
    title_en = models.CharField(_("English title"), max_length=255, blank=True, editable=False)
    title_zh_hans = models.CharField(_("Chinese title"), max_length=255, blank=True, editable=False)
    source_language = models.CharField(
        _("original language"), max_length=10, choices=settings.LANGUAGES, editable=False
    )
    state = models.CharField(
        _("state"), max_length=12, choices=TranslationState.choices, editable=False
    )
    live_state = models.CharField(
        _("published state"),
        max_length=12,
        choices=TranslationState.choices,
        blank=True,
        editable=False,
    )
    passages = models.PositiveIntegerField(_("passages"), default=0, editable=False)
    passages_approved = models.PositiveIntegerField(
        _("passages approved"), default=0, editable=False
    )
    passages_by_machine = models.PositiveIntegerField(
        _("machine translations to be reviewed"), default=0, editable=False
    )
    # The key of the passage to begin with, so that links lead to the work itself.
    next_passage = models.CharField(max_length=255, blank=True, editable=False)
    source_length = models.PositiveIntegerField(
        _("length of the original in characters"), default=0, editable=False
    )
    waiting_since = models.DateTimeField(_("waiting since"), null=True, blank=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translation_tasks",
        help_text=_("Choose who translates this; it then stands on their front page."),
    )
    due_on = models.DateField(
        _("due on"),
        null=True,
        blank=True,
        help_text=_("Give the day by which the translation is needed, if there is one."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("Say what the translator should know; readers never see it."),
    )

    objects = TranslationTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="desk_one_task_for_each_record"
            )
        ]
        indexes = [
            models.Index(fields=["state", "waiting_since"], name="desk_task_state"),
            models.Index(fields=["assignee", "due_on"], name="desk_task_assignee"),
        ]

    def __str__(self) -> str:
        return " · ".join(dict.fromkeys(title for title in self.titles if title)) or f"#{self.pk}"

    @property
    def titles(self) -> list[str]:
        """The titles, original first."""
        in_order = [self.title_en, self.title_zh_hans]
        return in_order if self.source_language == LANGUAGES[0] else in_order[::-1]

    @property
    def is_open(self) -> bool:
        """Whether there is work left."""
        return self.state not in SETTLED

    @property
    def is_overdue(self) -> bool:
        """Whether the due date has passed with work left."""
        return bool(self.due_on and self.is_open and self.due_on < timezone.localdate())

    @property
    def age(self) -> datetime.timedelta | None:
        """How long the translation has waited; None when there is nothing to wait for."""
        return timezone.now() - self.waiting_since if self.waiting_since else None

    @property
    def record_type(self) -> Any:
        """The name of the record's type."""
        content_type = ContentType.objects.get_for_id(self.content_type_id)
        model = content_type.model_class()
        return model._meta.verbose_name if model else content_type.model
