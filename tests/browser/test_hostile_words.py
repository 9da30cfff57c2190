"""Scripts that stand in every text of the site: Chromium shows them and runs none.

The content security policy is off here, so that only escaping stands between them and the reader.
"""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.addresses import ARTICLE
from tests.browser.desk import Desk
from tests.security.hostile_words import WORDS

pytestmark = pytest.mark.browser

PUBLIC = [
    "", "news/", ARTICLE, "publications/", "events/", "pilot-projects/", "pilot-projects/?view=map",
    "pilot-projects/khajura/", "partners/", "partners/mcsr-ca-business-council/", "glossary/",
    "key-figures/", "services/", "open-data/partners/", "nothing/", f"search/?q={quote(WORDS)}",
    f"contact/?about={quote(WORDS)}&reason={quote(WORDS)}", f"qr/?path={quote(WORDS)}",
]  # fmt: skip
ADMIN = [
    "", "pages/{index}/", "pages/{article}/edit/", "pages/{partner}/edit/", "pages/{pilot}/edit/",
    "pages/{article}/history/", "pages/{article}/copy/", "images/", "images/1/", "documents/",
    "snippets/library/city/", "snippets/library/glossaryterm/", "snippets/desk/translationtask/",
    "reports/site-history/", "reports/aging-pages/", "letters/", "partner-registry/",
    f"pages/search/?q={quote(WORDS)}", f"images/?q={quote(WORDS)}",
]  # fmt: skip
NOTE = "window.ran = []; window.hostile = (...words) => window.ran.push(location.href);"


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    page = new_context(bypass_csp=True).new_page()
    page.add_init_script(NOTE)
    return page


def ran(page: Page, address: str) -> list[str]:
    """Open an address, give its scripts a moment, and return where a payload ran."""
    page.goto(address)
    page.wait_for_load_state("load")
    page.wait_for_timeout(100)
    return page.evaluate("window.ran")


def test_no_script_in_a_text_runs_on_a_public_page(page: Page, hostile_site: str) -> None:
    found = [
        ran(page, f"{hostile_site}/{language}/{path}")
        for language in ("en", "zh-hans")
        for path in PUBLIC
    ]

    assert not any(found), found
    page.goto(f"{hostile_site}/en/{ARTICLE}")
    assert WORDS in page.locator("h1").inner_text()


def test_no_script_in_a_text_runs_in_the_admin(page: Page, hostile_site: str) -> None:
    desk = Desk(page, hostile_site)
    desk.sign_in("administrator")
    slugs = {
        "index": "news",
        "article": ARTICLE.split("/")[1],
        "partner": "mcsr-ca-business-council",
        "pilot": "khajura",
    }
    numbers = {name: desk.number_of(slug) for name, slug in slugs.items()}

    found = [ran(page, f"{hostile_site}/admin/{path.format(**numbers)}") for path in ADMIN]

    assert not any(found), found
