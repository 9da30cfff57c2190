"""Settings of accounts: signing in, second factors, single sign-on, sessions, the audit log."""

import os
from datetime import timedelta

AUTHENTICATION_BACKENDS = [
    # First: refuses whoever failed too often, before a password is looked at.
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
LOGIN_REDIRECT_URL = "/admin/"
# Administrators invite; nobody types a password for somebody else.
WAGTAILUSERS_PASSWORD_ENABLED = False
# A forgotten password is reset, and an invitation accepted, within three days.
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

# --- Accounts ------------------------------------------------------------------------------
# Nobody makes an account alone: administrators invite.
ACCOUNT_ADAPTER = "cities_site.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
# The cookie lasts as long as the session may; how long that is, says the middleware.
ACCOUNT_SESSION_REMEMBER = True
# Where somebody was sent from is asked by the view itself, which knows who may enter the admin.
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
# By the address that asks; what is not named here keeps allauth's limit.
ACCOUNT_RATE_LIMITS = {"reset_password": "10/m/ip"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60

# --- Second factors --------------------------------------------------------------------------
# Who must have one: "nobody", "publishers" (those who may publish both languages or manage
# accounts, so administrators too) or "everybody". Whoever has one is always asked for it.
SECOND_FACTOR_REQUIRED_FOR = "publishers"
MFA_ADAPTER = "cities_site.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "cities_site.accounts.forms.CodeForm",
    "reauthenticate": "cities_site.accounts.forms.CodeAgainForm",
    "activate_totp": "cities_site.accounts.forms.FirstCodeForm",
    "add_webauthn": "cities_site.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "cities_site.accounts.forms.RenamePasskeyForm",
}
MFA_TOTP_ISSUER = "Cities Project"
# A telephone's clock may differ by half a minute.
MFA_TOTP_TOLERANCE = 1

# --- Too many failures -----------------------------------------------------------------------
# Counted by name and address together, so that nobody shuts another person out from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "cities_site.library.client_address.client_address"
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
# The audit log has its own entries, with shortened addresses.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# --- Sessions --------------------------------------------------------------------------------
# Whichever comes first: so long after the sign-in, or after the last thing somebody did.
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_IDLE_SECONDS = 60 * 60

# --- Single sign-on --------------------------------------------------------------------------
# An OpenID Connect provider, for example https://login.example.org/tenant; without one there is
# none. Its people need an account here with the address that the provider has verified.
OPENID_CONNECT_ISSUER = os.environ.get("OPENID_CONNECT_ISSUER", "").strip()
OPENID_CONNECT_CLIENT_ID = os.environ.get("OPENID_CONNECT_CLIENT_ID", "").strip()
OPENID_CONNECT_CLIENT_SECRET = os.environ.get("OPENID_CONNECT_CLIENT_SECRET", "").strip()
OPENID_CONNECT_NAME = os.environ.get("OPENID_CONNECT_NAME", "").strip() or "OpenID Connect"
# Whether the provider itself asks for a second factor, so that none is needed here.
OPENID_CONNECT_SECOND_FACTOR = os.environ.get("OPENID_CONNECT_SECOND_FACTOR", "") == "1"
SOCIALACCOUNT_ADAPTER = "cities_site.accounts.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_LOGIN_ON_GET = False


def openid_connect_provider(
    issuer: str, client_id: str, client_secret: str, name: str
) -> dict[str, dict]:
    """Return allauth's settings for one provider; empty without an `issuer`."""
    if not issuer:
        return {}
    application = {
        "provider_id": "office",
        "name": name,
        "client_id": client_id,
        "secret": client_secret,
        # Who somebody is comes from the signed token alone.
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True, "fetch_userinfo": False},
    }
    return {"openid_connect": {"APPS": [application]}}


SOCIALACCOUNT_PROVIDERS = openid_connect_provider(
    OPENID_CONNECT_ISSUER,
    OPENID_CONNECT_CLIENT_ID,
    OPENID_CONNECT_CLIENT_SECRET,
    OPENID_CONNECT_NAME,
)

# --- Audit log -------------------------------------------------------------------------------
# Entries about accounts and sign-ins are deleted after this many days, by
# `manage.py delete_old_audit_entries`; the histories of pages stay as long as the pages.
AUDIT_LOG_KEPT_DAYS = int(os.environ.get("AUDIT_LOG_KEPT_DAYS", "730"))
