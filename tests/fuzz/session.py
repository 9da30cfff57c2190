"""Sends hostile requests in process, and keeps what answered with a server error."""

import logging
import random
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import lxml.html
from django.contrib.auth.models import Permission, User
from django.core.signals import got_request_exception
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.factories import make_user
from tests.fuzz import payloads
from tests.fuzz.addresses import Address, all_addresses

# "observer" may enter the admin and has no other right.
ROLES = ["anonymous", "observer", "translator", "editor", "publisher", "administrator"]
METHODS = {"GET": 55, "POST": 41, "HEAD": 2, "PUT": 1, "OPTIONS": 1}
STREAM_FIELDS = ("body_en", "body_zh_hans")
Form = dict[str, Any]


@dataclass
class Failure:
    """A request that was answered with a server error."""

    number: int
    role: str
    method: str
    route: str
    path: str
    sent: str
    status: int
    error: str
    place: str


@dataclass
class Outcome:
    """What a run found: how often each status was answered, where, and every failure."""

    requests: Counter = field(default_factory=Counter)
    statuses: Counter = field(default_factory=Counter)
    routes: set[str] = field(default_factory=set)
    # Refused by the middleware that is the last resort against errors of libraries.
    last_resort: Counter = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing failed, and no public address left it to the last resort."""
        return not self.failures and not any(key.startswith("public") for key in self.last_resort)


class _Places(logging.Handler):
    """Counts what the last resort logs, by the place that raised."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self.counter = counter

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            area = "admin" if str(record.args[0]).startswith("/admin/") else "public"
            self.counter[f"{area}: {place_of(record.exc_info[1])}"] += 1


def place_of(error: BaseException) -> str:
    """Return what was raised where, the same for every request that meets it."""
    frames = traceback.extract_tb(error.__traceback__)
    known = [frame for frame in frames if "/django/db/" not in frame.filename] or frames
    last = known[-1]
    name = last.filename.rsplit("site-packages/", 1)[-1].rsplit("/lib/python", 1)[-1]
    return f"{type(error).__name__} in {name}:{last.name}"


class FuzzSession:
    """Six people and a list of addresses; the same seed sends the same requests."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        observer = make_user("observer")
        observer.user_permissions.add(Permission.objects.get(codename="access_admin"))
        self.addresses = all_addresses(observer)
        self.clients = {role: self._client(role) for role in ROLES}
        self.cookies = {role: dict(client.cookies) for role, client in self.clients.items()}
        self.forms: dict[str, list[Form]] = {}
        self.outcome = Outcome()
        self._raised: BaseException | None = None

    @staticmethod
    def _client(role: str) -> Client:
        client = Client(raise_request_exception=False)
        if role != "anonymous":
            client.force_login(User.objects.get(username=role))
        return client

    def run(self, requests: range) -> Outcome:
        """Send requests of these numbers, each of which is undone; return the outcome so far."""
        with self._watching():
            for number in requests:
                self._send(number)
        return self.outcome

    @contextmanager
    def _watching(self) -> Iterator[None]:
        def note(**_signal: Any) -> None:
            self._raised = sys.exc_info()[1]

        handler = _Places(self.outcome.last_resort)
        logger = logging.getLogger("cities_site.refused")
        got_request_exception.connect(note)
        logger.addHandler(handler)
        try:
            yield
        finally:
            logger.removeHandler(handler)
            got_request_exception.disconnect(note)

    def _send(self, number: int) -> None:
        chance = self.chance
        # Each address once in order, so that none is left out, then at random.
        known = number < len(self.addresses)
        address = self.addresses[number] if known else chance.choice(self._area())
        role = "administrator" if chance.random() < 0.4 else chance.choice(ROLES)
        path = address.spoilt(chance) if chance.random() < 0.15 else address.path
        method = chance.choices(list(METHODS), list(METHODS.values()))[0]
        sent = self._request(address, method)
        self._raised = None
        response = self._answer(self.clients[role], role, method, path, sent)
        area = "admin" if address.is_admin else "public"
        self.outcome.requests[area] += 1
        self.outcome.statuses[response.status_code] += 1
        self.outcome.routes.add(address.route)
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            error = self._raised
            self.outcome.failures.append(
                Failure(
                    number,
                    role,
                    method,
                    address.route,
                    path[:300],
                    repr(sent)[:600],
                    response.status_code,
                    "".join(traceback.format_exception(error)[-40:]) if error else "",
                    place_of(error) if error else "no exception",
                )
            )

    def _area(self) -> list[Address]:
        """Return the addresses of the public site or, less often, those of the admin."""
        admin = self.chance.random() < 0.3
        return [each for each in self.addresses if each.is_admin == admin]

    def _answer(
        self, client: Client, role: str, method: str, path: str, sent: dict[str, Any]
    ) -> HttpResponse:
        # Some requests sign out or change the session; the next one begins anew.
        client.cookies.clear()
        client.cookies.update(self.cookies[role])
        parts = urlsplit(path) if "[" not in path else None
        raw = parts.path if parts and not path.startswith("//") else path
        environment = {"QUERY_STRING": sent["query"], **sent["environment"]}
        if raw != quote(raw, safe="/%~;"):
            environment["PATH_INFO"] = raw.encode().decode("latin-1")
        with transaction.atomic():
            response = client.generic(
                method,
                quote(raw, safe="/%~;"),
                sent["body"],
                sent["type"],
                headers=sent["headers"],
                **environment,
            )
            if response.streaming:
                b"".join(response.streaming_content)
            transaction.set_rollback(True)
        return response

    def _request(self, address: Address, method: str) -> dict[str, Any]:
        chance = self.chance
        sent: dict[str, Any] = {
            "query": self._query(address, method),
            "body": b"",
            "type": "application/octet-stream",
            "headers": {"Accept-Language": chance.choice(payloads.LANGUAGES)},
            "environment": {},
        }
        if method in ("POST", "PUT"):
            sent["body"], sent["type"] = self._body(address)
        if chance.random() < 0.03:
            sent["headers"]["Host"] = chance.choice(payloads.HOSTS)
        if chance.random() < 0.15:
            name = chance.choice(list(payloads.HEADERS))
            if name == "Content-Length":
                sent["environment"]["CONTENT_LENGTH"] = chance.choice(payloads.HEADERS[name])
            else:
                sent["headers"][name] = chance.choice(payloads.HEADERS[name])
        return sent

    def _query(self, address: Address, method: str) -> str:
        chance = self.chance
        if chance.random() < 0.06:
            return chance.choice(payloads.QUERIES)
        most = 4 if method == "GET" else 2
        pairs = [
            (self._name(address), payloads.value(chance)) for _each in range(chance.randrange(most))
        ]
        return urlencode(pairs)

    def _name(self, address: Address) -> str:
        own = [name for form in self._forms(address) for name in form]
        if own and self.chance.random() < 0.6:
            return self.chance.choice(own)
        return self.chance.choice(payloads.NAMES)

    def _body(self, address: Address) -> tuple[bytes, str]:
        chance = self.chance
        if chance.random() < 0.06:
            kind, body = chance.choice(payloads.BODIES)
            return body.encode(), kind
        form = dict(chance.choice(self._forms(address) or [{}]))
        for _each in range(chance.randrange(1, 4)):
            name = chance.choice(list(form) or payloads.NAMES)
            if chance.random() < 0.1:
                form.pop(name, None)
            else:
                form[name] = payloads.value(chance)
        if "pages/" in address.route and chance.random() < 0.4:
            stream = chance.choice(STREAM_FIELDS)
            form |= {
                f"{stream}-{name}": part for name, part in chance.choice(payloads.STREAMS).items()
            }
        return urlencode(form, doseq=True).encode(), "application/x-www-form-urlencoded"

    def _forms(self, address: Address) -> list[Form]:
        """Return the forms of a page as an administrator's browser would send them unchanged."""
        if address.route not in self.forms:
            client = self.clients["administrator"]
            with transaction.atomic():
                response = client.get(address.path)
                transaction.set_rollback(True)
            client.cookies.clear()
            client.cookies.update(self.cookies["administrator"])
            html = "html" in response.get("Content-Type", "") and not response.streaming
            self.forms[address.route] = _forms_in(response.content) if html else []
        return self.forms[address.route]


def _forms_in(html: bytes) -> list[Form]:
    if not html.strip():
        return []
    forms = [
        {name: _sent(form.fields[name]) for name in form.fields if name != "csrfmiddlewaretoken"}
        for form in lxml.html.fromstring(html).forms
    ]
    return [form for form in forms if form]


def _sent(value: Any) -> str | list[str]:
    several = isinstance(value, (set, lxml.html.MultipleSelectOptions))
    return list(value) if several else value or ""
