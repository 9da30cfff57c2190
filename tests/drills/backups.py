"""Backup and restore at full size, and back to a moment before a mistake."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import dj_database_url
from django.conf import settings
from django.db import connection
from django.utils import timezone

from cities_site.bilingual.models import BasePage
from cities_site.operations.backup.restoring import differences
from cities_site.operations.backup.writing import finished_backups
from cities_site.operations.databases import checksums, second_database
from news.models import NewsPage
from tests.drills.content import new_database
from tests.drills.report import Report
from tests.drills.servers import Postgres
from tests.factories import both_languages, make_news, make_news_index, make_site

MEGABYTE = 1024 * 1024
# One process may need so much memory, whatever the archive's size.
MOST_MEMORY = 300 * MEGABYTE
# As uploads are: many files, none of which holds everything.
FILES = 20


def drill_moment(report: Report, server: Postgres, folder: Path) -> None:
    """Delete everything by mistake, and go back to the moment before it."""
    new_database(server)
    index = make_news_index(make_site())
    server.dump()
    for number in range(3):
        make_news(index, **both_languages(headline_en=f"After the base backup {number}"))
    wanted = checksums("default")
    moment = timezone.now()
    time.sleep(1.5)
    NewsPage.objects.all().delete()
    server.execute("SELECT pg_switch_wal()")
    time.sleep(1)
    connection.close()

    with report.timed("Back to a moment, from base backup and archived log"):
        recovered = Postgres(folder / "recovered")
        shutil.copytree(server.folder / "base", recovered.data)
        with (recovered.data / "postgresql.auto.conf").open("a") as file:
            file.write(
                f"restore_command = 'cp {server.folder}/archive/%f %p'\n"
                f"recovery_target_time = '{moment.isoformat()}'\n"
                "recovery_target_action = promote\narchive_mode = off\n"
                f"unix_socket_directories = '{recovered.folder}'\n"
            )
        (recovered.data / "recovery.signal").touch()
        recovered.hand_over(recovered.folder)
        recovered.data.chmod(0o700)
        recovered.start()
    try:
        with second_database(dj_database_url.parse(recovered.url())) as alias:
            differing = differences(wanted, checksums(alias))
            pages = NewsPage.objects.using(alias).count()
    finally:
        recovered.stop()
    report.add("Pages after going back, of 3", pages, pages == 3)
    report.add("Tables that differ from that moment", differing or "none", not differing)


def drill_backup(report: Report, server: Postgres, folder: Path) -> None:
    """Write a backup at full size, stop it once, restore it and compare everything."""
    from tests.bench.content import grow_news_to, load_site

    new_database(server)
    load_site()
    with report.timed(f"{report.pages} pages made"):
        grow_news_to(report.pages)
    media = Path(settings.MEDIA_ROOT)
    make_sparse_files(media / "documents", report.gigabytes)
    target = folder / "backups"
    stop_in_the_middle(report, target)
    with report.timed("Backup, gone on with"):
        memory = run("backup", "--to", str(target))
    [archive] = finished_backups(target)
    report.add("Size of the archive", f"{archive.stat().st_size:,} bytes")
    report.add("Memory of the backup", f"{memory // MEGABYTE} MB", memory < MOST_MEMORY)
    wanted = checksums("default")
    with report.timed("Verified"):
        run("backup", "--verify", str(archive))

    server.execute("CREATE DATABASE restored")
    other = {"DATABASE_URL": server.url("restored"), "DATA_DIR": str(folder / "restored")}
    with report.timed("Restored into an empty site, and compared"):
        memory = run("restore", str(archive), **other)
    report.add("Memory of the restore", f"{memory // MEGABYTE} MB", memory < MOST_MEMORY)
    with second_database(dj_database_url.parse(server.url("restored"))) as alias:
        differing = set(differences(wanted, checksums(alias))) - {"operations_heartbeat"}
        pages = BasePage.objects.using(alias).count()
    report.add("Pages restored", pages, pages == BasePage.objects.count())
    report.add("Tables that differ", differing or "none", not differing)
    equal = files_of(media) == files_of(folder / "restored" / "media")
    report.add("Files restored, by SHA-256", len(files_of(media)), equal)
    found = run("search_index", "--check", **other)
    report.add("The restored search has what is public", "yes" if found else "no", bool(found))


def make_sparse_files(folder: Path, gigabytes: float) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(FILES):
        with (folder / f"large-{number}.bin").open("wb") as file:
            file.write(f"File {number}".encode())
            file.truncate(int(gigabytes * 1024 * MEGABYTE / FILES))


def stop_in_the_middle(report: Report, target: Path) -> None:
    """Kill a backup as soon as some of it is written."""
    process = subprocess.Popen([sys.executable, "manage.py", "backup", "--to", str(target)])
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        written = sum(path.stat().st_size for path in target.glob("*.unfinished"))
        if written > 16 * MEGABYTE:
            break
        time.sleep(0.05)
    process.kill()
    process.wait()
    left = sum(path.stat().st_size for path in target.glob("*.unfinished"))
    report.add("Backup killed with kill -9 after", f"{left:,} bytes", left > 0)


def run(*arguments: str, **environment: str) -> int:
    """Run a command in a process of its own; return the most memory that it had, in bytes."""
    command = [sys.executable, "manage.py", *arguments]
    process = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, memory_of(process.pid))
        time.sleep(0.05)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return most


def memory_of(process: int) -> int:
    """Return the peak of a running process, which `getrusage` mixes with that of its parent."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def files_of(folder: Path) -> dict[str, str]:
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                found[str(path.relative_to(folder))] = hashlib.file_digest(
                    file, "sha256"
                ).hexdigest()
    return found
