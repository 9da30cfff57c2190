"""The box in the header: a plain form, which a script helps with names while words are typed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

LANGUAGES = pytest.mark.parametrize(
    ("language", "box", "button", "typed", "name"),
    [
        ("en", "Search this site", "Search", "quanzh", "Quanzhou"),
        ("zh-hans", "站内搜索", "搜索", "qz", "泉州"),
    ],
)


@LANGUAGES
def test_the_box_of_the_header_works_without_script(
    site: str, reader: Page, language: str, box: str, button: str, typed: str, name: str
) -> None:
    reader.goto(f"{site}/{language}/news/")
    header = reader.get_by_role("banner")

    header.get_by_role("searchbox", name=box).fill(name)
    header.get_by_role("button", name=button).click()

    expect(reader.locator("main mark").first).to_have_text(name)
    # The page has the box itself; two would be one too many.
    expect(reader.get_by_role("searchbox")).to_have_count(1)


@LANGUAGES
def test_names_are_offered_to_the_keyboard_while_words_are_typed(
    site: str,
    new_context: Callable[..., BrowserContext],
    language: str,
    box: str,
    button: str,
    typed: str,
    name: str,
) -> None:
    page = new_context().new_page()
    page.goto(f"{site}/{language}/news/")
    search = page.get_by_role("banner").locator("[name=q]")
    search.press_sequentially(typed)
    combobox = page.get_by_role("combobox", name=box)
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_have_text(name)
    expect(combobox).to_have_attribute("aria-expanded", "true")

    search.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = options.first.get_attribute("id")
    expect(combobox).to_have_attribute("aria-activedescendant", active)
    search.press("ArrowUp")
    expect(page.locator("[aria-activedescendant]")).to_have_count(0)

    search.press("Escape")
    expect(combobox).to_have_attribute("aria-expanded", "false")
    expect(combobox).to_have_value(typed)

    search.press("Backspace")
    search.press_sequentially(typed[-1])
    expect(options.first).to_have_text(name)
    search.press("ArrowDown")
    search.press("Enter")
    expect(page.locator("main mark").first).to_have_text(name)
