"""The form with which people sign in to the admin."""

from typing import Any

from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm


class LoginForm(WagtailLoginForm):
    """Wagtail's form, whose own fields no longer tell password managers what they are.

    WCAG 2.2 asks for it: success criteria 1.3.5 (identify input purpose) and 3.3.8 (accessible
    authentication).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"
