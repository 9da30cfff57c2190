"""Forms of the editors: who may change what, and what happens when two people save at once.

Each form carries a *stamp* for every section its user edits: the fingerprint of that section when
the form was opened.  A section that somebody else has changed since is a conflict; sections that
the user does not edit are taken from the latest draft, so that an editor and a translator who
opened the same page lose nothing.
"""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.log_actions import log

from cities_site.bilingual.content import SHARED, fingerprint, fingerprints
from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.roles import (
    APPROVE_PERMISSIONS,
    editable_sections,
    publishable_sections,
)

STAMP_PREFIX = "stamp_"
MINOR_EDIT = "bilingual.minor_edit"
SECTION_NAMES = {**NATIVE_NAMES, SHARED: _("Shared")}


def stamp_name(section: str) -> str:
    """Return the name of the form field that holds the stamp of `section`."""
    return STAMP_PREFIX + section


class BilingualFormMixin(forms.BaseForm):
    """Field rights, the optimistic lock on sections, and the review of translations."""

    has_conflict = False

    def prepare(self) -> None:
        """Drop what the user may not do, and add a stamp for each section they edit."""
        self.sections = editable_sections(self.for_user)
        target = self.instance.target_language
        if self.for_user and not self.for_user.has_perm(APPROVE_PERMISSIONS[target]):
            self.fields.pop("translation_reviewed", None)
            self.fields.pop("approved_passages", None)
        stamps = fingerprints(self.instance) if self.instance.pk else {}
        for section in self.sections:
            # On the form of a new record too: autosave fills it after the first save.
            self.fields[stamp_name(section)] = forms.CharField(
                required=False, widget=forms.HiddenInput
            )
            self.initial[stamp_name(section)] = stamps.get(section, "")

    def get_field_updates_for_resave(self) -> list[tuple[str, Any]]:
        """Keep the stamps of an open editor current while it saves by itself."""
        stamps = fingerprints(self.instance)
        return [
            *super().get_field_updates_for_resave(),
            *((stamp_name(section), stamps[section]) for section in self.sections),
        ]

    def check_conflicts(self) -> None:
        """Refuse sections that somebody else has changed since this form was opened."""
        if not self.instance.pk or self.cleaned_data.get("save_anyway"):
            return
        stale = [
            str(SECTION_NAMES[section])
            for section in self.sections
            if (posted := self.cleaned_data.get(stamp_name(section)))
            and posted != fingerprint(self.instance, section)
        ]
        if stale:
            self.has_conflict = True
            self.add_error(
                None,
                ValidationError(
                    _(
                        "Somebody else has changed “%(sections)s” since you opened this. What "
                        "you wrote is still below: compare it with the latest version in the "
                        "history, then tick “Save my version anyway” under “Shared” and save."
                    ),
                    params={"sections": ", ".join(stale)},
                    code="conflict",
                ),
            )

    def check_rows(self) -> None:
        """Refuse changes of shared structure by those who may not edit shared facts."""
        if SHARED in self.sections:
            return
        for name, formset in self.formsets.items():
            if name == "comments":
                continue
            added = len(formset.forms) > formset.initial_form_count()
            removed = any(self.data.get(row.add_prefix("DELETE")) for row in formset.initial_forms)
            if added or removed:
                self.add_error(
                    None,
                    ValidationError(
                        _("Ask an editor to add or remove rows: both languages share them."),
                        code="structure",
                    ),
                )
            for position, row in enumerate(formset.initial_forms):
                if hasattr(row, "cleaned_data") and "ORDER" in row.cleaned_data:
                    row.cleaned_data["ORDER"] = position + 1

    def _update_errors(self, errors: ValidationError) -> None:
        # Django refuses errors of fields that the form does not have; a problem with what
        # somebody else edits is told above the form.
        if hasattr(errors, "error_dict"):
            known: dict[str, list] = {}
            for name, found in errors.error_dict.items():
                place = name if name in self.fields else NON_FIELD_ERRORS
                known.setdefault(place, []).extend(found)
            errors = ValidationError(known)
        super()._update_errors(errors)

    def review_translation(self) -> None:
        """Record the approvals that the user gave, before the record is saved."""
        if self.cleaned_data.get("translation_reviewed"):
            self.instance.mark_translation_reviewed()
        elif keys := self.cleaned_data.get("approved_passages"):
            self.instance.approve_passages(keys)


class PassagesField(forms.MultipleChoiceField):
    """The keys of passages; their check boxes stand beside the passages, not with this field.

    Keys that the record does not have are ignored: somebody else may have removed the passage.
    """

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.MultipleHiddenInput)

    def valid_value(self, value: str) -> bool:
        """Accept any key: which ones there are is known once the rest of the form is saved."""
        return True


def _reviewed_field() -> forms.BooleanField:
    return forms.BooleanField(
        required=False,
        label=_("Translation checked against the current original"),
        help_text=_("Tick once you have compared both languages; readers then see no notice."),
    )


def _save_anyway_field() -> forms.BooleanField:
    return forms.BooleanField(
        required=False,
        label=_("Save my version anyway"),
        help_text=_("The other version stays in the history, where it can be compared."),
    )


class BilingualPageForm(BilingualFormMixin, WagtailAdminPageForm):
    """The form of every page type."""

    translation_reviewed = _reviewed_field()
    approved_passages = PassagesField()
    save_anyway = _save_anyway_field()
    publication_languages = forms.MultipleChoiceField(
        required=False,
        choices=[(language, NATIVE_NAMES[language]) for language in LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        label=_("Languages to publish"),
        help_text=_("Publishing carries the ticked languages; the other one keeps its draft."),
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
        if self.instance.source_language not in self.publishable or not self.instance.live:
            self.fields.pop("minor_edit", None)
            self.fields.pop("minor_edit_reason", None)
        self.prepare()

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
        self.check_conflicts()
        self.check_rows()
        return cleaned

    def _post_clean(self) -> None:
        # The model's own validation has no language; what a public version needs is checked
        # when a language is about to go public, for the languages this user publishes.
        super()._post_clean()
        if not self.data.get("action-publish"):
            return
        for language in self.carried_languages():
            if not self.instance.is_available_in(language):
                continue
            for name, message in self.instance.publication_problems(language).items():
                self.add_error(name if name in self.fields else None, message)

    def carried_languages(self) -> list[str]:
        """Return the languages that publishing this form carries."""
        chosen = self.cleaned_data.get("publication_languages")
        return [item for item in self.publishable if not chosen or item in chosen]

    def save(self, commit: bool = True) -> Any:
        """Save with the approval given and the languages chosen for publication."""
        page = super().save(commit=False)
        self.review_translation()
        carried = self.carried_languages()
        partial = "publication_languages" in self.fields and set(carried) != set(LANGUAGES)
        page.publication_scope = ",".join([*carried, SHARED]) if partial else ""
        if self.cleaned_data.get("minor_edit") and self.data.get("action-publish"):
            self.keep_translation_current(page)
        return super().save(commit=commit)

    def keep_translation_current(self, page: Any) -> None:
        """Carry approvals over a minor edit, and log it with its reason."""
        live = type(page).objects.get(pk=page.pk)
        if keys := page.keep_approvals_of(live):
            data = {"reason": self.cleaned_data["minor_edit_reason"], "passages": keys}
            log(page, MINOR_EDIT, user=self.for_user, data=data)


class BilingualModelForm(BilingualFormMixin, WagtailAdminModelForm):
    """The form of every snippet type."""

    translation_reviewed = _reviewed_field()
    approved_passages = PassagesField()
    save_anyway = _save_anyway_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare()

    def clean(self) -> dict[str, Any]:
        """Check conflicts and shared structure."""
        cleaned = super().clean()
        self.check_conflicts()
        self.check_rows()
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save with the approval given."""
        self.review_translation()
        return super().save(commit=commit)
