"""What readers may rely on, in a browser: withdrawal with a reason, and citations."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.addresses import EVERY_PART
from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

ARCHIVED = "archive-0"
REASONS = {"en": "The figures were wrong.", "zh-hans": "数据有误。"}


def test_a_publisher_withdraws_one_version_and_makes_it_public_again(
    site: str, reader: Page, desk_of: Callable[[str], Desk]
) -> None:
    desk = desk_of("publisher")
    desk.edit(desk.number_of(ARCHIVED))
    admin = desk.page
    admin.get_by_role("button", name="Actions", exact=True).first.click()
    admin.get_by_role("link", name="Withdraw with a reason").click()

    # Nothing is done, and nothing lost, while the reason is missing.
    admin.get_by_label("中文", exact=True).check()
    admin.get_by_role("button", name="Withdraw", exact=True).click()
    expect(admin.get_by_text("Say why: readers of this version see the reason.")).to_be_visible()
    expect(admin.get_by_label("中文", exact=True)).to_be_checked()
    admin.get_by_label("Reason for readers (中文)").fill(REASONS["zh-hans"])
    admin.get_by_role("button", name="Withdraw", exact=True).click()
    expect(admin.get_by_text("No longer public: 中文.")).to_be_visible()

    reader.goto(f"{site}/zh-hans/news/{ARCHIVED}/")
    expect(reader.get_by_text(REASONS["zh-hans"])).to_be_visible()
    reader.goto(f"{site}/en/news/{ARCHIVED}/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Archive 0")
    expect(reader.get_by_text(REASONS["zh-hans"])).to_have_count(0)

    admin.get_by_role("button", name="Actions", exact=True).first.click()
    admin.get_by_role("link", name="Make public again").click()
    expect(admin.get_by_text(REASONS["zh-hans"])).to_be_visible()
    admin.locator("main form button[type=submit]").click()
    expect(admin.get_by_text("Public again: 中文")).to_be_visible()
    reader.goto(f"{site}/zh-hans/news/{ARCHIVED}/")
    expect(reader.get_by_text(REASONS["zh-hans"])).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "button", "copied"), [("en", "Copy citation", "Copied"), ("zh-hans", "", "")]
)
def test_a_citation_is_copied_as_it_reads(
    site: str,
    new_context: Callable[..., BrowserContext],
    language: str,
    button: str,
    copied: str,
) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    [publication] = [path for path in EVERY_PART if path.startswith("publications/")]
    page.goto(f"{site}/{language}/{publication}")
    copy = page.locator("[data-copy=citation]")
    if button:
        expect(copy).to_have_text(button)

    copy.click()

    said = page.locator("[data-copy=citation] + *")
    expect(said).to_have_text(copied) if copied else expect(said).not_to_be_empty()
    citation = page.locator("#citation").inner_text().strip()
    assert citation
    assert page.evaluate("navigator.clipboard.readText()") == citation
