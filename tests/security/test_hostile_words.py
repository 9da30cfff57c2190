"""A script in every text of every record runs nowhere that the site shows it."""

import csv
import io
import json
import re
from html import unescape

import lxml.etree
import lxml.html
import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cities_site.bilingual.models import BasePage
from cities_site.correspondence.models import Subscription
from tests.base import SeededTestCase, public_pages
from tests.factories import make_user
from tests.fuzz.addresses import public_routes
from tests.gates.admin_addresses import PLACEHOLDER, AdminAddresses, admin_routes
from tests.security.hostile_words import SHORT, WORDS, address_fields, spoil_everything

FORMULA = re.compile(r"^\s*[=+\-@]")
LINKS = ("href", "src", "action", "formaction", "data", "xlink:href", "poster")
DATA = ("application/json", "application/ld+json")


def running_in(html: bytes) -> list[str]:
    """Return what would run in a page: handlers, scripts and links that hold the payload."""
    found = []
    for element in lxml.html.fromstring(html).iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if name.startswith("on") and "hostile" in value:
                found.append(f"<{element.tag} {name}>")
            if name in LINKS and value.strip().lower().startswith("javascript:"):
                found.append(f"<{element.tag} {name}={value[:40]}>")
        text = element.text or ""
        if element.tag == "script" and "hostile" in text and element.get("type") not in DATA:
            found.append(f"<script>{text[:60]}")
        if element.tag == "script" and element.get("type") in DATA:
            assert "<" not in text, text[:200]
            json.loads(text)
    return found


class HostileWordsTests(SeededTestCase):
    """Each text column, block and name holds markup that runs a script where it is not escaped."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.administrator = User.objects.get(username="administrator")
        cls.records = AdminAddresses(make_user("no_admin"))
        cls.columns = spoil_everything()

    def check(self, client: Client, path: str) -> bool:
        response = client.get(path)
        assert response.status_code < 500, path
        if response.streaming or "html" not in response.headers.get("Content-Type", ""):
            return False
        html = response.content
        assert not html.strip() or running_in(html) == [], path
        return WORDS in unescape(html.decode()) or SHORT in unescape(html.decode())

    def test_every_public_page_shows_the_words_and_runs_nothing(self) -> None:
        assert self.columns > 100
        shown = [self.check(Client(), path) for _page, _language, path in public_pages()]

        assert sum(shown) > len(shown) * 0.9

    def test_pages_that_are_no_records_run_nothing(self) -> None:
        for route in public_routes():
            if not PLACEHOLDER.search(route) and "(" not in route:
                self.check(Client(), f"/{route}?q={WORDS}&about={WORDS}&path={WORDS}&page={WORDS}")

    def test_every_screen_of_the_admin_runs_nothing(self) -> None:
        client = Client()
        # As it is now: a session ends when the stored password changes.
        client.force_login(User.objects.get(pk=self.administrator.pk))
        shown = 0
        for route in admin_routes():
            if "failwhale" not in route and "logout" not in route:
                shown += self.check(client, f"{self.records.address(route)}?q={WORDS}")
        assert shown > 60

    def test_feeds_and_files_for_programs_stay_what_they_are(self) -> None:
        for path in ("/en/feed.xml", "/zh-hans/feed.xml", "/en/news/feed.xml", "/sitemap.xml"):
            response = Client().get(path)
            root = lxml.etree.fromstring(response.content)
            for content in root.iter("{http://www.w3.org/2005/Atom}content"):
                assert running_in((content.text or "<p>").encode()) == []
        for path in ("/data/partners.json", "/data/pilots.json", "/api/v2/pages/"):
            response = Client().get(path)
            assert "json" in response.headers["Content-Type"]
            json.loads(b"".join(response) if response.streaming else response.content)
        calendar = Client().get("/en/events/calendar.ics").content.decode()
        names = {line.partition(":")[0].partition(";")[0] for line in calendar.split("\r\n")}
        assert all(re.fullmatch(r"[A-Z-]*|[ \t].*", name) for name in names)

    def test_no_cell_of_a_table_is_a_formula(self) -> None:
        BasePage.objects.update(
            headline_en="=cmd|' /C calc'!A0", headline_zh_hans="@SUM(1)", title="+1+1"
        )
        for path in ("/data/partners.csv", "/data/pilots.csv", "/en/glossary/glossary.csv"):
            response = Client().get(path)
            text = b"".join(response).decode("utf-8-sig")
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert cells
            unsafe = [cell for cell in cells if FORMULA.match(cell) and not _is_number(cell)]
            assert unsafe == [], path

    def test_messages_to_readers_are_plain_and_their_headers_whole(self) -> None:
        Subscription.objects.update(address="reader@example.org")
        Client().post(
            reverse("contact"),
            {"reason": "question", "message": WORDS, "name": f"x\r\nBcc: a@example.org {WORDS}"},
        )
        call_command("send_pending_mail", verbosity=0)
        call_command("send_subscription_messages", verbosity=0)
        for message in mail.outbox:
            assert "\n" not in message.subject
            assert "Bcc" not in message.message()
            for content, kind in getattr(message, "alternatives", ()):
                assert kind == "text/plain" or running_in(content.encode()) == []


@pytest.mark.parametrize("field", address_fields(), ids=str)
@pytest.mark.parametrize("scheme", ["javascript:", "JaVaScRiPt:", "data:text/html,", "vbscript:"])
def test_no_column_takes_a_script_for_an_address(field, scheme: str) -> None:
    with pytest.raises(ValidationError):
        field.clean(f"{scheme}hostile()", None)


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[+-]?[\d.,]+(e[+-]?\d+)?", cell))
