"""What a reader's browser does with a form: fill it in and send everything that is in it."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
PAUSE = 10  # seconds


def opened_form(client: Client, address: str) -> dict[str, str]:
    """Open a page and return what its form sends without the reader."""
    response = client.get(address)
    assert response.status_code == 200, address
    return {name: unescape(value) for name, value in HIDDEN.findall(response.content.decode())}


def send(client: Client, address: str, clock: Any, answers: dict, **options: Any) -> HttpResponse:
    """Open a form, take the time that a person takes, and send it filled in."""
    hidden = opened_form(client, address)
    clock.shift(PAUSE)
    response = client.post(address, hidden | answers, **options)
    assert not response.cookies
    return response
