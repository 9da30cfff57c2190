"""People at the door of the admin, and the apps on their telephones."""

import base64
import hashlib
import hmac
import struct
import time

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from tests.factories import PASSWORD

DOOR = "/admin/login/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_now(secret: str = SECRET) -> str:
    """Return what an authenticator app shows now (RFC 6238, computed apart from the site)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def give_app(user: User) -> None:
    """Give an account an authenticator app with a known secret."""
    TOTP.activate(user, SECRET)


def knock(client: Client, name: str, password: str = PASSWORD, **extra: str) -> HttpResponse:
    """Send the sign-in form."""
    return client.post(DOOR, {"login": name, "password": password}, **extra)


def is_inside(client: Client) -> bool:
    """Tell whether the admin opens."""
    return client.get("/admin/").status_code == 200
