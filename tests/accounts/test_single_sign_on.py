"""Single sign-on, against a provider that runs on this machine: the code flow of OpenID Connect.

The provider is Authlib's server; in front of it stands a check of PKCE (RFC 7636) that it lacks.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

import oidc_provider_mock
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client
from joserfc.jwk import RSAKey

from cities_site.settings.accounts import openid_connect_provider
from tests.accounts.people import DOOR, give_app, is_inside
from tests.factories import make_user

pytestmark = pytest.mark.django_db

BEGIN = "/admin/login/office/"


class Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments: Any) -> None:
        """Say nothing: the tests look at the answers."""


class Provider:
    """The provider, what it was asked, and what it may be made to get wrong."""

    def __init__(self) -> None:
        self.app = oidc_provider_mock.app()
        self.challenges: list[str] = []
        self.other_keys = False
        self.address = ""

    def __call__(self, environ: dict, start_response: Callable) -> Any:
        path = environ["PATH_INFO"]
        if path.endswith("/authorize"):
            query = parse_qs(environ["QUERY_STRING"])
            if query.get("code_challenge_method") == ["S256"]:
                self.challenges += query["code_challenge"]
        if path.endswith("/token") and not self._proves_challenge(environ):
            start_response("400 Bad Request", [("Content-Type", "application/json")])
            return [b'{"error": "invalid_grant"}']
        if self.other_keys and "jwks" in path:
            key = RSAKey.generate_key(2048)
            start_response("200 OK", [("Content-Type", "application/json")])
            return [json.dumps({"keys": [key.as_dict(private=False)]}).encode()]
        return self.app(environ, start_response)

    def _proves_challenge(self, environ: dict) -> bool:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        environ["wsgi.input"] = BytesIO(body)
        [verifier] = parse_qs(body.decode()).get("code_verifier", [""])
        digest = hashlib.sha256(verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=") in self.challenges


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()
    server = make_server("localhost", 0, provider, handler_class=Quiet)
    provider.address = f"http://localhost:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with running() as provider:
        settings.SOCIALACCOUNT_PROVIDERS = openid_connect_provider(
            provider.address, "cities", "a secret of both", "Example Office"
        )
        yield provider


def come_through(provider: Provider, claims: dict[str, Any], subject: str = "7") -> Client:
    """Sign in at the provider as a browser does, and come back to the site."""
    answer = requests.put(f"{provider.address}/users/{subject}", json=claims, timeout=10)
    assert answer.ok, answer.text
    client = Client()
    begun = client.post(BEGIN)
    assert begun.url.startswith(provider.address)
    consent = requests.post(begun.url, data={"sub": subject}, allow_redirects=False, timeout=10)
    back = urlsplit(consent.headers["Location"])
    assert (back.netloc, back.path) == ("testserver", "/admin/login/office/callback/")
    client.last = client.get(f"{back.path}?{back.query}")
    return client


@pytest.fixture
def editor() -> User:
    return make_user("editor", "Editors")


KNOWN = {"email": "editor@example.org", "email_verified": True}


def test_whoever_has_an_account_with_the_verified_address_comes_in(provider, editor) -> None:
    assert "Sign in with Example Office" in Client().get(DOOR).content.decode()

    client = come_through(provider, KNOWN)

    assert client.last.url == "/admin/"
    assert is_inside(client)
    assert SocialAccount.objects.get().user == editor
    assert len(provider.challenges) == 1
    # The password that the account had is still there, for the day on which the provider is not.
    editor.refresh_from_db()
    assert editor.has_usable_password()
    # Later the person is known by the provider's number, whatever the address.
    assert is_inside(come_through(provider, {"email": "new@example.org", "email_verified": True}))


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@example.org", "email_verified": True},
        {"email": "editor@example.org", "email_verified": False},
        {"email": "editor@example.org"},
        {},
    ],
)
def test_nobody_else_comes_in_and_no_account_is_made(provider, editor, claims) -> None:
    client = come_through(provider, claims)

    assert not is_inside(client)
    assert User.objects.count() == 1
    assert "Ask an administrator for an invitation." in client.last.content.decode()


def test_an_address_of_two_accounts_opens_neither(provider, editor) -> None:
    User.objects.create_user("second", "EDITOR@example.org")

    assert not is_inside(come_through(provider, KNOWN))


def test_a_token_that_is_signed_with_another_key_is_refused(provider, editor) -> None:
    provider.other_keys = True

    client = come_through(provider, KNOWN)

    assert not is_inside(client)
    assert "did not confirm who you are" in client.last.content.decode()


def test_an_answer_that_nobody_asked_for_is_refused(provider, editor) -> None:
    for query in ("", "?code=x", "?code=x&state=y", "?error=access_denied&state=y", "?code=%00"):
        client = Client()
        answer = client.get(f"{BEGIN}callback/{query}")
        assert answer.status_code in (200, 400, 401)
        assert not is_inside(client)


def test_the_provider_does_not_replace_the_second_factor_unless_it_asks_for_one_itself(
    provider, editor, settings
) -> None:
    give_app(editor)
    assert come_through(provider, KNOWN).last.url == "/admin/login/second-factor/"
    editor.authenticator_set.all().delete()
    settings.SECOND_FACTOR_REQUIRED_FOR = "everybody"
    assert not is_inside(come_through(provider, KNOWN))

    settings.OPENID_CONNECT_SECOND_FACTOR = True

    assert is_inside(come_through(provider, KNOWN))


def test_without_settings_there_is_no_single_sign_on(editor) -> None:
    assert openid_connect_provider("", "", "", "") == {}
    assert "Sign in with" not in Client().get(DOOR).content.decode().replace(
        "Sign in with a passkey", ""
    )
    assert Client().post(BEGIN).status_code == 404
    assert Client().get(f"{BEGIN}callback/?code=x").status_code == 404
