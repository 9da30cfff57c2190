"""Readers write and share in a browser, with a script and without one."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.addresses import ARTICLE
from tests.browser.test_accessibility import AXE_OPTIONS

pytestmark = pytest.mark.browser

WORDS = {
    "en": {
        "message": "Message",
        "send": "Send",
        "problem": "There is a problem",
        "thanks": "Thank you for your message",
        "yes": "Yes",
        "counted": "Thank you for your feedback",
    },
    "zh-hans": {
        "message": "留言内容",
        "send": "发送",
        "problem": "填写有误",
        "thanks": "感谢您的来信",
        "yes": "是",
        "counted": "感谢您的反馈",
    },
}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_letter_is_corrected_and_sent(
    site: str, new_context: Callable[..., BrowserContext], language: str
) -> None:
    words = WORDS[language]
    context = new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}/{language}/contact/?reason=correction")
    # Nobody writes faster than this; the form would take them for a program.
    page.wait_for_timeout(3_000)
    page.get_by_role("button", name=words["send"], exact=True).click()

    problem = page.get_by_role("alert")
    expect(problem).to_contain_text(words["problem"])
    assert Axe().run(page, options=AXE_OPTIONS).response["violations"] == []
    problem.get_by_role("link").click()
    message = page.get_by_role("textbox", name=words["message"])
    expect(message).to_be_focused()
    message.fill("2019")
    page.get_by_role("button", name=words["send"], exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(words["thanks"])
    assert context.cookies() == []


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_without_a_script_a_page_is_judged_and_shared(
    site: str, new_context: Callable[..., BrowserContext], language: str
) -> None:
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{language}/{ARTICLE}")
    expect(page.locator("[data-copy-link], [data-print]").first).to_be_hidden()
    page.get_by_role("button", name=WORDS[language]["yes"], exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS[language]["counted"])
    page.go_back()
    page.locator('a[href*="/qr/"]').click()
    # The picture of the code comes after its page.
    page.wait_for_url("**/qr/**", wait_until="load")
    code = page.get_by_role("main").get_by_role("img")
    assert code.evaluate("(image) => image.naturalWidth") > 0
    assert context.cookies() == []


def test_a_script_copies_the_address(site: str, new_context: Callable[..., BrowserContext]) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page: Page = context.new_page()
    page.goto(f"{site}/en/{ARTICLE}")
    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_role("status")).to_have_text("Link copied")
    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == address
