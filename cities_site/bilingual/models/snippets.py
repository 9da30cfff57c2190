"""The base of everything bilingual that is not a page: topics, places, terms, figures."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel
from wagtail.models import RevisionMixin
from wagtail.search import index

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.forms import BilingualModelForm
from cities_site.bilingual.languages import ENGLISH, LANGUAGES, active_language, localized, words
from cities_site.bilingual.models.records import BilingualRecord
from cities_site.bilingual.personal_data.guard import (
    held_sections,
    keep_acceptance,
    open_findings,
)


class BilingualSnippetQuerySet(models.QuerySet):
    """Questions that lists and filters ask of snippets."""

    def available_in(self, language: str | None = None) -> "BilingualSnippetQuerySet":
        """Return the snippets whose version in `language` (the active one) is public."""
        return self.filter(**{localized("public", language or active_language()): True})


class BilingualSnippet(BilingualRecord, RevisionMixin, index.Indexed, ClusterableModel):
    """A shared record with words in both languages and a history that can be compared."""

    # The field by which lists and choosers name the record.
    name_field = "name"

    objects = BilingualSnippetQuerySet.as_manager()
    base_form_class = BilingualModelForm

    class Meta:
        abstract = True

    def __str__(self) -> str:
        english = words(self, self.name_field, ENGLISH)
        names = [english, *(words(self, self.name_field, language) for language in LANGUAGES[1:])]
        return " · ".join(dict.fromkeys(name for name in names if name)) or f"#{self.pk}"

    def clean(self) -> None:
        """Withdraw a language that is empty, and check that the others may be public."""
        super().clean()
        self.withdraw_empty_languages()
        problems: dict[str, Any] = {}
        for language in self.available_languages:
            problems |= self.publication_problems(language)
        if problems:
            raise ValidationError(problems)

    def publication_problems(self, language: str) -> dict[str, Any]:
        """Return an error when the name is missing in a language that is public."""
        problems = super().publication_problems(language)
        if not words(self, self.name_field, language):
            problems[localized(self.name_field, language)] = _(
                "Write the name in this language, or untick its public state."
            )
        return problems

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the translation state that follows from the words."""
        if kwargs.get("update_fields") is None:
            self.withdraw_empty_languages()
            self.translation_state = self.computed_translation_state()
            self.withhold_personal_data()
        super().save(*args, **kwargs)
        keep_acceptance(self)

    def withhold_personal_data(self) -> None:
        """Keep new words with personal data from readers, whichever way they came here.

        A form says so before; imports and other code save what they have, and lose nothing.
        """
        if not open_findings(self):
            return
        stored = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        held = held_sections(self, stored)
        for language in self.available_languages:
            if held & {language, SHARED}:
                setattr(self, localized("public", language), False)
