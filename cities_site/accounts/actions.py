"""What the audit log knows of accounts: its actions, and the sentences in which it shows them.

The log is Wagtail's: entries about accounts stand in the same tables as those about content.
"""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

SIGNED_IN = "accounts.sign_in"
SIGN_IN_FAILED = "accounts.sign_in_failed"
SHUT_OUT = "accounts.shut_out"
SIGNED_OUT = "accounts.sign_out"
SESSIONS_ENDED = "accounts.sessions_ended"
FACTOR_ADDED = "accounts.factor_added"
FACTOR_REMOVED = "accounts.factor_removed"
CODES_RENEWED = "accounts.recovery_codes_renewed"
FACTORS_RESET = "accounts.factors_reset"
RIGHTS_CHANGED = "accounts.rights_changed"
PASSWORD_CHANGED = "accounts.password_changed"  # noqa: S105 - the name of an action
INVITED = "accounts.invited"
INVITATION_REVOKED = "accounts.invitation_revoked"
# What the history of one's own sign-ins shows.
OF_SIGN_INS = (SIGNED_IN, SIGN_IN_FAILED, SHUT_OUT, SIGNED_OUT, SESSIONS_ENDED)

LABELS = {
    SIGNED_IN: gettext_lazy("Signed in"),
    SIGN_IN_FAILED: gettext_lazy("Sign-in failed"),
    SHUT_OUT: gettext_lazy("Too many failed sign-ins"),
    SIGNED_OUT: gettext_lazy("Signed out"),
    SESSIONS_ENDED: gettext_lazy("Signed out everywhere"),
    FACTOR_ADDED: gettext_lazy("Second factor added"),
    FACTOR_REMOVED: gettext_lazy("Second factor removed"),
    CODES_RENEWED: gettext_lazy("Recovery codes renewed"),
    FACTORS_RESET: gettext_lazy("Second factors reset"),
    RIGHTS_CHANGED: gettext_lazy("Rights changed"),
    PASSWORD_CHANGED: gettext_lazy("Password changed"),
    INVITED: gettext_lazy("Invited"),
    INVITATION_REVOKED: gettext_lazy("Invitation revoked"),
}
MEANS = {
    "password": gettext_lazy("password"),
    "socialaccount": gettext_lazy("single sign-on"),
    "totp": gettext_lazy("authenticator app"),
    "webauthn": gettext_lazy("passkey"),
    "recovery_codes": gettext_lazy("recovery code"),
}


class AccountFormatter(LogFormatter):
    """Shows an entry with what was used, given or taken, and from where."""

    def format_message(self, log_entry: Any) -> str:
        """Return the action and its details as one line."""
        details = details_of(log_entry.data)
        if not details:
            return str(self.label)
        return _("%(action)s: %(details)s") % {
            "action": self.label,
            "details": _("; ").join(details),
        }


def details_of(data: dict[str, Any]) -> list[str]:
    """Return what an entry's data say, in words."""
    means = [str(MEANS.get(each, each)) for each in data.get("means", ())]
    details = [_(" + ").join(means)] if means else []
    if given := data.get("given"):
        details.append(_("given %(what)s") % {"what": _(", ").join(given)})
    if taken := data.get("taken"):
        details.append(_("taken %(what)s") % {"what": _(", ").join(taken)})
    details += [data[name] for name in ("browser", "network") if data.get(name)]
    return details


def register(actions: Any) -> None:
    """Tell Wagtail's log of the actions on accounts."""
    for action, label in LABELS.items():
        actions.register_action(action)(type("Formatter", (AccountFormatter,), {"label": label}))
