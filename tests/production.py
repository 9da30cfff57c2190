"""The settings of production, read in a process of their own."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
# What production cannot start without; each value is sound and names nothing that exists.
SOUND = {
    "SECRET_KEY": "sound-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ",
    "ALLOWED_HOSTS": "cities.example.org",
    "WAGTAILADMIN_BASE_URL": "https://cities.example.org",
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
}
# What production adds to the headers and cookies of every environment.
HEADER_SETTINGS = [
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SESSION_COOKIE_SECURE",
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_SECURE",
    "CSRF_COOKIE_NAME",
]
READ = """
import json, sys, django
django.setup()
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}))
"""


def start(*arguments: str, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """Run Python with production's settings; a variable that is None is not set."""
    chosen = {**SOUND, "DJANGO_SETTINGS_MODULE": "cities_site.settings.production", **environment}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "DATA_DIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=kept | {name: value for name, value in chosen.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@cache
def header_settings() -> dict[str, Any]:
    """Return production's values of the settings of headers and cookies."""
    result = start("-c", READ, *HEADER_SETTINGS)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)
