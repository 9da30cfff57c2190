"""Another site beside the one of the tests: a database and a folder of its own, run by commands."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
from django.conf import settings
from django.db import connection

from cities_site.operations.databases import second_database

# Asks a site for addresses and prints the checksums of what it answers.
ASK = """
import hashlib, json, sys
import django
django.setup()
from django.test import Client
answers = {}
for address in json.loads(sys.argv[1]):
    answer = Client(headers={"host": "testserver"}).get(address)
    answers[address] = [answer.status_code, hashlib.sha256(answer.getvalue()).hexdigest()]
print(json.dumps(answers))
"""


class OtherSite:
    """Runs commands on a database and a folder that nothing else uses."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder, self.database_url = folder, database_url
        self.media = folder / "media"

    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "cities_site.settings.test",
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": self.database_url,
        }

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            env=self.environment(),
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=check,
        )

    def manage(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return self.run("manage.py", *arguments, check=check)

    def ask(self, addresses: list[str]) -> dict[str, Any]:
        return json.loads(self.run("-c", ASK, json.dumps(addresses)).stdout.splitlines()[-1])

    @contextmanager
    def database(self) -> Iterator[str]:
        with second_database(dj_database_url.parse(self.database_url)) as alias:
            yield alias


@contextmanager
def other_site(folder: Path, name: str = "other") -> Iterator[OtherSite]:
    """Make a site with an empty database of the same kind as the tests use."""
    folder.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        yield OtherSite(folder, f"sqlite:///{folder / 'site.sqlite3'}")
        return
    database = f"{connection.settings_dict['NAME']}_{name}"
    execute(f'DROP DATABASE IF EXISTS "{database}"', f'CREATE DATABASE "{database}"')
    try:
        yield OtherSite(folder, url_of_tests(database))
    finally:
        execute(f'DROP DATABASE "{database}" WITH (FORCE)')


def url_of_tests(database: str | None = None) -> str:
    """Return the address of the tests' own database, or of another on the same server."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    name = database or known["NAME"]
    return f"postgresql://{known['USER']}@{known['HOST']}:{known['PORT']}/{name}"


def execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
