"""The whole story of a page: English by the editor, Chinese by the translator, both public."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

OpenDesk = Callable[[str], Desk]


def test_editor_translator_and_publisher_bring_a_page_out_in_two_languages(
    site: str, desk_of: OpenDesk, reader: Page
) -> None:
    editor = desk_of("editor")
    editor.add("news.NewsPage", index="news")
    editor.field("headline_en").fill("Trees cool our streets")
    editor.field("summary_en").fill("Trees cool the streets of the city.")
    editor.choose_action("action-publish")
    expect(editor.page.locator(".messages .success")).to_be_visible()

    reader.goto(f"{site}/en/news/trees-cool-our-streets/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Trees cool our streets")
    assert reader.goto(f"{site}/zh-hans/news/trees-cool-our-streets/").status == 404
    number = editor.number_of("trees-cool-our-streets")

    translator = desk_of("translator")
    translator.edit(number)
    expect(translator.field("headline_en")).to_have_count(0)
    translator.open_tab("中文")
    original = translator.page.locator("[data-originals=summary]")
    expect(original).to_contain_text("Trees cool the streets of the city.")
    translator.field("headline_zh_hans").fill("树木为街道降温")
    translator.field("summary_zh_hans").fill("树木为城市的街道降温。")
    translator.save_draft()

    publisher = desk_of("publisher")
    publisher.edit(number)
    publisher.open_tab("中文")
    for approval in publisher.page.locator("[name=approved_passages]").all():
        approval.check()
    publisher.field("public_zh_hans").check()
    publisher.choose_action("action-publish")
    expect(publisher.page.locator(".messages .success")).to_be_visible()

    reader.goto(f"{site}/zh-hans/news/trees-cool-our-streets/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("树木为街道降温")
    expect(reader.locator(".notice")).to_have_count(0)
    reader.goto(f"{site}/en/news/trees-cool-our-streets/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Trees cool our streets")


def test_each_block_of_a_text_stands_below_its_original(desk_of: OpenDesk) -> None:
    translator = desk_of("translator")
    translator.edit(translator.number_of("about"))
    translator.open_tab("中文")

    paired = translator.page.locator("[data-streamfield-child] [data-original-block]")
    expect(paired.first).to_be_visible()
    assert paired.count() > 5
    first = translator.page.locator("[data-streamfield-child]").first
    expect(first.locator(".original__text")).to_contain_text("UNOSSC")
    expect(first.get_by_role("textbox")).to_contain_text("联合国南南合作办公室")


def test_an_error_in_a_hidden_tab_shows_on_the_tab(desk_of: OpenDesk) -> None:
    editor = desk_of("editor")
    editor.add("news.NewsPage", index="news")
    editor.field("headline_en").fill("A page without a summary")
    editor.open_tab("Settings")

    editor.choose_action("action-publish")

    tab = editor.page.get_by_role("tab", name=re.compile("English"))
    expect(tab.locator("[data-tabs-errors-count], .w-tabs__errors")).to_be_visible()


def test_a_city_is_named_by_reference_from_the_palette_of_the_text(
    site: str, desk_of: OpenDesk, reader: Page
) -> None:
    editor = desk_of("editor")
    editor.add("news.NewsPage", index="news")
    editor.wait_until_watched()
    editor.field("headline_en").fill("Named by reference")
    editor.field("summary_en").fill("Cities in a text are named by reference.")
    # A page published while autosave makes its record would be made twice, under one slug.
    editor.wait_until_saved()
    editor.page.get_by_role("button", name="Insert a block").first.click()
    editor.page.get_by_role("option", name="Text", exact=True).click()
    text = editor.page.locator("[data-streamfield-child] .public-DraftEditor-content:visible")
    text.click()
    editor.page.keyboard.type("They met in /")
    editor.page.get_by_role("option", name="Name of a city").click()
    editor.page.get_by_role("link", name="Quanzhou").click()
    expect(text).to_contain_text("They met in Quanzhou · 泉州")
    expect(editor.page.get_by_role("dialog")).to_have_count(0)
    text.click()
    editor.page.keyboard.press("Control+End")
    editor.page.keyboard.type(" in spring.")
    # The editor writes its text into the form a moment after the last key.
    written = editor.page.locator("[name=body_en-0-value]")
    expect(written).to_have_value(re.compile("in spring"))
    editor.choose_action("action-publish")
    expect(editor.page.locator(".messages .success")).to_be_visible()

    editor.edit(editor.number_of("named-by-reference"))
    expect(text).to_have_text("They met in Quanzhou · 泉州 in spring.")
    assert editor.script_errors == []

    reader.goto(f"{site}/en/news/named-by-reference/")
    expect(reader.locator("main")).to_contain_text("They met in Quanzhou in spring.")
