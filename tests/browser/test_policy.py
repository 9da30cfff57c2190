"""The admin works under a policy without inline scripts, and so do public pages."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import ARTICLE
from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

OpenDesk = Callable[[str], Desk]
NOTE_VIOLATIONS = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
"""
# One screen of every kind: "{news}" is the number of an article, "{index}" that of its index.
SCREENS = [
    "", "pages/", "pages/{index}/", "pages/{news}/history/", "pages/{news}/usage/",
    "pages/{news}/copy/", "pages/{news}/move/", "pages/{news}/delete/", "pages/{news}/unpublish/",
    "pages/{index}/privacy/", "pages/{news}/revisions/compare/earliest...latest/",
    "pages/{news}/review/",
    "pages/search/?q=city", "images/", "images/add/", "images/multiple/add/", "images/1/",
    "documents/", "documents/add/", "documents/multiple/add/",
    "snippets/", "snippets/library/city/", "snippets/library/city/add/",
    "snippets/library/glossaryterm/", "users/", "groups/", "groups/new/",
    "sites/", "sites/new/", "collections/", "collections/add/", "redirects/", "redirects/add/",
    "redirects/import/", "searchpicks/", "searchpicks/add/", "reports/locked/",
    "reports/workflow/", "reports/site-history/", "reports/aging-pages/",
    "reports/page-types-usage/", "workflows/list/", "workflows/add/",
    "workflows/tasks/index/", "account/", "settings/library/sitetexts/", "letters/",
    "subscriptions/", "snippets/desk/translationtask/",
]  # fmt: skip
# The cropping tool asks what the browser knows by setting an attribute; it needs no answer.
HARMLESS = {"images/1/": {"script-src-attr inline "}}


@pytest.fixture
def desk(desk_of: OpenDesk) -> Desk:
    """Open the administrator's window, which notes what the policy forbids."""
    desk = desk_of("administrator")
    desk.page.add_init_script(NOTE_VIOLATIONS)
    return desk


def violations(page: Page) -> list[str]:
    return page.evaluate("window.violations")


def test_no_screen_of_the_admin_needs_what_the_policy_forbids(desk: Desk, site: str) -> None:
    numbers = {"index": desk.number_of("news"), "news": desk.number_of(ARTICLE.split("/")[1])}
    found = {}
    for screen in SCREENS:
        response = desk.page.goto(f"{site}/admin/{screen.format(**numbers)}")
        assert response.status == 200, screen
        desk.page.wait_for_function("document.readyState === 'complete'")
        if violated := set(violations(desk.page)) - HARMLESS.get(screen, set()):
            found[screen] = violated

    assert found == {}


def test_every_control_of_the_editor_works(desk: Desk, site: str) -> None:
    page = desk.page
    desk.add("news.EventPage", index="events")
    desk.wait_until_watched()
    desk.field("headline_en").fill("Under a strict policy")

    # Rows of an inline panel, and a date picker inside one of them or beside them.
    desk.open_tab("Shared")
    add = page.locator("button[id$=-ADD]:visible").first
    rows = page.locator("[data-inline-panel-child]:visible")
    before = rows.count()
    add.click()
    expect(rows).to_have_count(before + 1)
    desk.field("start_date").click()
    day = page.locator(".xdsoft_datetimepicker:visible .xdsoft_date").nth(10)
    day.click()
    expect(desk.field("start_date")).not_to_have_value("")

    # A chooser opens, lists and closes.
    page.locator("[data-chooser-action-choose]:visible").first.click()
    dialog = page.locator(".modal.in")
    expect(dialog.locator(".modal-content")).to_be_visible()
    dialog.locator("button.close").click()
    expect(dialog).to_have_count(0)

    # A block of a stream, and words in the rich text editor.
    desk.open_tab("English")
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    text = page.locator("[data-streamfield-child] .public-DraftEditor-content:visible")
    text.click()
    page.keyboard.type("Trees cool cities.")
    written = page.locator("[name=body_en-0-value]")
    expect(written).to_have_value(re.compile("Trees cool cities"))

    # A comment on a field.
    page.locator("[data-comment-add][aria-describedby=id_headline_en-label]").dispatch_event(
        "click"
    )
    expect(page.locator(".comment--mode-creating")).to_be_visible()
    assert violations(page) == []


def test_tags_are_offered_and_kept(desk: Desk, site: str) -> None:
    page = desk.page
    page.goto(f"{site}/admin/images/1/")
    tags = page.locator(".tagit-new input").first
    tags.click()
    page.keyboard.type("roofs,")

    expect(page.locator(".tagit-label", has_text="roofs")).to_be_visible()
    assert set(violations(page)) <= HARMLESS["images/1/"]


def test_public_pages_keep_the_policy_for_those_who_are_signed_in(desk: Desk, site: str) -> None:
    for path in ("en/", f"en/{ARTICLE}", "zh-hans/search/?q=泉州"):
        desk.page.goto(f"{site}/{path}")
        expect(desk.page.locator("wagtail-userbar")).to_have_count(1)
        assert violations(desk.page) == [], path
