"""The admin as a person works it: with its own menus, tabs, fields and buttons."""

import re

from playwright.sync_api import Locator, Page, expect

# Wagtail takes what a form holds two seconds after it was opened as unchanged.
MARK_WATCHED = """addEventListener("w-unsaved:watch-edits", () => {
  document.documentElement.dataset.watched = "true";
})"""


class Desk:
    """One person's browser window on the admin."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.script_errors: list[str] = []
        page.on("pageerror", lambda error: self.script_errors.append(str(error)))
        page.add_init_script(MARK_WATCHED)

    def sign_in(self, role: str) -> None:
        """Sign in through the form with a demonstration account."""
        self.page.goto(f"{self.site}/admin/login/")
        self.field("login").fill(role)
        self.field("password").fill(f"{role}-of-the-demo")
        self.page.locator("button[type=submit]").first.click()
        self.page.wait_for_url(f"{self.site}/admin/")

    def number_of(self, slug: str) -> int:
        """Return the number of the one page of a slug, as the admin's own lists know it."""
        answer = self.page.request.get(f"{self.site}/admin/api/main/pages/", params={"slug": slug})
        [page] = answer.json()["items"]
        return page["id"]

    def add(self, model: str, index: str) -> None:
        """Open the editor of a new page of a type below the page of a slug."""
        label, name = model.lower().split(".")
        parent = self.number_of(index)
        self.page.goto(f"{self.site}/admin/pages/add/{label}/{name}/{parent}/")

    def wait_until_watched(self) -> None:
        """Wait until the open editor notices changes, as it does for anybody slower than a test."""
        expect(self.page.locator("html[data-watched]")).to_have_count(1)

    def wait_until_saved(self) -> None:
        """Wait until autosave has made the record of a new page; its address is then another."""
        self.page.wait_for_url("**/edit/**")

    def edit(self, number: int) -> None:
        """Open the editor of a page."""
        self.page.goto(f"{self.site}/admin/pages/{number}/edit/")

    def field(self, name: str) -> Locator:
        """Return the input of a field."""
        return self.page.locator(f"[name={name}]")

    def open_tab(self, name: str) -> Locator:
        """Bring a tab of the editor to the front; return it."""
        tab = self.page.get_by_role("tab", name=re.compile(name))
        tab.click()
        return tab

    def choose_action(self, name: str) -> None:
        """Open the menu of the footer, press one of its actions, and wait for the answer."""
        self.page.locator("footer [data-w-dropdown-target=toggle]").first.click()
        self.page.locator(f"button[name={name}]").first.click()
        self.page.wait_for_load_state()

    def save_draft(self) -> None:
        """Press the button that saves without publishing, and wait for its message."""
        self.page.locator("footer button[type=submit]").first.click()
        expect(self.page.locator(".messages .success")).to_be_visible()
