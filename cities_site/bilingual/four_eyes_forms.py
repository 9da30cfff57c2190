"""How an editor is told that somebody else publishes what they wrote, and the way out of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel

from cities_site.bilingual.content import SECTIONS, SHARED
from cities_site.bilingual.four_eyes import (
    OVERRIDE_PERMISSION,
    content_below,
    is_enforced_for,
    own_sections,
    writers_of,
)
from cities_site.bilingual.languages import NATIVE_NAMES
from cities_site.bilingual.submitted import submission_of

REASON = "published_alone_reason"
SECTION_NAMES = {**NATIVE_NAMES, SHARED: gettext_lazy("Shared facts")}


def alone_reason_field() -> forms.CharField:
    """Return the field for the reason to publish one's own words."""
    return forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Reason to publish without a second person"),
        help_text=gettext_lazy(
            "For emergencies: say why nobody else can look at it first; the history keeps it."
        ),
    )


def refusal(own: set[str]) -> str:
    """Return what somebody is told who may not publish the sections `own`, and what to do."""
    names = ", ".join(str(SECTION_NAMES[section]) for section in SECTIONS if section in own)
    return _(
        "You wrote or submitted this yourself since it was last public (%(sections)s), so somebody "
        "else publishes it: save the draft and submit it for approval. Nothing you typed is lost."
    ) % {"sections": names}


class FourEyesFormMixin(forms.BaseForm):
    """Refuses a publication of nothing but the user's own writing."""

    publishes_own_words = False

    def prepare_four_eyes(self) -> None:
        """Offer the reason to those who may publish alone."""
        user = self.for_user
        if not is_enforced_for(user) or not user.has_perm(OVERRIDE_PERMISSION):
            self.fields.pop(REASON, None)

    def check_four_eyes(self, stored: Any, carried: set[str]) -> None:
        """Refuse what would make public only what the user wrote, or take the reason for it.

        `stored` is the page as readers see it, or None.  What others wrote in the same draft goes
        out without it: the publication itself leaves out what is the user's own.
        """
        if not is_enforced_for(self.for_user):
            return
        own = self.own_words(stored)
        if not own & carried or (carried - own) & set(self.pending(stored)):
            return
        self.publishes_own_words = True
        if reason := (self.cleaned_data.get(REASON) or "").strip():
            self.instance.answer_alone_for = (reason, sorted(own))
            return
        if REASON in self.fields:
            self.add_error(REASON, _("Say why, or have somebody else publish it."))
        self.add_error(None, ValidationError(refusal(own & carried), code="four_eyes"))

    def own_words(self, stored: Any) -> set[str]:
        """Return the sections that are the user's own once this form is saved."""
        record = submission_of(self).record
        below = content_below(self.instance) if self.instance.pk else None
        record.written_by = writers_of(record, record.serializable_data(), below, self.for_user)
        return own_sections(stored, record, self.for_user)

    def pending(self, stored: Any) -> list[str]:
        """Return what this form would change for readers."""
        # Imported late: publication itself asks who wrote what.
        from cities_site.bilingual.publishing import pending_sections

        record = submission_of(self).record
        return list(SECTIONS) if stored is None else pending_sections(stored, record)


class AloneReasonPanel(FieldPanel):
    """Asks for the reason once a publication was refused."""

    def __init__(self, field_name: str = REASON, **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        """Shown to those who may publish alone, after they have tried."""

        def is_shown(self) -> bool:
            return super().is_shown() and getattr(self.form, "publishes_own_words", False)

        def get_comparison(self) -> list:
            return []
