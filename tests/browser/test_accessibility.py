"""Every template in both languages, light and dark, wide and narrow: open to everybody."""

import json
import os
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

from tests.browser.addresses import addresses
from tests.browser.contrast import decide

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations", "incomplete"],
    # Style sheets as text are for experimental rules, which do not run; there is no media.
    "preload": False,
}
VIEWS = [("light", 1280), ("dark", 1280), ("light", 390)]
# What 1,280 px are at 400%, the same from right to left, and letters of twice the size.
SHAPES = {
    "narrow": (320, {"dir": "ltr", "style": ""}),
    "mirrored": (320, {"dir": "rtl", "style": ""}),
    "mirrored and wide": (1280, {"dir": "rtl", "style": ""}),
    "large letters": (1280, {"dir": "ltr", "style": "font-size: 200%"}),
}
LIGHT_PAPER, DARK_PAPER = "rgb(251, 250, 246)", "rgb(14, 26, 34)"
HEIGHT = 900

ADDRESSES = [
    pytest.param(language, path, status, id=f"{language}/{path}")
    for language in ("en", "zh-hans")
    for path, status in addresses(language)
]
everywhere = pytest.mark.parametrize(("language", "path", "status"), ADDRESSES)


@everywhere
def test_a_page_has_no_accessibility_violations_and_keeps_to_itself(
    site: str,
    new_context: Callable[..., BrowserContext],
    language: str,
    path: str,
    status: int,
) -> None:
    # Without motion a colour is what it is, not on its way from the other scheme.
    context = new_context(reduced_motion="reduce")
    page = context.new_page()
    strangers: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: _note_stranger(request.url, site, strangers))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: _note_complaint(message, status, complaints))

    response = page.goto(f"{site}/{language}/{path}")

    assert response.status == status
    violations, contrasts, engine = _violations(page)
    _keep(f"{language}/{path}", engine, violations, contrasts)
    assert violations == []
    assert (strangers, complaints, context.cookies()) == ([], [], [])


def _keep(address: str, engine: str, violations: list[tuple], contrasts: list[float]) -> None:
    """Add a line to the file that `manage.py self_check --accessibility` reads, if one is named."""
    if name := os.environ.get("ACCESSIBILITY_RESULTS"):
        line = {
            "address": address,
            "engine": engine,
            "violations": sorted({rule for _scheme, _width, rule, *_node in violations}),
            "undecided": len(contrasts),
            "lowest_contrast": round(min(contrasts), 2) if contrasts else None,
        }
        with open(name, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def _note_stranger(address: str, site: str, strangers: list[str]) -> None:
    if not address.startswith((f"{site}/", "data:")):
        strangers.append(address)


def _note_complaint(message: ConsoleMessage, status: int, complaints: list[str]) -> None:
    # Chromium reports the answer that the page itself is, a 404 or a 410, as an error too.
    expected = status >= 400 and str(status) in message.text
    if message.type in {"error", "warning"} and not expected:
        complaints.append(message.text)


def _violations(page: Page) -> tuple[list[tuple], list[float], str]:
    # One visit for all views: only the first run has to bring the rules.
    found: list[tuple] = []
    contrasts: list[float] = []
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": HEIGHT})
        results = Axe().run(page, options=AXE_OPTIONS).response
        found += [
            (scheme, width, violation["id"], node["html"][:120])
            for violation in results["violations"]
            for node in violation["nodes"]
        ]
        measured, open_questions = decide(page, results["incomplete"])
        contrasts += measured
        found += [(scheme, width, *question) for question in open_questions]
    return found, contrasts, "{name} {version}".format(**results["testEngine"])


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_scrolls_sideways_when_it_is_narrow_mirrored_or_magnified(
    site: str, reader: Page, language: str
) -> None:
    too_wide = {}
    for path, _status in addresses(language):
        reader.goto(f"{site}/{language}/{path}")
        for name, (width, root) in SHAPES.items():
            reader.set_viewport_size({"width": width, "height": HEIGHT})
            reader.evaluate("(root) => Object.assign(document.documentElement, root)", root)
            # In a mirrored page what sticks out does so on the left.
            needed = reader.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if needed > 0:
                too_wide[path, name] = needed

    assert too_wide == {}


def test_a_reader_chooses_dark_and_keeps_it_without_a_cookie(
    site: str, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}/en/")
    assert _paper(page) == LIGHT_PAPER

    page.get_by_role("radio", name="Dark").check()
    assert _paper(page) == DARK_PAPER
    page.goto(f"{site}/zh-hans/news/")
    assert _paper(page) == DARK_PAPER

    page.get_by_role("radio", name="跟随设备").check()
    assert _paper(page) == LIGHT_PAPER
    page.emulate_media(color_scheme="dark")
    assert _paper(page) == DARK_PAPER
    page.get_by_role("radio", name="浅色").check()
    assert _paper(page) == LIGHT_PAPER
    assert context.cookies() == []


def test_without_a_script_the_device_decides(
    site: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(color_scheme="dark", java_script_enabled=False).new_page()
    page.goto(f"{site}/en/")

    expect(page.get_by_role("radio")).to_have_count(0)
    assert _paper(page) == DARK_PAPER


def _paper(page: Page) -> str:
    return page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")
