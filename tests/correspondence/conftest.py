"""A site with a few pages, readers without cookies, and a mail server on this machine."""

import socket
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core.cache import cache
from django.test import Client

from tests.factories import both_languages, make_news, make_news_index, make_site

NOW = "2026-03-02 09:00:00 +0000"


@pytest.fixture(autouse=True)
def _no_counts() -> None:
    cache.clear()


@pytest.fixture
def clock() -> Iterator[Any]:
    """Let the time stand still until a test moves it."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def site(db, clock):
    """A home page and a news page at /news/green-roofs/, public in both languages."""
    home = make_site()
    make_news(make_news_index(home), slug="green-roofs", **both_languages())
    return home


@pytest.fixture
def reader() -> Client:
    return Client()


class Inbox:
    """Keeps what it receives, or refuses everything."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refuses = False

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.refuses:
            return "451 Try again later"
        self.messages.append(BytesParser(policy=default).parsebytes(envelope.content))
        return "250 OK"


@pytest.fixture
def inbox(settings) -> Iterator[Inbox]:
    """Receive over SMTP, on a port of this machine, what the site sends."""
    inbox = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield inbox
    controller.stop()
