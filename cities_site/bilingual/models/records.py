"""What every bilingual record has, page or snippet: an original language and a state for each."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.content import fingerprint, says_something
from cities_site.bilingual.languages import ENGLISH, LANGUAGES, localized, other_language
from cities_site.bilingual.passages import Passage, PassageState, approved_passages
from cities_site.bilingual.unsuffixed import translated_names, without_unsuffixed


class TranslationState(models.TextChoices):
    """How far the translation of a record is, from the record itself."""

    NOT_PLANNED = "not_planned", _("Not planned")
    MISSING = "missing", _("Missing")
    IN_PROGRESS = "in_progress", _("In progress")
    NEEDS_REVIEW = "needs_review", _("In review")
    READY = "ready", _("Ready")
    OUTDATED = "outdated", _("Needs update")
    BOTH_CHANGED = "both_changed", _("Both changed")


class BilingualRecord(models.Model):
    """Words in two languages, each with its own public state; either may be the original."""

    source_language = models.CharField(
        _("original language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=ENGLISH,
        help_text=_("The language this was first written in; the other one is its translation."),
    )
    translation_wanted = models.BooleanField(
        _("translation planned"),
        default=True,
        help_text=_("Untick for items that stay in one language, so that none is waited for."),
    )
    public_en = models.BooleanField(
        _("English version is public"),
        default=True,
        help_text=_("Tick to let readers see the English version once this is published."),
    )
    public_zh_hans = models.BooleanField(
        _("Chinese version is public"),
        default=False,
        help_text=_("Tick to let readers see the Chinese version once this is published."),
    )
    # Approvals by passage, as `passages.Approval` has them; part of each draft, like the words.
    reviewed_passages = models.JSONField(default=dict, blank=True, editable=False)
    # How approvals were kept before they knew passages: the fingerprint of the whole original.
    # Rows and revisions that have it keep their state until their next approval.
    reviewed_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    translation_state = models.CharField(
        max_length=12,
        choices=TranslationState.choices,
        default=TranslationState.MISSING,
        editable=False,
    )

    class Meta:
        abstract = True

    @property
    def target_language(self) -> str:
        """The language this record is translated into."""
        return other_language(self.source_language)

    @property
    def available_languages(self) -> list[str]:
        """The languages whose version is public."""
        return [language for language in LANGUAGES if self.is_available_in(language)]

    def is_available_in(self, language: str) -> bool:
        """Return whether the version in `language` is public."""
        return bool(getattr(self, localized("public", language)))

    def needs_review_in(self, language: str) -> bool:
        """Return whether `language` is a translation of which nobody has approved the whole."""
        return language == self.target_language and self.translation_state in {
            TranslationState.IN_PROGRESS,
            TranslationState.NEEDS_REVIEW,
            TranslationState.BOTH_CHANGED,
        }

    def is_outdated_in(self, language: str) -> bool:
        """Return whether `language` is a translation whose original has changed since."""
        return (
            language == self.target_language and self.translation_state == TranslationState.OUTDATED
        )

    def passages(self, content: dict[str, Any] | None = None) -> list[Passage]:
        """Return the texts of the original, each beside its translation and its approval.

        Whoever has the stored form already passes it as `content`: it costs a query for each
        kind of rows.
        """
        if content is None:
            content = self.serializable_data()
        passages = approved_passages(
            type(self),
            content,
            self.source_language,
            self.target_language,
            self.reviewed_passages,
        )
        if self.reviewed_passages or not self.reviewed_fingerprint:
            return passages
        if self.reviewed_fingerprint == fingerprint(self, self.source_language, content):
            return [passage.as_approved() for passage in passages]
        return [passage.as_changed() for passage in passages]

    def computed_translation_state(self, content: dict[str, Any] | None = None) -> TranslationState:
        """Return the state that follows from the words and the approvals this instance holds."""
        if content is None:
            content = self.serializable_data()
        if not says_something(self, self.target_language, content):
            missing, unplanned = TranslationState.MISSING, TranslationState.NOT_PLANNED
            return missing if self.translation_wanted else unplanned
        passages = self.passages(content)
        states = {passage.state for passage in passages}
        work_left = states & {PassageState.UNTRANSLATED, PassageState.ORPHANED}
        if PassageState.CHANGED in states or (work_left and self.is_approved_once):
            return TranslationState.OUTDATED
        if PassageState.BOTH_CHANGED in states:
            return TranslationState.BOTH_CHANGED
        if PassageState.UNTRANSLATED in states:
            return TranslationState.IN_PROGRESS
        if states - {PassageState.CURRENT}:
            return TranslationState.NEEDS_REVIEW
        return TranslationState.READY

    @property
    def is_approved_once(self) -> bool:
        """Whether anything of the translation has ever been approved."""
        return bool(self.reviewed_passages or self.reviewed_fingerprint)

    def approve_passages(self, keys: Collection[str] | None = None) -> list[str]:
        """Approve the passages named by `keys`, or all, as they stand; return the keys approved.

        Approving a passage whose original was removed keeps its translation on purpose.
        Approving all forgets approvals of what is gone.
        """
        today = timezone.localdate().isoformat()
        passages = self.passages()
        chosen = [passage for passage in passages if keys is None or passage.key in keys]
        kept = {
            passage.key: asdict(passage.approval)
            for passage in passages
            if passage.approval is not None
        }
        gone = {} if keys is None else self.reviewed_passages
        approved = {passage.key: asdict(passage.approved(today)) for passage in chosen}
        self.reviewed_passages = {**gone, **kept, **approved}
        self.reviewed_fingerprint = ""
        return list(approved)

    def keep_approvals_of(self, other: "BilingualRecord") -> list[str]:
        """Approve passages whose original differs from `other` only, where it was approved.

        For changes that need no new translation: a minor edit, or an original that is published
        later than the translation made from it.  Returns the keys approved.
        """
        settled = {
            passage.key for passage in other.passages() if passage.state == PassageState.CURRENT
        }
        keys = [
            passage.key
            for passage in self.passages()
            if passage.state == PassageState.CHANGED and passage.key in settled
        ]
        return self.approve_passages(keys) if keys else []

    def turn_approvals_around(self, previous: str) -> None:
        """Keep what was approved when `previous`, so far the original, becomes the translation.

        A pair that was approved stays approved; a passage with work left is looked at again.
        """
        chosen, self.source_language = self.source_language, previous
        settled = [item for item in self.passages() if item.state == PassageState.CURRENT]
        self.source_language = chosen
        turned = dict(passage.turned_around() for passage in settled if passage.translation)
        self.reviewed_passages = {key: asdict(approval) for key, approval in turned.items()}
        self.reviewed_fingerprint = ""

    def mark_translation_reviewed(self) -> None:
        """Approve the whole translation against the original as it stands now."""
        self.approve_passages()

    def full_clean(self, exclude: Any = None, **kwargs: Any) -> None:
        """Validate everything but modeltranslation's unsuffixed cache.

        That holds the active language alone, so a required name that is written in English only
        would be missing to whoever reads the admin in Chinese.
        """
        exclude = {*(exclude or ()), *translated_names(type(self))}
        super().full_clean(exclude=exclude, **kwargs)

    def publication_problems(self, language: str) -> dict[str, Any]:
        """Return what is missing, by field name, before `language` may be public."""
        return {}

    def withdraw_empty_languages(self) -> None:
        """Untick the public state of a language in which nothing at all is written."""
        content = self.serializable_data() if self.available_languages else {}
        for language in self.available_languages:
            if not says_something(self, language, content):
                setattr(self, localized("public", language), False)

    def serializable_data(self) -> dict[str, Any]:
        """Return the stored form of this record, without modeltranslation's unsuffixed cache."""
        content = super().serializable_data()
        for name in translated_names(type(self)):
            content.pop(name, None)
        return content

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return this record as the stored `content` has it, in whatever form it was stored."""
        return super().with_content_json(without_unsuffixed(type(self), content))
