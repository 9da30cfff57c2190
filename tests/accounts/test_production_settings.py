"""Production asks for second factors, and refuses to start with half a single sign-on."""

import os
import subprocess
import sys

import pytest

from tests.architecture.layers import ROOT

COMPLETE = {
    "SECRET_KEY": "checked-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ",
    "ALLOWED_HOSTS": "cities.example.org",
    "WAGTAILADMIN_BASE_URL": "https://cities.example.org",
    "DATABASE_URL": "postgresql://nobody@localhost/checked",
}


def started(**variables: str) -> subprocess.CompletedProcess:
    environment = {name: os.environ[name] for name in ("PATH",)} | COMPLETE | variables
    program = (
        "from cities_site.settings import production as p; print(p.SECOND_FACTOR_REQUIRED_FOR)"
    )
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_publishers_need_a_second_factor_unless_everybody_does() -> None:
    assert started().stdout.strip() == "publishers"
    assert started(SECOND_FACTOR_REQUIRED_FOR="everybody").stdout.strip() == "everybody"


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SECOND_FACTOR_REQUIRED_FOR": "nobody"}, "SECOND_FACTOR_REQUIRED_FOR"),
        ({"OPENID_CONNECT_ISSUER": "http://login.example.org"}, "https://"),
        ({"OPENID_CONNECT_ISSUER": "https://login.example.org"}, "OPENID_CONNECT_CLIENT_ID"),
    ],
)
def test_what_would_be_unsafe_does_not_start(variables, named) -> None:
    result = started(**variables)

    assert result.returncode != 0
    assert named in result.stderr
