"""The status page tells administrators what is wrong and what to do, in their language."""

import datetime
import socket
import ssl
import threading

import pytest
import time_machine
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.users.models import UserProfile

from cities_site.correspondence.models import Letter
from cities_site.operations.models import Heartbeat, beat_finished, beat_started
from cities_site.operations.status import checks, machines
from cities_site.operations.status.checks import State, all_checks
from cities_site.search.models import SearchEntry
from tests.factories import make_administrator, make_news, make_news_index, make_site, make_user
from tests.operations.schedules import schedule

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/reports/status/"


@pytest.fixture
def site(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_news(make_news_index(make_site()))
    beat_finished("publish_due", problems=[])
    beat_finished("backup", archive="backup-20261125T020000Z.tar")
    return page


def states() -> dict[str, State]:
    return {part.key: part.state for part in all_checks()}


@override_settings(TASKS={"default": {"BACKEND": "django_tasks.backends.ImmediateBackend"}})
def test_a_site_in_order_has_nothing_to_mend(site) -> None:
    found = states()
    # The disk is that of whoever runs the tests.
    found.pop("disk")
    assert found.pop("certificate") == State.UNKNOWN
    assert set(found.values()) == {State.WELL}


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Status of the site"), ("zh-hans", "网站状态")]
)
def test_administrators_read_it_in_their_language(site, language: str, words: str) -> None:
    Heartbeat.objects.all().delete()
    user = make_administrator()
    UserProfile.objects.create(user=user, preferred_language=language)
    client = Client()
    client.force_login(user)
    text = client.get(ADDRESS).content.decode()
    assert words in text
    assert "docs/runbook/backups.md" in text
    assert ("manage.py backup" in text) and ("manage.py publish_due" in text)
    assert ("备份" in text) == (language == "zh-hans")
    # The menu is data for a script.
    menu = client.get("/admin/").content.decode()
    assert words.encode("unicode_escape").decode() in menu


def test_nobody_else_sees_it(site) -> None:
    client = Client()
    client.force_login(make_user("publisher", "Publishers"))
    assert client.get(ADDRESS).status_code == 302
    assert client.post(ADDRESS).status_code == 405
    assert "Status of the site" not in client.get("/admin/").content.decode()


def test_a_scheduler_that_stopped_and_a_backup_that_is_old_are_red(site) -> None:
    now = timezone.now()
    with time_machine.travel(now + datetime.timedelta(minutes=16), tick=False):
        assert states()["scheduled-publishing"] == State.BAD
        beat_started("publish_due")
        # A run that began and never ended is none.
        assert states()["scheduled-publishing"] == State.BAD
        beat_finished("publish_due", problems=[])
        assert states()["scheduled-publishing"] == State.WELL
        schedule(site, minutes_ago=20)
        assert states()["scheduled-publishing"] == State.WATCH
    with time_machine.travel(now + datetime.timedelta(hours=27), tick=False):
        assert states()["backups"] == State.BAD


def test_letters_that_stay_and_a_search_that_lost_entries_are_red(site) -> None:
    Letter.objects.create(
        name="A reader",
        message="Hello",
        received_at=timezone.now() - datetime.timedelta(hours=1),
    )
    SearchEntry.objects.all().delete()
    found = states()
    assert found["mail"] == State.BAD
    assert found["search"] == State.BAD


def test_a_storage_that_refuses_and_a_full_disk_are_red(site, tmp_path, monkeypatch) -> None:
    (tmp_path / "file").touch()
    with override_settings(MEDIA_ROOT=tmp_path / "file"):
        assert states()["storage"] == State.BAD
    monkeypatch.setattr(machines, "TOO_LITTLE", 1.1)
    assert states()["disk"] == State.BAD


def test_a_check_that_fails_is_a_line_of_its_own(site, monkeypatch) -> None:
    def explodes():
        raise RuntimeError("not even this")

    monkeypatch.setattr(checks, "CHECKS", [explodes, *checks.CHECKS])
    first, *others = checks.all_checks()
    assert (first.key, first.state) == ("explodes", State.BAD)
    assert all(part.state != State.BAD for part in others if part.key != "disk")


def test_the_days_of_a_certificate_are_counted(site, tmp_path) -> None:
    for days, state in ((3, State.BAD), (14, State.WATCH), (60, State.WELL)):
        port, stop = serve_certificate(tmp_path, days)
        try:
            with override_settings(WAGTAILADMIN_BASE_URL=f"https://localhost:{port}"):
                assert machines.certificate().state == state
        finally:
            stop()
    with override_settings(WAGTAILADMIN_BASE_URL="https://localhost:9"):
        assert machines.certificate().state == State.UNKNOWN


def serve_certificate(folder, days: int):
    """Serve TLS on a port of its own with a certificate that ends in so many days."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = timezone.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=days))
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{days}.pem"
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    pem = serialization.Encoding.PEM
    file.write_bytes(key.private_bytes(pem, form, plain) + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        connected, _address = server.accept()
        with context.wrap_socket(connected, server_side=True) as secure:
            secure.recv(1)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    return server.getsockname()[1], server.close


def test_every_part_has_a_page_of_the_runbook(site) -> None:
    for part in all_checks():
        assert (settings.BASE_DIR / part.runbook).exists(), part.runbook
