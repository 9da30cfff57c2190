"""A browser, and the seeded site as a process of its own on one machine."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import FLAGS, executable
from tests.browser.desk import Desk

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 180  # seconds
# Longer than anybody would wait, because the tests share a small machine with their servers.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the seeded site from a database of its own; the value is its address."""
    with served(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a copy of the site in which every text holds a script."""
    folder = tmp_path_factory.mktemp("hostile")
    name = "unused.sqlite3"
    with (
        closing(sqlite3.connect(tmp_path_factory.getbasetemp() / "site0" / name)) as source,
        closing(sqlite3.connect(folder / name)) as copy,
    ):
        source.backup(copy)
    with served(folder, "bare", "hostile") as address:
        yield address


@contextmanager
def served(folder: Path, *options: str) -> Iterator[str]:
    """Run a server on the database in a folder; the value is its address."""
    port = _free_port()
    address = f"http://localhost:{port}"
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.serve", str(port), *options],
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": str(folder)},
            stdout=output,
            stderr=output,
        )
    try:
        _wait_for(f"{address}/en/", server, log)
        yield address
    finally:
        server.terminate()
        server.wait(10)
    # A page may look right while a script's request behind it failed.
    assert "Traceback" not in log.read_text(), log.read_text()[-10_000:]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310 - our own server
        except urllib.error.URLError:
            time.sleep(0.5)
        else:
            return
    raise RuntimeError(f"The site did not start.\n{log.read_text()[-10_000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the installed Chromium once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open separate profiles of the browser, all closed when the test ends."""
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        contexts.append(browser.new_context(**options))
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def reader(new_context: Callable[..., BrowserContext]) -> Page:
    """Open a page without JavaScript, as anybody may read the site."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture(scope="session")
def signed_in(site: str, browser: Browser) -> dict[str, Any]:
    """Keep what the browser stores for a role that has signed in once."""
    return {}


@pytest.fixture
def desk_of(
    site: str, signed_in: dict[str, Any], new_context: Callable[..., BrowserContext]
) -> Iterator[Callable[[str], Desk]]:
    """Open the admin as a role; a script that fails in it fails the test."""
    desks: list[Desk] = []

    def open_desk(role: str) -> Desk:
        context = new_context(storage_state=signed_in.get(role))
        desk = Desk(context.new_page(), site)
        if role not in signed_in:
            desk.sign_in(role)
            signed_in[role] = context.storage_state()
        desks.append(desk)
        return desk

    yield open_desk
    assert [error for desk in desks for error in desk.script_errors] == []
