"""A translator's whole job on an article of ten blocks, from opening it to handing it over."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

OpenDesk = Callable[[str], Desk]

TRANSLATION = {
    "Ten cities": "十座城市",
    "Ten cities, in a sentence.": "一句话说十座城市。",
    "In the north": "在北方",
    "In the south": "在南方",
    "Trees work.": "树木有用。",
    **{
        f"City {city} planted {city}00 trees.": f"第{city}座城市种植了{city}00棵树。"
        for city in range(1, 8)
    },
}


def test_a_translator_translates_ten_blocks_and_hands_them_over(
    site: str, desk_of: OpenDesk, reader: Page
) -> None:
    translator = desk_of("translator")
    number = translator.number_of("ten-blocks")
    translator.edit(number)
    translator.open_tab("中文")
    page = translator.page
    page.locator(".translation-progress__structure:visible summary").click()
    page.locator("button[name=structure][value=empty]").click()
    expect(page.locator(".messages .success")).to_be_visible()

    translator.open_tab("中文")
    written = page.locator("[data-translation-target=written]:visible")
    expect(written).to_have_text("0")
    translate_by_keyboard(page)
    expect(written).to_have_text("12")
    page.locator("[data-translation-target=next]:visible").click()
    expect(page.locator("[data-translation-target=end]")).to_be_visible()
    translator.choose_action("action-submit")
    expect(page.locator(".messages .success")).to_be_visible()

    publisher = desk_of("publisher")
    publisher.edit(number)
    publisher.open_tab("中文")
    for approval in publisher.page.locator("[name=approved_passages]").all():
        approval.check()
    publisher.field("public_zh_hans").check()
    publisher.choose_action("action-publish")
    # Publishing ends the workflow in which the translator handed it over.
    publisher.page.get_by_role("dialog").get_by_role("button", name="Publish").click()
    expect(publisher.page.locator(".messages .success")).to_be_visible()

    reader.goto(f"{site}/zh-hans/news/ten-blocks/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("十座城市")
    assert reader.locator("main").get_by_text("棵树。").count() == 7
    expect(reader.locator(".notice")).to_have_count(0)


def translate_by_keyboard(page: Page) -> None:
    """Go from passage to passage with the shortcut alone, and type what belongs there."""
    for _passage in range(len(TRANSLATION)):
        page.keyboard.press("Control+.")
        original = page.evaluate(
            """() => (document.activeElement.closest("[data-streamfield-child]")
              || document.activeElement.closest("[data-controller~=originals]"))
              .querySelector("[data-original-source]").dataset.originalSource"""
        )
        page.keyboard.insert_text(TRANSLATION[original.splitlines()[0]])
        if original.startswith("Trees work."):
            page.keyboard.press("Tab")
            page.keyboard.insert_text("一位市长")
        # The count follows the typing, and "next" the count.
        expect(page.locator("[data-translation-target=written]:visible")).to_have_text(
            str(_passage + 1)
        )


def test_a_wrong_number_is_told_while_it_is_typed_and_goes_when_it_is_right(
    desk_of: OpenDesk,
) -> None:
    translator = desk_of("translator")
    translator.edit(translator.number_of("english-only"))
    translator.open_tab("中文")
    summary = translator.field("summary_zh_hans")
    findings = translator.page.locator("[data-originals=summary] [data-original-findings]")

    summary.fill("60座城市的屋顶，一句话。")
    expect(findings).to_contain_text("60")

    summary.fill("凉爽的屋顶，一句话。")
    expect(findings).to_be_empty()


def test_the_way_to_the_next_passage_leads_into_the_rows_and_counts_them(
    desk_of: OpenDesk,
) -> None:
    translator = desk_of("translator")
    page = translator.page
    translator.edit(translator.number_of("row-words"))
    translator.open_tab("中文")
    written = page.locator("[data-translation-target=written]:visible")
    expect(written).to_have_text("0")

    said = {
        "headline": "一场讲座",
        "summary": "一句话说讲座。",
        "speakers-0-name": "市长甲",
        "speakers-0-title": "十市市长",
        "speakers-1-name": "来宾乙",
    }
    for count, (name, words) in enumerate(said.items(), start=1):
        page.keyboard.press("Control+.")
        expect(translator.field(f"{name}_zh_hans")).to_be_focused()
        page.keyboard.insert_text(words)
        expect(page.locator("[data-translation-target=written]")).to_have_text(str(count))

    original = page.locator("[data-originals^='speakers:'][data-originals$=':title']").first
    expect(original).to_be_visible()
    expect(original).to_contain_text("Mayor of ten cities")
    expect(original.locator("[data-original-state=untranslated]")).to_be_visible()
    # With nothing left it goes back to where that is said.
    page.keyboard.press("Control+.")
    expect(page.locator("[data-translation-target=end]")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 1180, 820])
def test_an_original_stands_beside_its_translation_or_right_above_it_on_a_small_tablet(
    desk_of: OpenDesk, width: int
) -> None:
    translator = desk_of("translator")
    page = translator.page
    page.set_viewport_size({"width": width, "height": 1100})
    translator.edit(translator.number_of("about"))
    translator.open_tab("中文")

    row = page.locator("[data-streamfield-child]").first
    original = row.locator(".original__text").bounding_box()
    translation = row.get_by_role("textbox").bounding_box()

    if width > 1000:
        assert original["x"] + original["width"] <= translation["x"]
    else:
        assert 0 < translation["y"] - original["y"] - original["height"] < 100
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_translators_rows_have_no_accessibility_violations(desk_of: OpenDesk) -> None:
    translator = desk_of("translator")
    translator.edit(translator.number_of("about"))
    translator.open_tab("中文")

    for part in (".translation-progress", ".originals", ".original"):
        results = Axe().run(
            translator.page,
            context={"include": [[part]]},
            options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa"]}},
        )
        assert results.response["violations"] == []


def test_a_link_to_a_passage_opens_its_tab_and_shows_it(
    site: str, desk_of: OpenDesk, reader: Page
) -> None:
    translator = desk_of("translator")
    page = translator.page
    number = translator.number_of("ten-blocks")
    page.goto(f"{site}/admin/pages/{number}/edit/#tab-u4e2du6587")
    anchor = page.locator("[id^='passage-body']").last.get_attribute("id")

    page.goto("about:blank")
    page.goto(f"{site}/admin/pages/{number}/edit/#{anchor}")

    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
