"""Every template in both languages, light and dark: accessible, self-contained, narrow enough."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS = [
    "",
    "about/",
    "privacy-notice/",
    "news/",
    "news/?year=1999",
    "news/cities-stand-together-covid-19-quanzhou-isfahan/",
    "publications/",
    "publications/city-to-city-partnerships-sstc-sustainable-urban-development/",
    "events/",
    "events/south-south-cooperation-between-cities-for-climate-action/",
    "pilot-projects/",
    "pilot-projects/khajura/",
    "partners/",
    "partners/mcsr-ca-business-council/",
    "search/",
    "search/?q=Quanzhou",
    "search/?q=nothing-at-all",
]
VIEWS = [("light", 1280), ("dark", 1280), ("light", 390)]
NARROWEST = 320


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_accessibility_violations(
    site: str, browser: Browser, path: str, language: str
) -> None:
    for scheme, width in VIEWS:
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(f"{site}/{language}/{path}")

        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})

        found = [
            (violation["id"], [node["html"][:120] for node in violation["nodes"]])
            for violation in results.response["violations"]
        ]
        assert found == [], (scheme, width)
        context.close()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_pages_ask_no_other_host_set_no_cookie_and_log_no_error(
    site: str, browser: Browser, language: str
) -> None:
    context = browser.new_context(viewport={"width": NARROWEST, "height": 800})
    page = context.new_page()
    strangers: list[str] = []
    errors: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith(site) else strangers.append(request.url),
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    for path in PATHS:
        page.goto(f"{site}/{language}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROWEST, (path, width)

    assert (strangers, errors, context.cookies()) == ([], [], [])
    context.close()
