/* Zoom for maps, by buttons alone, and markers that make room for each other at every width.
   Without this script a map shows the whole world as the server drew it. */

const SIZES = [1, 2, 4];
/* What the server's steps are measured in: letter heights of a step, units of the drawing. */
const STEP = 1.75;
const WIDTH = 1000;

for (const map of document.querySelectorAll("[data-map]")) {
  const frame = map.querySelector(".map__frame");
  const bar = map.querySelector(".map__zoom");
  const shown = bar.querySelector("output");
  const buttons = { in: bar.querySelector("[data-zoom=in]"), out: bar.querySelector("[data-zoom=out]") };
  let step = 0;

  /* The server has laid the markers out for several widths; take the widest that suits this one. */
  function spread() {
    const steps = map.dataset.map.split(" ").map(Number);
    const letter = parseFloat(getComputedStyle(map).fontSize);
    const needed = (STEP * letter * WIDTH) / frame.scrollWidth;
    const layout = Math.max(0, steps.findLastIndex((width) => width > 0.95 * needed));
    for (const place of map.querySelectorAll("[data-spots]")) {
      const [x, y, shiftX, shiftY] = place.dataset.spots.split(";")[layout].split(" ");
      place.setAttribute("x", x);
      place.setAttribute("y", y);
      place.firstElementChild.setAttribute("x", shiftX);
      place.firstElementChild.setAttribute("y", shiftY);
    }
  }

  /* Where the middle of what is seen lies, as shares of the drawing; at first that of the markers. */
  function middle() {
    if (step > 0) {
      return [
        (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth,
        (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight,
      ];
    }
    const box = frame.getBoundingClientRect();
    const marks = [...map.querySelectorAll(".map__marker")].map((mark) => mark.getBoundingClientRect());
    const centre = (low, high, start, size) =>
      ((Math.min(...marks.map(low)) + Math.max(...marks.map(high))) / 2 - start) / size;
    return [
      centre((mark) => mark.left, (mark) => mark.right, box.left, box.width),
      centre((mark) => mark.top, (mark) => mark.bottom, box.top, box.height),
    ];
  }

  function zoom(by) {
    const next = step + by;
    if (!(next in SIZES)) {
      return;
    }
    const [x, y] = middle();
    step = next;
    frame.dataset.zoom = SIZES[step];
    frame.tabIndex = step > 0 ? 0 : -1;
    frame.scrollLeft = x * frame.scrollWidth - frame.clientWidth / 2;
    frame.scrollTop = y * frame.scrollHeight - frame.clientHeight / 2;
    buttons.out.setAttribute("aria-disabled", step === 0);
    buttons.in.setAttribute("aria-disabled", step === SIZES.length - 1);
    spread();
    shown.textContent = `${SIZES[step] * 100}%`;
  }

  buttons.in.addEventListener("click", () => zoom(1));
  buttons.out.addEventListener("click", () => zoom(-1));
  bar.hidden = false;
  new ResizeObserver(spread).observe(frame);
}
