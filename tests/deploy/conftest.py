"""The whole production set-up, started once for all of these tests on spare ports.

PRODUCTION_FOLDER names the folder of one that runs already: `python -m deploy.demo up --store`.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deploy.demo.__main__ import down, up
from deploy.demo.places import ROOT, Places, spare_ports
from tests.deploy.asking import Front


@pytest.fixture(scope="session")
def places() -> Iterator[Places]:
    if running := os.environ.get("PRODUCTION_FOLDER"):
        yield Places.of(Path(running))
        return
    # Not pytest's folder: PostgreSQL runs as another user, who must be able to get there.
    folder = Path(tempfile.mkdtemp(prefix="cities-production-"))
    folder.chmod(0o711)
    try:
        up(folder, spare_ports(["https"])["https"], with_store=True)
        yield Places.of(folder)
    finally:
        down(folder)
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def front(places: Places) -> Front:
    certificate = places.folder / "nginx" / "fullchain.pem"
    return Front(places.ports["https"], certificate)


class Inside:
    """The site itself, in which things are done as an editor does them: see `inside.py`."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.deploy.inside"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, name: str, *arguments: Any) -> Any:
        """Have something done; return what comes of it."""
        self.process.stdin.write(json.dumps([name, *arguments]) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, f"{name} failed: see above"
        return json.loads(answer)

    def close(self) -> None:
        """Let it end."""
        self.process.communicate(timeout=30)


@pytest.fixture(scope="session")
def inside(places: Places) -> Iterator[Inside]:
    site = Inside(places.environment())
    yield site
    site.close()
