"""What WCAG 2.2 added and no rule engine checks, on every template and in both languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.addresses import ARTICLE, EVERY_PART, HOME, addresses

pytestmark = pytest.mark.browser

VIEWS = [("en", 390), ("en", 1280), ("zh-hans", 390), ("zh-hans", 1280)]
views = pytest.mark.parametrize(("language", "width"), VIEWS)
languages = pytest.mark.parametrize("language", ["en", "zh-hans"])

# Whether anything of the focused element can be seen: some point of its boxes is its own.
IS_IN_SIGHT = """
(element) => [...element.getClientRects()].some((box) => {
  const inside = [0.02, 0.25, 0.5, 0.75, 0.98];
  return inside.some((across) => inside.some((down) => {
    const top = document.elementFromPoint(
      box.left + across * box.width, box.top + down * box.height
    );
    return top && (element.contains(top) || top.contains(element) && top.matches("label, a"));
  }));
})
"""
HIDDEN_WHEN_FOCUSED = f"""
() => {{
  const isInSight = {IS_IN_SIGHT};
  const stops = document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
  );
  return [...stops]
    .filter((stop) => stop.checkVisibility() && !stop.disabled && stop.tabIndex >= 0)
    .filter((stop) => {{
      stop.focus();
      return document.activeElement === stop && !isInSight(stop);
    }})
    .map((stop) => stop.outerHTML.slice(0, 120));
}}
"""


# What a form holds, but for the stamp of time against robots.
FIELDS = """
(form) => Object.fromEntries(
  [...new FormData(form)].filter(([name]) => !/csrf|time|stamp|token/.test(name))
)
"""


@views
def test_nothing_covers_what_has_the_focus(
    site: str, new_context: Callable[..., BrowserContext], language: str, width: int
) -> None:
    """Success criterion 2.4.11, focus not obscured (minimum)."""
    context = new_context(reduced_motion="reduce", viewport={"width": width, "height": 700})
    page = context.new_page()
    hidden = {}
    for path, _status in addresses(language):
        page.goto(f"{site}/{language}/{path}")
        if found := page.evaluate(HIDDEN_WHEN_FOCUSED):
            hidden[path] = found

    assert hidden == {}


@languages
@pytest.mark.parametrize("path", [HOME, ARTICLE, EVERY_PART[0], "partners/?view=map"])
def test_the_keyboard_reaches_every_stop_in_sight_and_leaves_the_page_again(
    site: str, new_context: Callable[..., BrowserContext], language: str, path: str
) -> None:
    page = new_context(reduced_motion="reduce", viewport={"width": 390, "height": 700}).new_page()
    page.goto(f"{site}/{language}/{path}")
    stops = 0
    while stops < 400:
        page.keyboard.press("Tab")
        focused = page.evaluate_handle("document.activeElement").as_element()
        if focused is None or focused.evaluate("(element) => element === document.body"):
            break
        stops += 1
        assert focused.evaluate(IS_IN_SIGHT), focused.evaluate("(element) => element.outerHTML")

    # Neither a trap, nor a page without stops.
    assert 10 < stops < 400


@languages
def test_nothing_has_to_be_dragged(site: str, reader: Page, language: str) -> None:
    """Success criterion 2.5.7; the map's buttons and keys are tried where the map is."""
    dragged = {}
    for path, _status in addresses(language):
        reader.goto(f"{site}/{language}/{path}")
        found = reader.locator("[draggable=true], input[type=range], [ondragstart]").count()
        if found:
            dragged[path] = found

    assert dragged == {}


@languages
def test_help_stands_in_the_same_place_of_every_page(
    site: str, reader: Page, language: str
) -> None:
    """Success criterion 3.2.6: the same order among the same links, in the footer."""
    orders = set()
    for path, _status in addresses(language):
        reader.goto(f"{site}/{language}/{path}")
        links = reader.get_by_role("contentinfo").get_by_role("link")
        orders.add(tuple(links.evaluate_all("(links) => links.map((link) => link.href)")))

    # The last link leads back to the top of the page that one is on.
    orders = {order[:-1] for order in orders}
    assert len(orders) == 1
    assert f"{site}/{language}/contact/" in orders.pop()


@languages
def test_a_form_that_comes_back_asks_for_nothing_twice(
    site: str, reader: Page, language: str
) -> None:
    """Success criterion 3.3.7; what the page already knows is filled in as well."""
    about = f"/{language}/partners/every-part/"
    reader.goto(f"{site}/{language}/contact/?reason=partner&about={about}")
    form = reader.locator("main form")
    known = form.evaluate(FIELDS)
    form.locator("input[type=email]").fill("office@example.org")
    typed = form.evaluate(FIELDS)
    form.locator("button[type=submit]").click()

    expect(reader.locator("[aria-invalid=true]").first).to_be_visible()
    back = reader.locator("main form").evaluate(FIELDS)
    assert about in known.values()
    assert "partner" in known.values()
    assert {name: back.get(name) for name in typed} == typed


@languages
def test_signing_in_is_no_test_of_memory(
    site: str, new_context: Callable[..., BrowserContext], language: str
) -> None:
    """Success criterion 3.3.8: password managers and pasting work, and there is no puzzle."""
    context = new_context(locale=language)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/admin/login/")

    name, password = page.locator("[name=login]"), page.locator("[name=password]")
    expect(name).to_have_attribute("autocomplete", "username")
    expect(password).to_have_attribute("autocomplete", "current-password")
    page.evaluate("navigator.clipboard.writeText('a long pass phrase')")
    password.focus()
    page.keyboard.press("Control+V")
    expect(password).to_have_value("a long pass phrase")
    expect(page.locator("form input:visible")).to_have_count(2)
