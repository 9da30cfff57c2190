"""Forms of the editors: who may change what, and what happens when two people save at once.

Each form carries a *stamp* for every section its user edits: the fingerprint of that section when
the form was opened.  A section that somebody else has changed since is a conflict; sections that
the user does not edit are taken from the latest draft, so that an editor and a translator who
opened the same page lose nothing.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cities_site.bilingual.content import SECTIONS, SHARED, fingerprint, fingerprints
from cities_site.bilingual.languages import NATIVE_NAMES
from cities_site.bilingual.originals import (
    corrected,
    dismiss,
    findings_of_editor,
    show_passages_of,
)
from cities_site.bilingual.personal_data.forms import PersonalDataFormMixin, reason_field
from cities_site.bilingual.personal_data.guard import findings_before_publication
from cities_site.bilingual.publication_checks import blocking_problems
from cities_site.bilingual.rewriting import apply_order, copy_structure, rewrite_passage
from cities_site.bilingual.roles import APPROVE_PERMISSIONS, editable_sections
from cities_site.bilingual.submitted import submission_of

STAMP_PREFIX = "stamp_"
DISMISSAL_PREFIX = "dismissal_"
DISMISSAL_LENGTH = 200
SECTION_NAMES = {**NATIVE_NAMES, SHARED: _("Shared")}


def stamp_name(section: str) -> str:
    """Return the name of the form field that holds the stamp of `section`."""
    return STAMP_PREFIX + section


class BilingualFormMixin(PersonalDataFormMixin, forms.BaseForm):
    """Field rights, the optimistic lock on sections, and the review of translations."""

    has_conflict = False

    def prepare(self) -> None:
        """Drop what the user may not do, and add a stamp for each section they edit."""
        self.sections = editable_sections(self.for_user)
        self.prepare_personal_data(self.for_user)
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
        if stale and not self.is_own_work():
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

    def is_own_work(self) -> bool:
        """Return whether all that was saved since this form was opened came from its own user.

        Sending the form while it saves by itself is no conflict: the answer that would have
        brought the new stamps is still on its way.
        """
        loaded = str(self.data.get("loaded_revision_id") or "")
        if not (loaded.isascii() and loaded.isdigit()) or self.for_user is None:
            return False
        revisions = getattr(self.instance, "revisions", None)
        if revisions is None:
            return False
        authors = dict(revisions.filter(pk__gte=int(loaded[:18])).values_list("pk", "user"))
        # The loaded one counts only where it has been written over, which its author alone can do.
        loaded_author = authors.pop(int(loaded[:18]), None)
        return set(authors.values() or [loaded_author]) == {self.for_user.pk}

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

    def check_translation(self, stored: Any) -> None:
        """Refuse a public translation with errors, and tell those of rows at the rows.

        `stored` is the record as readers see it, or None.
        """
        submission = submission_of(self)
        record = submission.record
        problems = blocking_problems(record, stored, record.target_language, self.for_user)
        for problem in problems:
            self.add_error(None, problem)
        if not problems:
            return
        show_passages_of(self.instance, record)
        for passage, remarks in findings_of_editor(self.instance).items():
            for remark in remarks:
                if remark.is_error and not remark.dismissed:
                    submission.add_row_error(passage, remark.message)

    def check_content(self, stored: Any, sections: Iterable[str]) -> None:
        """Refuse what the checks keep back in the original and the shared facts.

        Errors of the translation are told beside its passages, by `check_translation`.
        """
        record = submission_of(self).record
        for section in sections:
            if section == record.target_language:
                self.check_translation(stored)
                continue
            for problem in blocking_problems(record, stored, section, self.for_user):
                self.add_error(None, problem)

    def review_translation(self) -> None:
        """Record the approvals that the user gave, before the record is saved."""
        if "source_language" in self.changed_data and self.instance.pk:
            self.instance.turn_approvals_around(self.initial["source_language"])
        if self.cleaned_data.get("translation_reviewed"):
            self.instance.mark_translation_reviewed()
        elif keys := self.cleaned_data.get("approved_passages"):
            self.instance.approve_passages(keys)

    def rewrite_translation(self) -> None:
        """Do to the translation what the pressed button says: blocks, order or signs."""
        if self.instance.target_language not in self.sections:
            return
        structure = self.data.get("structure")
        if structure in ("empty", "copied"):
            copy_structure(self.instance, with_words=structure == "copied")
        elif structure == "order":
            apply_order(self.instance)
        if key := self.data.get("correct_passage"):
            rewrite_passage(self.instance, key, corrected)

    def keep_dismissals(self) -> None:
        """Keep the reasons for which the user dismissed findings of a stored record.

        Before publication is judged, so that dismissing and publishing take one step.
        """
        if not self.instance.pk:
            return
        reasons = {
            name.removeprefix(DISMISSAL_PREFIX): " ".join(reason.split())[:DISMISSAL_LENGTH]
            for name, reason in self.data.items()
            if name.startswith(DISMISSAL_PREFIX) and isinstance(reason, str)
        }
        if given := {token: reason for token, reason in reasons.items() if reason}:
            dismiss(submission_of(self).record, given, self.for_user)


class PassagesField(forms.MultipleChoiceField):
    """The keys of passages; their check boxes stand beside the passages, not with this field.

    Keys that the record does not have are ignored: somebody else may have removed the passage.
    """

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.MultipleHiddenInput)

    def valid_value(self, value: str) -> bool:
        """Accept any key: which ones there are is known once the rest of the form is saved."""
        return True


def reviewed_field() -> forms.BooleanField:
    """Return the box by which the whole translation is approved."""
    return forms.BooleanField(
        required=False,
        label=_("Translation checked against the current original"),
        help_text=_("Tick once you have compared both languages; readers then see no notice."),
    )


def save_anyway_field() -> forms.BooleanField:
    """Return the box by which a conflict is settled."""
    return forms.BooleanField(
        required=False,
        label=_("Save my version anyway"),
        help_text=_("The other version stays in the history, where it can be compared."),
    )


class BilingualModelForm(BilingualFormMixin, WagtailAdminModelForm):
    """The form of every snippet type."""

    translation_reviewed = reviewed_field()
    approved_passages = PassagesField()
    save_anyway = save_anyway_field()
    personal_data_reason = reason_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare()

    def clean(self) -> dict[str, Any]:
        """Check conflicts and shared structure."""
        cleaned = super().clean()
        self.check_conflicts()
        self.check_rows()
        return cleaned

    def _post_clean(self) -> None:
        # A snippet has no draft: saving it is what makes it public.
        super()._post_clean()
        self.keep_dismissals()
        stored = type(self.instance).objects.filter(pk=self.instance.pk).first()
        self.check_content(stored, SECTIONS)
        record = submission_of(self).record
        self.refuse_personal_data(findings_before_publication(record, stored))

    def save(self, commit: bool = True) -> Any:
        """Save with the approval given."""
        record = super().save(commit=False)
        self.rewrite_translation()
        self.review_translation()
        return super().save(commit=commit) if commit else record
