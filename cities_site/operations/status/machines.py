"""What the site stands on: database, cache, storage, disk, certificate, search."""

import datetime
import shutil
import socket
import ssl
import time
import uuid
from urllib.parse import urlsplit

from cryptography import x509
from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cities_site.operations.databases import missing_migrations
from cities_site.operations.status.parts import Part, State
from cities_site.search.entries import indexed_models
from cities_site.search.writing import differences, wanted_entries

SLOW_ANSWER = 0.2
# Of the disk: to be watched below the first, to be mended below the second.
SCARCE, TOO_LITTLE = 0.2, 0.1
# Days that a certificate must still be valid; whoever renews it does so a month before.
RENEWED_DAYS, LAST_DAYS = 21, 7
CERTIFICATE_SECONDS = 2
# How many of the latest records of each kind are compared with the search.
COMPARED = 25


def database() -> Part:
    """Judge by the seconds that a question takes."""
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    seconds = time.perf_counter() - started
    version = ".".join(str(part) for part in connection.get_database_version())
    fact = _("%(name)s %(version)s answers in %(milliseconds)s ms.") % {
        "name": connection.display_name,
        "version": version,
        "milliseconds": round(seconds * 1000, 1),
    }
    slow = seconds > SLOW_ANSWER
    advice = _("Look for long-running statements and at the machine's load.") if slow else ""
    state = State.WATCH if slow else State.WELL
    return Part("database", _("Database"), state, fact, advice, seconds)


def migrations() -> Part:
    """Judge by the number of migrations that the database does not have."""
    missing = missing_migrations()
    label = _("Migrations")
    if missing:
        fact = ngettext("%(count)s is missing: %(first)s", "%(count)s are missing: %(first)s",
                        len(missing)) % {"count": len(missing), "first": missing[0]}  # fmt: skip
        advice = _("Make a backup, then run manage.py migrate.")
        return Part("migrations", label, State.BAD, fact, advice, len(missing))
    return Part("migrations", label, State.WELL, _("All are applied."), number=0)


def cache_store() -> Part:
    """Judge by whether a value comes back."""
    value = uuid.uuid4().hex
    try:
        cache.set("status", value, 10)
        works = cache.get("status") == value
    # A driver raises what it likes.
    except Exception:
        works = False
    if works:
        return Part("cache", _("Cache"), State.WELL, _("It keeps what it is given."), number=1)
    advice = _("Start the cache server. Readers are served without it, only slower.")
    return Part("cache", _("Cache"), State.WATCH, _("It does not answer."), advice, 0)


def storage() -> Part:
    """Judge by whether a file can be written, read and deleted."""
    label, written = _("File storage"), b"written by the status page"
    name = f"status/{uuid.uuid4().hex}.txt"
    try:
        name = default_storage.save(name, ContentFile(written))
        with default_storage.open(name) as file:
            works = file.read() == written
        default_storage.delete(name)
    # A storage raises what it likes.
    except Exception:
        works = False
    if works:
        fact = _("Files can be written and read.")
        return Part("storage", label, State.WELL, fact, number=1)
    advice = _("Look at the free space, the rights of the folder, or the keys of the object store.")
    return Part("storage", label, State.BAD, _("A file could not be written."), advice, 0)


def disk() -> Part:
    """Judge by the part of the disk that is free, where the site writes."""
    usage = shutil.disk_usage(settings.DATA_DIR if settings.DATA_DIR.exists() else "/")
    free = usage.free / usage.total
    fact = _("%(free)s of %(total)s are free.") % {
        "free": filesizeformat(usage.free),
        "total": filesizeformat(usage.total),
    }
    state = State.BAD if free < TOO_LITTLE else State.WATCH if free < SCARCE else State.WELL
    advice = (
        "" if state == State.WELL else _("Delete old backups and logs, or make the disk larger.")
    )
    return Part("disk", _("Disk space"), state, fact, advice, free)


def certificate() -> Part:
    """Judge by the days that the certificate of the admin's address is still valid."""
    key, label = "certificate", _("Certificate")
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if address.scheme != "https":
        return Part(key, label, State.UNKNOWN, _("The site's address has none."))
    try:
        ends = certificate_ends(address.hostname or "", address.port or 443)
    except (OSError, ValueError):
        fact = _("It could not be read from here.")
        return Part(key, label, State.UNKNOWN, fact)
    days = (ends - timezone.now()).total_seconds() / 86_400
    fact = _("Valid until %(day)s.") % {"day": f"{ends:%Y-%m-%d}"}
    state = State.BAD if days < LAST_DAYS else State.WATCH if days < RENEWED_DAYS else State.WELL
    advice = (
        "" if state == State.WELL else _("Renew it, and look why that did not happen by itself.")
    )
    return Part(key, label, state, fact, advice, days)


def certificate_ends(host: str, port: int) -> datetime.datetime:
    """Return when the certificate that `host` shows ends; raises OSError or ValueError.

    It is read, not trusted: one that has ended is what this is about.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection((host, port), timeout=CERTIFICATE_SECONDS) as plain,
        context.wrap_socket(plain, server_hostname=host) as connected,
    ):
        shown = connected.getpeercert(binary_form=True)
    return x509.load_der_x509_certificate(shown or b"").not_valid_after_utc


def search() -> Part:
    """Judge by the number of latest records that the public search does not have as they are."""
    count = 0
    for model in indexed_models():
        keys = list(model._default_manager.order_by("-pk").values_list("pk", flat=True)[:COMPARED])
        count += differences(model, keys, wanted_entries(model, keys)).count
    if count:
        fact = ngettext("%(count)s entry differs.", "%(count)s entries differ.", count)
        advice = _("Run manage.py search_index --repair.")
        return Part("search", _("Search"), State.BAD, fact % {"count": count}, advice, count)
    return Part("search", _("Search"), State.WELL, _("It has what is public."), number=0)
