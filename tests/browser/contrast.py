"""Decides what axe leaves undecided: the contrast of text whose background it cannot tell.

It gives up where a pseudo-element or a neighbour lies over the text's box, at single characters
and at signs that are no letters.  All backgrounds of this site are plain colours, so the first
painted ancestor, or the marker that a number of the map stands in, is what the text stands on.
"""

from typing import Any

from playwright.sync_api import Page

# WCAG 2.2, success criterion 1.4.3, for text of the usual size; larger text has to meet it too.
REQUIRED_CONTRAST = 4.5

# Relative luminance and contrast as WCAG 2.2 defines them.
_CONTRAST = """
(selector) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const element = document.querySelector(selector);
  const isDrawn = element instanceof SVGElement;
  const colour = getComputedStyle(element)[isDrawn ? "fill" : "color"];
  let ground;
  if (isDrawn) {
    ground = getComputedStyle(element.previousElementSibling).fill;
  } else {
    for (let box = element; box && !ground; box = box.parentElement) {
      const painted = getComputedStyle(box).backgroundColor;
      if (channels(painted)[3] === 255) ground = painted;
    }
  }
  if (!ground || channels(colour)[3] !== 255 || channels(ground)[3] !== 255) return 0;
  const [darker, lighter] = [luminance(colour), luminance(ground)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
"""


def decide(page: Page, incomplete: list[dict[str, Any]]) -> tuple[list[float], list[tuple]]:
    """Return the contrasts measured where axe could not, and what stays open or is too low."""
    contrasts, open_questions = [], []
    for result in incomplete:
        for node in result["nodes"]:
            # A target of several parts is inside a frame or a shadow tree, of which there are none.
            contrast = 0.0
            if result["id"] == "color-contrast":
                contrast = page.evaluate(_CONTRAST, node["target"][0])
                contrasts.append(contrast)
            if contrast < REQUIRED_CONTRAST:
                open_questions.append((result["id"], node["html"][:120], round(contrast, 2)))
    return contrasts, open_questions
