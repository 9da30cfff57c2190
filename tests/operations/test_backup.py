"""A backup holds everything, can be stopped at any time, and is put back exactly or not at all."""

import hashlib
import json
import subprocess
import tarfile
from io import BytesIO, StringIO
from pathlib import Path

import pyrage
import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client, override_settings

from cities_site.library.models import SiteDocument
from cities_site.operations.backup import writing
from cities_site.operations.backup.restoring import differences
from cities_site.operations.backup.writing import finished_backups, only_one, stored_files
from cities_site.operations.databases import checksums
from cities_site.operations.models import Heartbeat
from tests.factories import make_news, make_news_index, make_site
from tests.operations.content import ADDRESSES, make_small_site
from tests.operations.other_site import other_site

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def media(tmp_path: Path):
    """Files of this test alone."""
    with override_settings(MEDIA_ROOT=tmp_path / "own-media"):
        yield tmp_path / "own-media"


def backup(folder: Path, **options) -> Path:
    call_command("backup", to=folder, stdout=StringIO(), **options)
    return finished_backups(folder)[0]


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def ask(addresses: list[str]) -> dict[str, list]:
    answers = {address: Client().get(address) for address in addresses}
    return {
        address: [answer.status_code, hashlib.sha256(answer.getvalue()).hexdigest()]
        for address, answer in answers.items()
    }


def test_an_encrypted_backup_of_the_whole_site_is_restored_exactly(tmp_path: Path, media) -> None:
    make_small_site()
    # A name that is longer than a plain header of tar holds, and in Chinese.
    default_storage.save(f"documents/{'城市' * 30}.pdf", ContentFile(b"%PDF" + bytes(100_000)))
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(f"# created today\n{key}\n")
    archive = backup(tmp_path / "backups", recipients=[str(key.to_public())])
    before, answers = checksums("default"), ask(ADDRESSES)

    with tarfile.open(archive) as tar:
        assert all(name.endswith(".age") for name in tar.getnames())
    assert "城市".encode() not in archive.read_bytes()
    verified = StringIO()
    call_command("backup", verify=archive, identity=tmp_path / "key", stdout=verified)
    assert "is whole" in verified.getvalue()

    with pytest.raises(CommandError, match="is encrypted"):
        call_command("restore", archive)
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", archive, identity=tmp_path / "key")
    with other_site(tmp_path / "other") as site:
        restore = ["restore", str(archive), "--identity", str(tmp_path / "key")]
        site.manage(*restore)

        with site.database() as alias:
            differing = set(differences(before, checksums(alias)))
            # The note that the backup ended is younger than the backup.
            assert differing <= {"operations_heartbeat"}
        assert contents(site.media) == contents(media)
        assert site.ask(ADDRESSES) == answers

        if connection.vendor == "postgresql":
            # As a restore that was killed leaves it.
            with site.database() as alias, connections[alias].cursor() as cursor:
                cursor.execute("ALTER SCHEMA public RENAME TO before_restore")
                cursor.execute("CREATE SCHEMA public")
        site.manage(*restore, "--replace")
        with site.database() as alias:
            assert set(differences(before, checksums(alias))) <= {"operations_heartbeat"}
            # The next record gets a key of its own.
            assert Group.objects.using(alias).create(name="Restorers").pk


def test_a_backup_that_is_stopped_goes_on_and_takes_what_changed(tmp_path: Path, media) -> None:
    make_site()
    for number in range(5):
        default_storage.save(f"documents/{number}.txt", ContentFile(b"%d" % number * 1000))
    folder = tmp_path / "backups"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "cities_site.operations.backup.writing.dumped",
            lambda *_: (_ for _ in ()).throw(OSError("No space left on device")),
        )
        with pytest.raises(CommandError, match="No space left"):
            backup(folder)
    [unfinished] = folder.glob("*.unfinished")
    # Killed in the middle of a member: what follows the last whole one is nothing.
    with unfinished.open("ab") as file:
        file.write(b"half of something")
    size = unfinished.stat().st_size
    default_storage.delete("documents/3.txt")
    default_storage.save("documents/3.txt", ContentFile(b"changed"))
    default_storage.save("documents/new.txt", ContentFile(b"new"))

    archive = backup(folder)

    assert archive.stat().st_size > size
    assert archive.stat().st_mode & 0o077 == 0
    assert [path.name for path in folder.iterdir() if "unfinished" in path.name] == []
    with tarfile.open(archive) as tar:
        # The five of the first run, the one that changed, the new one.
        assert sum(name.startswith("media/") for name in tar.getnames()) == 7
        manifest = json.load(tar.extractfile("manifest.json"))
        entry = manifest["files"]["documents/3.txt"]["member"]
        assert tar.extractfile(entry).read() == b"changed"
    assert set(manifest["files"]) == set(stored_files(default_storage))


def test_files_are_never_lost_between_the_media_and_the_database(tmp_path: Path) -> None:
    make_site()
    default_storage.save("documents/first.txt", ContentFile(b"first"))
    examined = writing._examined

    def editors_go_on(alias: str):
        default_storage.save("documents/meanwhile.txt", ContentFile(b"meanwhile"))
        return examined(alias)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "_examined", editors_go_on)
        archive = backup(tmp_path / "backups")
    with tarfile.open(archive) as tar:
        files = json.load(tar.extractfile("manifest.json"))["files"]
    assert set(files) == {"documents/first.txt", "documents/meanwhile.txt"}


def test_a_damaged_archive_changes_nothing(tmp_path: Path, media) -> None:
    make_news(make_news_index(make_site()))
    default_storage.save("documents/one.txt", ContentFile(b"one" * 10_000))
    archive = backup(tmp_path / "backups")
    whole = archive.read_bytes()
    before, files = checksums("default"), contents(media)

    def refused(damaged: bytes) -> str:
        archive.write_bytes(damaged)
        with pytest.raises(CommandError):
            call_command("backup", verify=archive, stdout=StringIO())
        with pytest.raises(CommandError) as error:
            call_command("restore", archive, replace=True, stdout=StringIO())
        return str(error.value)

    at = whole.index(b"oneone")
    assert "is damaged" in refused(whole[:at] + b"eno" + whole[at + 3 :])
    refused(whole[: len(whole) // 2])
    refused(b"no archive at all" * 100)
    with tarfile.open(fileobj=BytesIO(whole)) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))
    other = "sqlite" if manifest["engine"] == "postgresql" else "postgresql"
    text = f'"engine": "{manifest["engine"]}"'.encode()
    changed = f'"engine": "{other}"'.encode()
    # Of the same length, so that the archive stays readable.
    longer = b"\n" * (len(text) - len(changed))
    if len(changed) <= len(text):
        assert "holds a database of" in refused(whole.replace(text, changed + longer))
    assert checksums("default") == before
    assert contents(media) == files


def test_old_backups_go_and_the_newest_stay(tmp_path: Path) -> None:
    make_site()
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in (1, 2, 3):
        for ending in ("", ".sha256"):
            (folder / f"backup-2026010{day}T000000Z.tar{ending}").touch()
    (folder / "backup-20260104T000000Z.tar").touch()
    newest = backup(folder, keep=2)
    # What has no checksum was not written to its end; it is never counted.
    assert [path.name[:15] for path in finished_backups(folder)] == [
        newest.name[:15],
        "backup-20260103",
    ]
    report = Heartbeat.objects.get(name="backup").report
    assert report["archive"] == newest.name
    assert report["bytes"] == newest.stat().st_size


def test_files_that_are_gone_already_are_named(tmp_path: Path) -> None:
    make_small_site()
    name = SiteDocument.objects.get().file.name
    default_storage.delete(name)
    with StringIO() as errors:
        backup(tmp_path, stderr=errors)
        assert name in errors.getvalue()


def test_two_backups_at_once_do_not_write_to_one_archive(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(CommandError, match="Another backup"):
        backup(tmp_path)


def test_the_stored_checksum_is_what_sha256sum_reads(tmp_path: Path) -> None:
    make_site()
    archive = backup(tmp_path)
    command = ["sha256sum", "--check", f"{archive.name}.sha256"]
    assert subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
