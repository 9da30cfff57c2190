"""The reference of the environment names what the code reads, no more and no less."""

import ast
import re
from collections.abc import Iterator

from tests.production import ROOT, start

REFERENCE = (ROOT / "deploy" / "environment.md").read_text(encoding="utf-8")
ROWS = {
    name: (default, effect)
    for name, default, effect in re.findall(
        r"^\| `([A-Z0-9_]+)` \| (.+?) \| (.+) \|$", REFERENCE, re.MULTILINE
    )
}
# Said below the tables: what they do is not to be chosen.
SAID_ELSEWHERE = {"DEBUG", "DJANGO_SETTINGS_MODULE"}
READERS = {"required", "text_from", "environ.get"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield the name and the call of each place where the site reads its environment."""
    paths = [*(ROOT / "cities_site").rglob("*.py"), ROOT / "deploy" / "gunicorn.conf.py"]
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            reader = ast.unparse(node.func).removeprefix("os.")
            first = node.args[0]
            if reader in READERS and isinstance(first, ast.Constant):
                yield first.value, node


def test_every_variable_is_explained_and_each_explained_one_is_read() -> None:
    assert {name for name, _call in calls()} - SAID_ELSEWHERE == ROWS.keys()


def test_literal_defaults_are_the_ones_in_the_reference() -> None:
    stated = {
        name: call.args[1].value
        for name, call in calls()
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant) and call.args[1].value
        # Production has a proxy before it; and never a development server's address.
        if ast.unparse(call.func) != "required"
        and name not in {"REVERSE_PROXIES", "WAGTAILADMIN_BASE_URL"}
    }

    assert stated
    assert {name: f"`{default}`" for name, default in stated.items()} == {
        name: ROWS[name][0] for name in stated
    }


def test_every_variable_has_an_effect() -> None:
    assert [name for name, (_default, effect) in ROWS.items() if len(effect) < 10] == []


def test_production_starts_with_the_example_once_secrets_are_filled_in() -> None:
    example = (ROOT / "deploy" / "environment.example").read_text(encoding="utf-8")
    variables = dict(re.findall(r"^([A-Z0-9_]+)=(.*)$", example, re.MULTILINE))
    assert variables.keys() <= ROWS.keys()
    refused = start("-c", "import cities_site.settings.production", **variables)
    variables["SECRET_KEY"] = "sound-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"
    code = "import django; django.setup(); from django.conf import settings as s; print(s.TASKS)"

    result = start("-c", code, **variables)

    assert "SECRET_KEY" in refused.stderr
    assert "DatabaseBackend" in result.stdout, result.stderr
