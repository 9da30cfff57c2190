"""Templates state their contract, modules hold one idea, and messages are up to date."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.architecture.layers import ROOT, python_modules

MODULE_LIMIT = 300
# A test module is a list of cases: it may be longer before it hides anything.
TEST_MODULE_LIMIT = 400

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = sorted((ROOT / "templates" / "components").rglob("*.html"))
CONTRACT = re.compile(r"^\{# Required: .+ Optional: .+ #\}$")
INLINE_CODE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)|\sstyle=|\son[a-z]+="
)
INCLUDE = re.compile(r"\{%\s*include\s+\"components/[^%]*%\}")


def by_path(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", COMPONENTS, ids=by_path)
def test_component_begins_with_its_contract(path) -> None:
    assert CONTRACT.match(path.read_text(encoding="utf-8").split("\n", 1)[0])


@pytest.mark.parametrize("path", TEMPLATES, ids=by_path)
def test_components_are_included_with_only(path) -> None:
    includes = INCLUDE.findall(path.read_text(encoding="utf-8"))

    assert [include for include in includes if " only " not in include] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=by_path)
def test_template_has_no_inline_code(path) -> None:
    """A strict content security policy refuses inline scripts, handlers and styles."""
    assert INLINE_CODE.findall(path.read_text(encoding="utf-8")) == []


def test_modules_are_short() -> None:
    long = []
    for path in python_modules():
        limit = TEST_MODULE_LIMIT if "tests" in path.parts else MODULE_LIMIT
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > limit:
            long.append(f"{by_path(path)}: {lines} lines, at most {limit}")

    assert long == []


def test_no_module_is_a_drawer() -> None:
    """A module named after nothing attracts everything."""
    drawers = [
        by_path(path) for path in python_modules() if path.stem in {"common", "helpers", "utils"}
    ]

    assert drawers == []


def test_messages_are_complete_and_current() -> None:
    call_command("catalogue", "--check")
