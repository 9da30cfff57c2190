"""The map in a browser: drawn under a strict policy, reached by keyboard, enlarged by buttons."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

MAP = "pilot-projects/?view=map"


def places(page: Page) -> list[float]:
    """Return how far from the left of the land each marker is, as a share of its width."""
    return page.evaluate(
        """() => {
          const land = document.querySelector(".map__land").getBoundingClientRect();
          return [...document.querySelectorAll(".map__marker")].map((marker) => {
            const box = marker.getBoundingClientRect();
            return Math.round(100 * ((box.left + box.right) / 2 - land.left) / land.width) / 100;
          });
        }"""
    )


def test_markers_are_reached_in_their_order_and_enlarged_by_buttons_alone(
    site: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(f"{site}/en/{MAP}")
    frame, marker = page.locator(".map__frame"), page.locator(".map__marker").first
    zoom_in, zoom_out = (page.get_by_role("button", name=name) for name in ("Zoom in", "Zoom out"))
    whole, size = frame.bounding_box(), marker.bounding_box()["width"]
    at_first = places(page)

    zoom_out.focus()
    page.keyboard.press("Enter")
    assert frame.bounding_box() == whole
    for _press in range(2):
        zoom_in.focus()
        page.keyboard.press("Enter")

    expect(page.locator(".map__zoom output")).to_have_text("400%")
    expect(zoom_in).to_have_attribute("aria-disabled", "true")
    drawing = page.locator(".map__drawing").bounding_box()
    assert drawing["width"] == pytest.approx(4 * whole["width"], rel=0.01)
    # The frame, the markers and their places on the land are what they were.
    assert frame.bounding_box()["height"] == pytest.approx(whole["height"], abs=2)
    assert marker.bounding_box()["width"] == pytest.approx(size, abs=0.5)
    assert places(page) == pytest.approx(at_first, abs=0.02)
    # The keyboard goes on to the frame and to the markers, which come into sight.
    names = []
    for _press in range(page.locator(".map__link").count() + 1):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim().split(/\\s/)[0]"))
        if page.evaluate("document.activeElement.matches('.map__link')"):
            box = page.locator(".map__link:focus").bounding_box()
            assert whole["x"] <= box["x"] <= whole["x"] + whole["width"]
    assert names[1:] == sorted(names[1:], key=int)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/en/pilot-projects/*/")


def test_without_a_script_the_map_is_whole_and_east_is_right_in_every_direction(
    site: str, reader: Page
) -> None:
    reader.goto(f"{site}/en/{MAP}")

    # The land comes from a file of its own, which the strict policy lets in.
    land = reader.locator(".map__land").bounding_box()
    drawing = reader.locator(".map__drawing").bounding_box()
    assert land["width"] > 0.95 * drawing["width"]
    expect(reader.get_by_role("button", name="Zoom in")).to_have_count(0)
    in_order = places(reader)
    reader.evaluate("document.documentElement.dir = 'rtl'")
    assert places(reader) == in_order
    reader.emulate_media(media="print")
    expect(reader.locator(".map__drawing")).to_be_visible()
    expect(reader.locator(".map__disclaimer")).to_be_visible()
    expect(reader.get_by_role("table")).to_be_visible()
