"""The publisher's decision: which languages go public, or why the draft goes back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cities_site.bilingual.content import SECTIONS, SHARED
from cities_site.bilingual.four_eyes import OVERRIDE_PERMISSION, own_sections
from cities_site.bilingual.four_eyes_forms import alone_reason_field, refusal
from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.models import TranslationState
from cities_site.bilingual.personal_data.guard import findings_before_publication
from cities_site.bilingual.publication_checks import blocking_problems
from cities_site.bilingual.publishing import pending_sections
from cities_site.bilingual.roles import publishable_sections
from cities_site.desk.review.reading import as_if_public

PUBLISH, RETURN = "publish", "return"
COMMENT_LENGTH = 500


class DecisionForm(forms.Form):
    """What becomes of the draft that the publisher has before them."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    languages = forms.MultipleChoiceField(
        label=_("Languages to publish"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Readers see the ticked languages; the other one keeps its draft."),
    )
    approve_translation = forms.BooleanField(
        required=False,
        label=_("Translation checked against the current original"),
        help_text=_("Tick once you have compared both languages; readers then see no notice."),
    )
    published_alone_reason = alone_reason_field()
    comment = forms.CharField(
        required=False,
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Comment for the author"),
        help_text=_("Say what to change when you return it; the history keeps it."),
    )

    def __init__(self, page: Any, draft: Any, user: Any, data: Any = None) -> None:
        super().__init__(data)
        self.draft, self.user = draft, user
        self.stored = page if page.live else None
        self.asked = as_if_public(draft)
        self.own = own_sections(self.stored, self.asked, user)
        rights = publishable_sections(user)
        offered = [
            item for item in LANGUAGES if item in rights and self.asked.is_available_in(item)
        ]
        self.fields["languages"].choices = [(item, NATIVE_NAMES[item]) for item in offered]
        pending = SECTIONS if self.stored is None else pending_sections(self.stored, self.asked)
        self.pending = set(pending)
        is_shared_pending = SHARED in self.pending
        self.initial = {
            "revision": page.latest_revision_id,
            "languages": [
                item
                for item in offered
                if item not in self.own and (item in self.pending or is_shared_pending)
            ],
        }
        if (
            draft.target_language not in offered
            or draft.computed_translation_state() == TranslationState.READY
        ):
            del self.fields["approve_translation"]
        if not self.own or not user.has_perm(OVERRIDE_PERMISSION):
            del self.fields["published_alone_reason"]
        self.has_rights = bool(offered)

    @property
    def action(self) -> str:
        """What the pressed button says."""
        return self.data.get("action", "")

    def clean(self) -> dict[str, Any]:
        """Refuse a decision about another draft, one without its reason, and what checks hold."""
        cleaned = super().clean()
        if cleaned.get("revision") != self.initial["revision"]:
            raise ValidationError(
                _("Somebody has saved the page since you opened this: look at it again below.")
            )
        if self.action == RETURN:
            if not cleaned.get("comment", "").strip():
                self.add_error("comment", _("Say what to change, so that the author can do it."))
        elif self.action == PUBLISH:
            self.clean_publication(cleaned)
        else:
            raise ValidationError(_("Choose what is to become of the draft."))
        return cleaned

    def clean_publication(self, cleaned: dict[str, Any]) -> None:
        """Refuse a publication of nothing, of one's own words, and what the checks keep back."""
        chosen = cleaned.get("languages") or []
        if not chosen:
            self.add_error("languages", _("Tick the languages that readers are to see."))
            return
        carried = self.carried()
        reason = (cleaned.get("published_alone_reason") or "").strip()
        mine = self.own & carried
        if mine and not reason and not (carried - mine) & self.pending:
            self.add_error(None, refusal(mine))
            if "published_alone_reason" in self.fields:
                self.add_error(
                    "published_alone_reason", _("Say why, or leave it to somebody else.")
                )
        for section in carried - (set() if reason else mine):
            self.add_problems(section)
        for found in findings_before_publication(self.judged(), self.stored):
            if found.place.section in carried:
                self.add_error(None, f"{found.place.label}: {found.message}")

    def add_problems(self, section: str) -> None:
        """Tell what the checks say against `section`, unless the user may override it."""
        judged = self.judged()
        problems = blocking_problems(judged, self.stored, section, self.user)
        if section in LANGUAGES:
            problems += [str(each) for each in judged.publication_problems(section).values()]
        # Told once, however often the same stands in a text.
        for problem in dict.fromkeys(problems):
            self.add_error(None, problem)

    def carried(self) -> set[str]:
        """Return the sections that the publication is to carry."""
        facts = {SHARED} & set(publishable_sections(self.user))
        return {*self.cleaned_data.get("languages", []), *facts}

    def judged(self) -> Any:
        """Return the draft as the decision makes it: ticked languages public."""
        draft = self.draft
        decided = draft.with_content_json(draft.serializable_data())
        for language in self.cleaned_data.get("languages", []):
            setattr(decided, localized("public", language), True)
        if self.cleaned_data.get("approve_translation"):
            decided.mark_translation_reviewed()
        return decided
