"""The time of an event where its reader is, told by a script in the language of the page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

# In New York on 30 September 2099 from 9:00 until 17:30 on the next day.
EVENT = "events/ahead/"
OWN_TIME = "[data-reader-time]"


@pytest.mark.parametrize(
    ("language", "zone", "told"),
    [
        (
            "en",
            "Asia/Kathmandu",
            "Wednesday, 30 September 2099 18:45 – Friday, 2 October 2099 03:15 your time",
        ),
        (
            "zh-hans",
            "Europe/Rome",
            "2099年9月30日（星期三） 15:00 – 2099年10月1日（星期四） 23:30 您所在地时间",
        ),
        # What the page says already is not said again.
        ("en", "America/New_York", ""),
        ("en", "UTC", ""),
        ("zh-hans", "Asia/Shanghai", ""),
    ],
)
def test_readers_are_told_their_own_time_where_it_differs(
    site: str, new_context: Callable[..., BrowserContext], language: str, zone: str, told: str
) -> None:
    # The language of the page counts, not that of the browser.
    page = new_context(timezone_id=zone, locale="fr-FR").new_page()
    page.goto(f"{site}/{language}/{EVENT}")

    own = page.locator(OWN_TIME)
    if told:
        expect(own).to_be_visible()
        expect(own).to_have_text(told)
    else:
        expect(own).to_be_hidden()


def test_without_a_script_nothing_is_said_of_the_reader(site: str, reader: Page) -> None:
    reader.goto(f"{site}/en/{EVENT}")

    expect(reader.locator(OWN_TIME)).to_be_hidden()
    expect(reader.get_by_text("host’s time: America/New_York")).to_be_visible()
