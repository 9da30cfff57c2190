"""What readers are told about a page besides its words: changes, and withdrawals with reasons."""

import datetime
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.change_notes import NOTE_LENGTH
from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.personal_data.guard import refuse


class WithdrawalKind(models.TextChoices):
    """What readers still find at the address of a version that is no longer in force."""

    WITHDRAWN = "withdrawn", _("Withdraw: the page stays readable under a notice")
    REMOVED = "removed", _("Remove: readers find only the reason")


@dataclass(frozen=True)
class Withdrawal:
    """Why, when and how one language version was taken out of the site."""

    kind: str
    reason: str
    # The day in ISO form: this is kept as JSON with the page.
    day: str
    # The key of the page that readers should go to instead.
    replacement: int | None = None

    @property
    def is_readable(self) -> bool:
        """Whether readers still find the page, under a notice."""
        return self.kind == WithdrawalKind.WITHDRAWN

    @property
    def date(self) -> datetime.date:
        """The day on which it was withdrawn."""
        return datetime.date.fromisoformat(self.day)


class PublicRecordMixin(models.Model):
    """Keeps, for each language version, when readers were told of a change and why it ended.

    Facts of the page, not of its drafts: a revision never brings older ones back.
    """

    # The newest public note of each version; feeds and pages call it "updated".
    changed_at_en = models.DateTimeField(null=True, blank=True, editable=False)
    changed_at_zh_hans = models.DateTimeField(null=True, blank=True, editable=False)
    # By language; a version that is withdrawn is not public, so no list, feed or search has it.
    withdrawals = models.JSONField(default=dict, blank=True, editable=False)
    # By language, what readers will be told at the next publication; stored with each revision.
    change_notes = models.JSONField(default=dict, blank=True, editable=False)

    exclude_fields_in_copy = ["changed_at_en", "changed_at_zh_hans", "withdrawals", "change_notes"]

    class Meta:
        abstract = True

    def changed_at_in(self, language: str) -> datetime.datetime | None:
        """Return when readers of `language` were last told of a change, if ever."""
        return getattr(self, localized("changed_at", language))

    def withdrawal_in(self, language: str) -> Withdrawal | None:
        """Return how the version in `language` was withdrawn, if it was."""
        kept = self.withdrawals.get(language)
        return Withdrawal(**kept) if kept else None

    @property
    def readable_languages(self) -> list[str]:
        """The languages whose version readers can open, public or withdrawn."""
        withdrawn = {key: self.withdrawal_in(key) for key in self.withdrawals}
        return [
            language
            for language in LANGUAGES
            if self.is_available_in(language)
            or (language in withdrawn and withdrawn[language].is_readable)
        ]

    def keep_withdrawal(self, language: str, withdrawal: Withdrawal) -> None:
        """Take the version in `language` out of the public ones, and say why."""
        self.withdrawals = {**self.withdrawals, language: asdict(withdrawal)}
        setattr(self, localized("public", language), False)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return the page as `content` has it; no draft makes a withdrawn version public."""
        page = super().with_content_json(content)
        page.withdrawals = self.withdrawals
        for language in LANGUAGES:
            setattr(page, localized("changed_at", language), self.changed_at_in(language))
            if language in self.withdrawals:
                setattr(page, localized("public", language), False)
        return page


class ChangeNote(models.Model):
    """One dated sentence about what changed on a page, for readers of one language."""

    page = models.ForeignKey(
        "bilingual.BasePage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="published_notes",
        editable=False,
    )
    language = models.CharField(
        _("version"), max_length=10, choices=settings.LANGUAGES, editable=False
    )
    noted_at = models.DateTimeField(_("date"), default=timezone.now, editable=False)
    text = models.CharField(
        _("what changed"),
        max_length=NOTE_LENGTH,
        help_text=_("Say in one sentence what is different for readers of this version."),
    )

    # Belongs to its page: it must not keep the page from being deleted.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change note")
        verbose_name_plural = _("change notes")
        ordering = ["-noted_at", "-pk"]
        indexes = [
            models.Index(fields=["page", "language", "-noted_at"], name="bilingual_change_notes")
        ]

    def __str__(self) -> str:
        return f"{NATIVE_NAMES[self.language]}: {self.text}"

    def clean(self) -> None:
        """Refuse personal data: readers see the note as soon as it is saved."""
        super().clean()
        refuse(self)
