"""How an editor is told of personal data, and how somebody answers for it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.fields import StreamField

from cities_site.bilingual.personal_data.guard import OVERRIDE_PERMISSION, Acceptance, Found

REASON = "personal_data_reason"


def reason_field() -> forms.CharField:
    """Return the field for the reason to publish personal data all the same."""
    return forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Reason to publish personal data"),
        help_text=gettext_lazy(
            "Say who agreed that the data found on this page are public; the history keeps it."
        ),
    )


class PersonalDataFormMixin(forms.BaseForm):
    """Refuses what would make personal data public, unless a permitted user gives a reason."""

    found_personal_data: tuple[Found, ...] = ()

    def prepare_personal_data(self, user: Any) -> None:
        """Offer the reason to those who may override, and remember who fills in the form."""
        self.answering_user = user
        if user is None or not user.has_perm(OVERRIDE_PERMISSION):
            self.fields.pop(REASON, None)

    def refuse_personal_data(self, found: Iterable[Found]) -> None:
        """Tell each finding at its field, or take the reason given for all of them."""
        found = list(found)
        for item in found:
            if item.elsewhere:
                self._tell(item)
        self.found_personal_data = tuple(item for item in found if not item.elsewhere)
        if not self.found_personal_data:
            return
        reason = (self.cleaned_data.get(REASON) or "").strip()
        if reason:
            self.instance.accepted_personal_data = Acceptance(
                self.found_personal_data, reason, self.answering_user
            )
            return
        for item in self.found_personal_data:
            self._tell(item)
        if REASON in self.fields:
            message = _("Give a reason here if it is to be public all the same.")
            self.add_error(REASON, message)

    def _tell(self, item: Found) -> None:
        column, message = item.place.column, item.message
        field = self.fields.get(column)
        is_stream = field is not None and isinstance(
            self.instance._meta.get_field(column) if hasattr(self.instance, column) else None,
            StreamField,
        )
        if field is None or is_stream or item.elsewhere:
            message = _("%(place)s: %(finding)s") % {"place": item.place.label, "finding": message}
            self.add_error(None, message)
        else:
            self.add_error(column, message)
