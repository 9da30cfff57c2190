"""What keeps programs out of a reader's form: an empty field, and the time it takes to write.

Both work without a script, a cookie or a service of somebody else.  A refusal is an error like
any other: a person who is taken for a program loses nothing, and can send again.
"""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

# In seconds: nobody fills a form in sooner, and nobody leaves one open longer.
SHORTEST_TIME = 2
LONGEST_TIME = 24 * 60 * 60

_signer = TimestampSigner(salt="correspondence.form")


class GuardedForm(forms.Form):
    """A form that anybody may send; put the fields that readers see into a subclass."""

    # Called as programs expect it; people do not see it.
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(data.copy() if data is not None else None, **options)
        self.initial["opened"] = _signer.sign("form")

    def clean(self) -> dict[str, Any]:
        """Refuse what a program filled in, or what was not open as long as writing takes."""
        answers = super().clean()
        if answers.get("website"):
            self.add_error("website", _("Leave this field empty; it is there to stop programs."))
        if problem := self._problem_with_time(str(answers.get("opened", ""))):
            self.add_error(None, problem)
        return answers

    def _problem_with_time(self, opened: str) -> Any:
        try:
            _signer.unsign(opened, max_age=LONGEST_TIME)
        except BadSignature:
            # The next attempt counts from now.
            self.data["opened"] = _signer.sign("form")
            return _("The form was open for too long. Nothing is lost: send it once more.")
        try:
            _signer.unsign(opened, max_age=SHORTEST_TIME)
        except SignatureExpired:
            return None
        return _("The form was sent very quickly. Wait for a moment, and send it once more.")

    def refuse(self, problem: Any) -> None:
        """Show `problem` above the form, with everything that was typed still in it."""
        self.add_error(None, problem)

    def problems(self) -> list[tuple[str, str]]:
        """Return every error with the id of the field to which it leads, empty for the form's."""
        return [
            (self._first_id(name) if name != NON_FIELD_ERRORS else "", str(message))
            for name, messages in self.errors.items()
            for message in messages
        ]

    def _first_id(self, name: str) -> str:
        field = self[name]
        # Of many boxes the first one takes the focus.
        return field.id_for_label or f"{field.auto_id}_0"

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields that readers see."""
        return [field for field in self.visible_fields() if field.name != "website"]
