"""Addresses of sign-in, second factors, sessions and invitations; all of them below the admin's.

They stand before Wagtail's own, whose sign-in takes a password alone.  The names are those that
allauth looks up.
"""

from allauth.account import views as account
from allauth.decorators import rate_limit
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import PasswordResetView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cities_site.accounts.views import audit, invitations, sessions, sign_in, single_sign_on
from cities_site.accounts.views.own_account import OwnAccountView

# For people who are on their way in.
entrance = [
    path("login/", sign_in.SignInView.as_view(), name="account_login"),
    path("login/cancel/", sign_in.CancelView.as_view(), name="account_logout"),
    path("login/closed/", account.account_inactive, name="account_inactive"),
    path(
        "password_reset/",
        rate_limit(action="reset_password")(PasswordResetView.as_view()),
        name="wagtailadmin_password_reset",
    ),
    path("login/second-factor/", factors.authenticate, name="mfa_authenticate"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("login/<slug:provider_id>/", single_sign_on.begin, name="openid_connect_login"),
    path(
        "login/<slug:provider_id>/callback/",
        single_sign_on.come_back,
        name="openid_connect_callback",
    ),
]
# For people who are in.
own_account = [
    path("account/", OwnAccountView.as_view(), name="wagtailadmin_account"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path(
        "account/confirm/passkey/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/second-factor/", factors.index, name="mfa_index"),
    path("account/second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("account/second-factor/passkeys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(
        "account/second-factor/passkeys/<int:pk>/",
        webauthn.edit_webauthn,
        name="mfa_edit_webauthn",
    ),
    path(
        "account/second-factor/passkeys/<int:pk>/remove/",
        webauthn.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    path("account/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/recovery-codes/new/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/recovery-codes/file/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("account/sessions/", sessions.show_sessions, name="accounts_sessions"),
    path("account/sessions/end/", sessions.end_sessions, name="accounts_end_sessions"),
    path("users/<int:pk>/access/", sessions.reset_access, name="accounts_reset_access"),
    path("reports/audit-log/", audit.AuditLogView.as_view(), name="accounts_audit_log"),
    path(
        "reports/audit-log/results/",
        audit.AuditLogView.as_view(results_only=True),
        name="accounts_audit_log_results",
    ),
    path("invitations/", invitations.show_invitations, name="accounts_invitations"),
    path("invitations/new/", invitations.invite, name="accounts_invite"),
    path("invitations/<int:pk>/send/", invitations.send_again, name="accounts_invite_again"),
    path("invitations/<int:pk>/revoke/", invitations.revoke, name="accounts_revoke_invitation"),
]
urlpatterns = decorate_urlpatterns(
    entrance + decorate_urlpatterns(own_account, require_admin_access), never_cache
)
