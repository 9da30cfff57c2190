"""Second factors in a real browser, which checks the content security policy as it goes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

POLICY = "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
ROLE = "viewer"


def watched(context: BrowserContext, site: str) -> tuple[Page, list[str]]:
    """Return a page on which pages of accounts run under a strict policy, and what it reports."""
    page = context.new_page()
    reports: list[str] = []

    def with_policy(route) -> None:
        answer = route.fetch(max_redirects=0)
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": POLICY})

    for part in ("account", "login"):
        page.route(f"{site}/admin/{part}/**", with_policy)
    page.on("pageerror", lambda error: reports.append(str(error)))
    page.on(
        "console", lambda message: reports.append(message.text) if message.type == "error" else None
    )
    return page, reports


def confirm(page: Page) -> None:
    """Give the password once more, before something that protects the account."""
    page.locator("[name=password]").fill(f"{ROLE}-of-the-demo")
    page.get_by_role("button", name="Confirm").click()


def test_a_passkey_is_added_and_opens_the_admin_alone_and_beside_the_password(
    site: str, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context()
    page, reports = watched(context, site)
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    Desk(page, site).sign_in(ROLE)

    page.goto(f"{site}/admin/account/second-factor/passkeys/add/")
    confirm(page)
    page.locator("[name=passwordless]").check()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("main code")).to_have_count(10)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    assert page.get_by_role("button", name="Print").is_enabled()

    for alone in (True, False):
        context.clear_cookies()
        page.goto(f"{site}/admin/login/")
        if not alone:
            page.locator("[name=login]").fill(ROLE)
            page.locator("[name=password]").fill(f"{ROLE}-of-the-demo")
            page.get_by_role("button", name="Sign in", exact=True).click()
            expect(page).to_have_url(re.compile("/admin/login/second-factor/"))
        name = "Sign in with a passkey" if alone else "Use a passkey"
        page.get_by_role("button", name=name).click()
        page.wait_for_url(f"{site}/admin/")

    page.goto(f"{site}/admin/account/second-factor/passkeys/")
    page.get_by_role("link", name="Remove").click()
    confirm(page)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("status")).to_contain_text("The passkey is removed.")
    assert reports == []


def test_a_passkey_that_is_refused_is_told_on_the_page(
    site: str, new_context: Callable[..., BrowserContext]
) -> None:
    page, _reports = watched(new_context(), site)
    page.goto(f"{site}/admin/login/")
    page.evaluate(
        "() => { navigator.credentials.get = () => Promise.reject(new Error('cancelled')); }"
    )

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_be_visible()
