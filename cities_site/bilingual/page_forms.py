"""The form of every page type: publication by language, holds and minor edits."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.log_actions import log

from cities_site.bilingual.change_notes import NOTE_LENGTH
from cities_site.bilingual.content import SHARED
from cities_site.bilingual.forms import (
    BilingualFormMixin,
    PassagesField,
    reviewed_field,
    save_anyway_field,
)
from cities_site.bilingual.four_eyes_forms import FourEyesFormMixin, alone_reason_field
from cities_site.bilingual.holds import is_held
from cities_site.bilingual.languages import CHINESE, ENGLISH, LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.personal_data.forms import reason_field
from cities_site.bilingual.personal_data.guard import findings_before_publication
from cities_site.bilingual.roles import publishable_sections
from cities_site.bilingual.submitted import submission_of

MINOR_EDIT = "bilingual.minor_edit"


def change_note_field(language: str) -> forms.CharField:
    """Return the field for what readers of `language` are told at the next publication."""
    return forms.CharField(
        required=False,
        max_length=NOTE_LENGTH,
        label=format_lazy("{} ({})", _("What changed for readers"), NATIVE_NAMES[language]),
        help_text=_(
            "Say in one sentence, in the language of this version, what is different; leave "
            "empty for small edits, of which readers are not told."
        ),
    )


class BilingualPageForm(FourEyesFormMixin, BilingualFormMixin, WagtailAdminPageForm):
    """The form of every page type."""

    translation_reviewed = reviewed_field()
    approved_passages = PassagesField()
    save_anyway = save_anyway_field()
    personal_data_reason = reason_field()
    published_alone_reason = alone_reason_field()
    publication_languages = forms.MultipleChoiceField(
        required=False,
        choices=[(language, NATIVE_NAMES[language]) for language in LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        label=_("Languages to publish"),
        help_text=_("Publishing carries the ticked languages; the other one keeps its draft."),
    )

    publication_hold = forms.DateTimeField(
        required=False,
        widget=AdminDateTimeInput,
        label=_("Hold the original for its translation until"),
        help_text=_(
            "Publishing then waits: both languages go out together once the translation is "
            "published, or the original alone at this time."
        ),
    )
    minor_edit = forms.BooleanField(
        required=False,
        label=_("Minor edit"),
        help_text=_("Tick when publishing a change that leaves the translation right."),
    )
    minor_edit_reason = forms.CharField(
        required=False,
        max_length=200,
        label=_("Reason for the minor edit"),
        help_text=_("Say why the translation needs no change; the history keeps it."),
    )
    change_note_en = change_note_field(ENGLISH)
    change_note_zh_hans = change_note_field(CHINESE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "The last part of the address in both languages; left empty, it is made from "
                "the title (Chinese titles in pinyin)."
            )
        self.publishable = [
            section for section in publishable_sections(self.for_user) if section in LANGUAGES
        ]
        if not self.publishable:
            # A schedule is part of publishing: it takes effect when somebody publishes.
            self.fields.pop("go_live_at", None)
            self.fields.pop("expire_at", None)
        if len(self.publishable) < 2:
            self.fields.pop("publication_languages", None)
        else:
            self.initial["publication_languages"] = self.publishable
        if self.instance.source_language not in self.publishable:
            self.fields.pop("publication_hold", None)
        elif is_held(self.instance):
            self.initial["publication_hold"] = self.instance.hold_until
        if self.instance.source_language not in self.publishable or not self.instance.live:
            self.fields.pop("minor_edit", None)
            self.fields.pop("minor_edit_reason", None)
        self.prepare()
        self.prepare_four_eyes()
        self.prepare_change_notes()

    def prepare_change_notes(self) -> None:
        """Offer a note on each version that readers have, to those who write or publish it.

        The public state of a withdrawn version is left to those who withdraw and restore.
        """
        for language in LANGUAGES:
            name = localized("change_note", language)
            self.initial[name] = self.instance.change_notes.get(language, "")
            is_read = self.instance.live and self.instance.is_available_in(language)
            if not is_read or language not in {*self.sections, *self.publishable}:
                self.fields.pop(name)
            if language in self.instance.withdrawals:
                self.fields.pop(localized("public", language), None)

    def clean(self) -> dict[str, Any]:
        """Check titles, conflicts, shared structure and the reason of a minor edit."""
        cleaned = super().clean()
        columns = [localized("headline", language) for language in LANGUAGES]
        headlines = [cleaned.get(name, getattr(self.instance, name)) for name in columns]
        if not any((headline or "").strip() for headline in headlines):
            field = next((name for name in columns if name in self.fields), None)
            if not (field and field in self.errors):
                self.add_error(field, _("Write a title in at least one language."))
        if cleaned.get("minor_edit") and not cleaned.get("minor_edit_reason"):
            self.add_error("minor_edit_reason", _("Say why the translation stays right."))
        if cleaned.get("minor_edit") and any(self.change_notes(cleaned).values()):
            self.add_error(
                "minor_edit", _("A minor edit changes nothing for readers: clear it or the note.")
            )
        self.check_hold(cleaned)
        self.check_conflicts()
        self.check_rows()
        return cleaned

    def change_notes(self, cleaned: dict[str, Any]) -> dict[str, str]:
        """Return the notes that this form holds, by language, empty ones too."""
        names = {language: localized("change_note", language) for language in LANGUAGES}
        return {
            language: cleaned.get(name, "").strip()
            for language, name in names.items()
            if name in self.fields
        }

    def check_hold(self, cleaned: dict[str, Any]) -> None:
        """Refuse a hold that is over or has no translation to wait for, and end one taken back."""
        if "publication_hold" not in self.fields:
            return
        hold, before = cleaned.get("publication_hold"), self.instance.hold_until
        if hold and hold != before and hold <= timezone.now():
            self.add_error("publication_hold", _("Choose a time that is still to come."))
        if hold and not cleaned.get("translation_wanted", self.instance.translation_wanted):
            self.add_error("publication_hold", _("Plan a translation first, or leave this empty."))
        if before and hold != before and cleaned.get("go_live_at") == before:
            # The schedule was the hold's own.
            cleaned["go_live_at"] = None
        if hold and cleaned.get("go_live_at") not in (None, before):
            self.add_error("publication_hold", _("Clear either this or the schedule."))

    def _post_clean(self) -> None:
        # The model's own validation has no language; what a public version needs is checked
        # when a language is about to go public, for the languages this user publishes.
        super()._post_clean()
        self.keep_dismissals()
        if not self.data.get("action-publish"):
            return
        for language in self.carried_languages():
            if not self.instance.is_available_in(language):
                continue
            for name, message in self.instance.publication_problems(language).items():
                self.add_error(name if name in self.fields else None, message)
        stored = type(self.instance).objects.filter(pk=self.instance.pk, live=True).first()
        carried = [*self.carried_languages(), *self.carried_facts()]
        self.check_content(stored, carried)
        self.check_personal_data(stored)
        self.check_four_eyes(stored, set(carried))

    def check_personal_data(self, stored: Any) -> None:
        """Refuse personal data in what publishing this form would carry."""
        record = submission_of(self).record
        record.change_notes = record.change_notes | self.change_notes(self.cleaned_data)
        carried = {*self.carried_languages(), SHARED}
        self.refuse_personal_data(
            item
            for item in findings_before_publication(record, stored)
            if item.place.section in carried
        )

    def carried_languages(self) -> list[str]:
        """Return the languages that publishing this form carries."""
        chosen = self.cleaned_data.get("publication_languages")
        return [item for item in self.publishable if not chosen or item in chosen]

    def carried_facts(self) -> list[str]:
        """Return the shared facts if publishing this form carries them."""
        return [SHARED] if SHARED in publishable_sections(self.for_user) else []

    def save(self, commit: bool = True) -> Any:
        """Save with the approval given and the languages chosen for publication."""
        page = super().save(commit=False)
        self.rewrite_translation()
        self.review_translation()
        carried = self.carried_languages()
        partial = "publication_languages" in self.fields and set(carried) != set(LANGUAGES)
        page.publication_scope = ",".join([*carried, SHARED]) if partial else ""
        if "publication_hold" in self.fields:
            page.hold_until = self.cleaned_data["publication_hold"]
        notes = page.change_notes | self.change_notes(self.cleaned_data)
        page.change_notes = {language: note for language, note in notes.items() if note}
        if self.cleaned_data.get("minor_edit") and self.data.get("action-publish"):
            self.keep_translation_current(page)
        return super().save(commit=commit)

    def keep_translation_current(self, page: Any) -> None:
        """Carry approvals over a minor edit, and log it with its reason."""
        live = type(page).objects.get(pk=page.pk)
        if keys := page.keep_approvals_of(live):
            data = {"reason": self.cleaned_data["minor_edit_reason"], "passages": keys}
            log(page, MINOR_EDIT, user=self.for_user, data=data)
