"""Every template against the HTML checker of the W3C."""

import json
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.addresses import addresses

pytestmark = pytest.mark.browser

CHECKER = Path(__file__).parents[2] / ".venv/vnu.jar"


def test_no_page_has_an_error_of_markup(site: str, tmp_path: Path) -> None:
    names = {}
    for language in ("en", "zh-hans"):
        for number, (path, _status) in enumerate(addresses(language)):
            file = tmp_path / f"{language}-{number}.html"
            file.write_bytes(_content(f"{site}/{language}/{path}"))
            names[file.name] = f"{language}/{path}"

    report = subprocess.run(
        ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always"]
        + [str(file) for file in tmp_path.glob("*.html")],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    errors = {
        (names[Path(message["url"]).name], message["message"])
        for message in json.loads(report)["messages"]
        if message["type"] == "error"
    }

    assert errors == set()


def _content(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=60) as response:  # noqa: S310 - our own server
            return response.read()
    except urllib.error.HTTPError as error:
        return error.read()
