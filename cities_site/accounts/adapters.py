"""How allauth works here: nobody signs up, secrets are encrypted, addresses come from proxies."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cities_site.library.client_address import client_address

# What Wagtail does not say either.
UNSAID = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}


class AccountAdapter(DefaultAccountAdapter):
    """Passwords."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Leave new accounts to administrators."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that our proxies vouch for."""
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave the counting of wrong passwords to axes.

        allauth counts by name alone, so that anybody could keep another person out.
        """

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Say what there is to say."""
        if message_template not in UNSAID:
            super().add_message(request, level, message_template, *args, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors, their secrets encrypted with a key derived from SECRET_KEY."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is wrong or no longer valid. Enter the one shown now.")
    }

    def encrypt(self, text: str) -> str:
        """Return `text` as the database keeps it."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was encrypted with this key, or with one of SECRET_KEY_FALLBACKS."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """Return what a new passkey is called until its owner names it."""
        return gettext("My passkey")

    def _get_site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Single sign-on for those who have an account here."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account by the address that the provider has verified, the first time.

        Where two accounts have the address, none is meant.
        """
        if sociallogin.is_existing:
            return
        verified = [each.email for each in sociallogin.email_addresses if each.verified]
        if not verified:
            return
        found = get_user_model().objects.filter(email__iexact=verified[0], is_active=True)
        if len(found) == 1:
            sociallogin.connect(request, found[0])

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Make no account for whom nobody invited."""
        return False


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key_from(each)) for each in keys])


def _key_from(secret: str) -> bytes:
    digest = hashlib.sha256(b"cities_site.accounts.second_factor:" + secret.encode()).digest()
    return base64.urlsafe_b64encode(digest)
