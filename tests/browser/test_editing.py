"""The whole story of a page: English by the editor, Chinese by the translator, both public."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser


def sign_in(browser: Browser, site: str, role: str) -> tuple[BrowserContext, Page, list[str]]:
    """Sign in through the form; errors of the admin's scripts are collected."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site}/admin/login/")
    page.locator("[name=username]").fill(role)
    page.locator("[name=password]").fill(f"{role}-of-the-demo")
    page.locator("button[type=submit]").click()
    page.wait_for_url(f"{site}/admin/")
    return context, page, errors


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=re.compile(name)).click()


def saved(page: Page) -> None:
    """Wait until what was typed has been saved by itself."""
    with page.expect_response(
        lambda response: "/edit/" in response.url and response.request.method == "POST"
    ) as answer:
        pass
    assert answer.value.ok, answer.value.text()


def choose_action(page: Page, name: str) -> None:
    """Open the menu of the footer and press one of its actions."""
    page.locator("footer [data-w-dropdown-target=toggle], .actions [aria-expanded]").first.click()
    page.locator(f"button[name={name}]").first.click()


def add_news(page: Page, site: str, title: str) -> str:
    """Make and publish a news page in English; return the address of its editor."""
    page.goto(f"{site}/admin/pages/")
    page.goto(f"{site}/admin/")
    index = page.request.get(f"{site}/en/news/")
    assert index.ok
    page.goto(f"{site}/admin/pages/add/news/newspage/{NEWS_INDEX}/")
    page.locator("[name=headline_en]").fill(title)
    page.locator("[name=summary_en]").fill("Trees cool the streets of the city.")
    choose_action(page, "action-publish")
    page.wait_for_load_state()
    page.get_by_role("link", name=re.compile("Edit|编辑")).first.wait_for()
    return page.url


NEWS_INDEX = 4


def test_editor_translator_and_publisher_bring_a_page_out_in_two_languages(
    site: str, browser: Browser
) -> None:
    context, page, errors = sign_in(browser, site, "editor")
    add_news(page, site, "Trees cool our streets")
    assert errors == []
    context.close()

    reader = browser.new_context(java_script_enabled=False).new_page()
    reader.goto(f"{site}/en/news/trees-cool-our-streets/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Trees cool our streets")
    assert reader.goto(f"{site}/zh-hans/news/trees-cool-our-streets/").status == 404

    context, page, errors = sign_in(browser, site, "translator")
    page.goto(f"{site}/admin/pages/{NEWS_INDEX}/")
    page.get_by_role("link", name="Trees cool our streets").first.click()
    page.wait_for_url(re.compile(r"/edit/"))
    editor_address = page.url
    expect(page.locator("[name=headline_en]")).to_have_count(0)
    expect(page.get_by_text("Trees cool the streets of the city.")).to_be_visible()
    open_tab(page, "中文")
    page.locator("[name=headline_zh_hans]").fill("树木为街道降温")
    page.locator("[name=summary_zh_hans]").fill("树木为城市的街道降温。")
    page.get_by_role("button", name="保存草稿").click()
    page.wait_for_load_state()
    assert errors == []
    context.close()

    context, page, errors = sign_in(browser, site, "publisher")
    page.goto(editor_address)
    open_tab(page, "中文")
    page.locator("[name=public_zh_hans]").check()
    choose_action(page, "action-publish")
    page.wait_for_load_state()
    assert errors == []
    context.close()

    reader.goto(f"{site}/zh-hans/news/trees-cool-our-streets/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("树木为街道降温")
    reader.goto(f"{site}/en/news/trees-cool-our-streets/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Trees cool our streets")


def test_an_error_in_a_hidden_tab_shows_on_the_tab(site: str, browser: Browser) -> None:
    context, page, _errors = sign_in(browser, site, "editor")
    page.goto(f"{site}/admin/pages/add/news/newspage/{NEWS_INDEX}/")
    page.locator("[name=headline_en]").fill("A page without a summary")
    open_tab(page, "Settings")

    choose_action(page, "action-publish")

    tab = page.get_by_role("tab", name=re.compile("English"))
    expect(tab.locator("[data-tabs-errors-count], .w-tabs__errors")).to_be_visible()
    context.close()
