"""allauth's forms, with words that say what is meant."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _


class CodeLabel:
    """Calls the code what it is, and lets telephones show their number pad."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Verification code")
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "placeholder": ""}


class CodeForm(CodeLabel, AuthenticateForm):
    """Asks for the second factor at a sign-in."""


class CodeAgainForm(CodeLabel, ReauthenticateForm):
    """Asks for the second factor once more."""


class FirstCodeForm(CodeLabel, ActivateTOTPForm):
    """Asks for the code that shows that the app has the secret."""


class AddPasskeyForm(AddWebAuthnForm):
    """Names a passkey, and says whether it opens the account alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _(
            "Name the device, so that you recognise it when you remove it."
        )
        self.fields["passwordless"].label = _("Sign in without username and password")
        self.fields["passwordless"].help_text = _(
            "Tick if the device checks your fingerprint, face or PIN: it then opens your account"
            " alone."
        )


class RenamePasskeyForm(EditWebAuthnForm):
    """Renames a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
