"""What every bilingual record has, page or snippet: an original language and a state for each."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.content import fingerprint, says_something
from cities_site.bilingual.languages import ENGLISH, LANGUAGES, localized, other_language
from cities_site.bilingual.unsuffixed import translated_names, without_unsuffixed


class TranslationState(models.TextChoices):
    """How far the translation of a record is, from the record itself."""

    NOT_PLANNED = "not_planned", _("Not planned")
    MISSING = "missing", _("Missing")
    IN_PROGRESS = "in_progress", _("In progress")
    NEEDS_REVIEW = "needs_review", _("In review")
    READY = "ready", _("Ready")
    OUTDATED = "outdated", _("Needs update")


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
    # The fingerprint of the original at the time its translation was approved; empty until then.
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
        """Return whether `language` is a translation that nobody has approved yet."""
        return (
            language == self.target_language
            and self.translation_state == TranslationState.NEEDS_REVIEW
        )

    def is_outdated_in(self, language: str) -> bool:
        """Return whether `language` is a translation whose original has changed since."""
        return (
            language == self.target_language and self.translation_state == TranslationState.OUTDATED
        )

    def computed_translation_state(self) -> TranslationState:
        """Return the state that follows from the words and the approval this instance holds."""
        target = self.target_language
        if not says_something(self, target):
            missing, unplanned = TranslationState.MISSING, TranslationState.NOT_PLANNED
            return missing if self.translation_wanted else unplanned
        if not self.is_available_in(target):
            return TranslationState.IN_PROGRESS
        if not self.reviewed_fingerprint:
            return TranslationState.NEEDS_REVIEW
        if self.reviewed_fingerprint != fingerprint(self, self.source_language):
            return TranslationState.OUTDATED
        return TranslationState.READY

    def mark_translation_reviewed(self) -> None:
        """Record that the translation was checked against the original as it stands now."""
        self.reviewed_fingerprint = fingerprint(self, self.source_language)

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
        for language in self.available_languages:
            if not says_something(self, language):
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
