"""Single sign-on with OpenID Connect (Core 1.0): the code flow with PKCE, and signed tokens."""

from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse

# What a key is for that does not say it (Core 1.0, 15.1: every provider signs with this).
USUAL_ALGORITHM = "RS256"


class SignedTokenAdapter(OpenIDConnectOAuth2Adapter):
    """Checks the signature of the token also where TLS alone would do (Core 1.0, 3.1.3.7)."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict:
        try:
            key = self._key_of(id_token)
            return jwt.decode(
                id_token,
                key=key.key,
                # As the key says, never as the token does.
                algorithms=[key.algorithm_name or USUAL_ALGORITHM],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except (jwt.PyJWTError, KeyError, ValueError) as error:
            raise OAuth2Error("The token of the provider is not valid") from error

    def _key_of(self, id_token: str) -> jwt.PyJWK:
        """Return the provider's key that the token names, or its only one (Core 1.0, 10.1)."""
        name = jwt.get_unverified_header(id_token).get("kid")
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
        answer.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        named = [key for key in keys if name in (None, key.key_id)]
        if len(named) != 1:
            raise OAuth2Error("The provider has no key of the name in its token")
        return named[0]


def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the browser to the provider; 404 where there is none of that name."""
    return _answer(OAuth2LoginView, request, provider_id)


def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take what the provider says, and sign in whoever has an account here."""
    return _answer(OAuth2CallbackView, request, provider_id)


def _answer(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        return view.adapter_view(SignedTokenAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
