"""A reader, in either language, without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ARTICLE = "news/quanzhou-donates-100000-surgical-masks-bergamo/"


@pytest.mark.parametrize(
    ("language", "news", "title"),
    [
        ("en", "News", "Quanzhou city of China donates 100,000 surgical masks to Bergamo in Italy"),
        ("zh-hans", "新闻", "中国泉州市向意大利贝加莫捐赠10万只医用外科口罩"),
    ],
)
def test_a_reader_goes_from_home_to_a_list_to_an_article(
    site: str, reader: Page, language: str, news: str, title: str
) -> None:
    reader.goto(f"{site}/{language}/")
    reader.get_by_role("navigation").get_by_role("link", name=news, exact=True).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(news)

    reader.get_by_role("link", name=title).first.click()

    expect(reader.get_by_role("heading", level=1)).to_have_text(title)


def test_the_switch_stays_on_the_same_page(site: str, reader: Page) -> None:
    reader.goto(f"{site}/en/{ARTICLE}")

    reader.get_by_role("banner").get_by_role("link", name="中文").click()
    expect(reader).to_have_url(f"{site}/zh-hans/{ARTICLE}")
    expect(reader.locator("html")).to_have_attribute("lang", "zh-Hans")

    reader.get_by_role("banner").get_by_role("link", name="English").click()
    expect(reader).to_have_url(f"{site}/en/{ARTICLE}")


@pytest.mark.parametrize(
    ("language", "label", "value", "button"),
    [("en", "Type", "external_article", "Apply"), ("zh-hans", "类型", "external_article", "应用")],
)
def test_a_list_is_filtered_without_script(
    site: str, reader: Page, language: str, label: str, value: str, button: str
) -> None:
    reader.goto(f"{site}/{language}/news/")

    reader.get_by_label(label, exact=True).select_option(value)
    reader.get_by_role("button", name=button).click()

    assert f"kind={value}" in reader.url
    expect(reader.locator("main article, main .route__item")).to_have_count(1)


def test_the_menu_opens_without_script_on_a_narrow_screen(site: str, reader: Page) -> None:
    reader.set_viewport_size({"width": 390, "height": 800})
    reader.goto(f"{site}/zh-hans/")

    reader.get_by_text("菜单").click()

    expect(reader.get_by_role("link", name="出版物", exact=True).first).to_be_visible()


def test_the_skip_link_is_the_first_stop_of_the_keyboard(site: str, reader: Page) -> None:
    reader.goto(f"{site}/en/")

    reader.keyboard.press("Tab")

    expect(reader.get_by_role("link", name="Skip to main content")).to_be_focused()
