"""Every template in both languages, light and dark, wide and narrow: open to everybody."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from tests.browser.addresses import addresses

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    # Style sheets as text are for experimental rules, which do not run; there is no media.
    "preload": False,
}
VIEWS = [("light", 1280), ("dark", 1280), ("light", 390)]
NARROWEST = 320
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
    assert _violations(page) == []
    assert (strangers, complaints, context.cookies()) == ([], [], [])


def _note_stranger(address: str, site: str, strangers: list[str]) -> None:
    if not address.startswith((f"{site}/", "data:")):
        strangers.append(address)


def _note_complaint(message: ConsoleMessage, status: int, complaints: list[str]) -> None:
    # Chromium reports the page's own 404 as an error too.
    expected = status == 404 and "404" in message.text
    if message.type in {"error", "warning"} and not expected:
        complaints.append(message.text)


def _violations(page: Page) -> list[tuple]:
    # One visit for all views: only the first run has to bring the rules.
    found = []
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": HEIGHT})
        results = Axe().run(page, options=AXE_OPTIONS).response
        found += [
            (scheme, width, violation["id"], [node["html"][:120] for node in violation["nodes"]])
            for violation in results["violations"]
        ]
    return found


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_scrolls_sideways_on_the_narrowest_screen(
    site: str, reader: Page, language: str
) -> None:
    reader.set_viewport_size({"width": NARROWEST, "height": HEIGHT})
    too_wide = {}
    for path, _status in addresses(language):
        reader.goto(f"{site}/{language}/{path}")
        width = reader.evaluate("document.documentElement.scrollWidth")
        if width > NARROWEST:
            too_wide[path] = width

    assert too_wide == {}
