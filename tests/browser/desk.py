"""The admin as a person works it: with its own menus, tabs, fields and buttons."""

import re

from playwright.sync_api import Locator, Page, expect


class Desk:
    """One person's browser window on the admin."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.script_errors: list[str] = []
        page.on("pageerror", lambda error: self.script_errors.append(str(error)))

    def sign_in(self, role: str) -> None:
        """Sign in through the form with a demonstration account."""
        self.page.goto(f"{self.site}/admin/login/")
        self.field("username").fill(role)
        self.field("password").fill(f"{role}-of-the-demo")
        self.page.locator("button[type=submit]").click()
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
