/* The translator's half of the editor: originals beside their passages, checks while typing,
   progress, and the way to the next passage. Without it the originals stand above their field. */

const TEXT_INPUTS =
  'input[type="text"]:not([data-controller*="w-date"]), textarea, input[type="hidden"]';
const PREFIXES = { "unordered-list-item": "• ", "ordered-list-item": "• " };
const HEADING_LEVELS = { two: 2, three: 3, four: 4 };

/* The lines of the state that a rich text editor keeps in a hidden input, with the signs that the
   server puts before headings and list items; other hidden inputs hold no words. */
function richLines(state) {
  if (!state.startsWith('{"blocks"')) return "";
  return JSON.parse(state)
    .blocks.map((block) => {
      const level = HEADING_LEVELS[block.type.replace("header-", "")];
      const sign = level ? `${"#".repeat(level)} ` : PREFIXES[block.type] || "";
      return block.text.trim() && sign + block.text.trim();
    })
    .filter(Boolean)
    .join("\n");
}

function textOf(row) {
  return [...row.querySelectorAll(TEXT_INPUTS)]
    .filter((input) => !input.closest(".original") && !input.closest("[data-comment-add]"))
    .map((input) => (input.type === "hidden" ? richLines(input.value) : input.value.trim()))
    .filter(Boolean)
    .join("\n");
}

/* What holds the translation of an original: its block, or the field below it. */
function rowOf(original) {
  return (
    original.closest("[data-streamfield-child]") || original.closest('[data-controller~="originals"]')
  );
}

/* Wagtail opens the tab that holds what an address names, and scrolls to its own panels only. Tabs
   open and editors appear after the page has loaded, each of which moves what is below it: the
   passage is brought back into sight until the reader takes over. */
const TAKES_OVER = ["wheel", "touchstart", "pointerdown", "keydown"];

function showNamed(element) {
  const id = window.location.hash.slice(1);
  const original = id.startsWith("passage-") && document.getElementById(id);
  if (!original || !element.contains(original)) return;
  const observer = new ResizeObserver(() =>
    original.scrollIntoView({ behavior: "instant", block: "center" }),
  );
  [original, original.closest("form")].forEach((item) => observer.observe(item));
  TAKES_OVER.forEach((name) =>
    window.addEventListener(name, () => observer.disconnect(), { once: true, passive: true }),
  );
}

function openTab(panel) {
  const tab = document.querySelector(`[role="tab"][href="#${panel.id}"]`);
  if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
}

/* Tabs come into sight after a moment, and nothing can be focused in one before. */
function whenVisible(element, act) {
  if (element.checkVisibility()) act();
  else requestAnimationFrame(() => whenVisible(element, act));
}

class OriginalsController extends window.StimulusModule.Controller {
  connect() {
    this.place();
    showNamed(this.element);
    this.observer = new MutationObserver(() => this.place());
    this.observer.observe(this.element, { childList: true, subtree: true });
  }

  disconnect() {
    this.observer.disconnect();
  }

  place() {
    this.element.querySelectorAll("[data-original-block]").forEach((original) => {
      const id = original.dataset.originalBlock;
      if (!id || original.dataset.placed) return;
      const field = this.element.querySelector(`input[type="hidden"][name$="-id"][value="${id}"]`);
      const content = field?.closest("[data-streamfield-child]")?.querySelector(".w-panel__content");
      if (!content) return;
      original.dataset.placed = "true";
      content.classList.add("original-row");
      content.prepend(original);
    });
  }
}

class TranslationController extends window.StimulusModule.Controller {
  static targets = ["written", "bar", "next", "end"];

  static values = { checkUrl: String };

  connect() {
    showNamed(this.element);
    this.panel = this.element.closest('[role="tabpanel"]');
    // Rows hold both languages and stand in another tab.
    this.form = this.element.closest("form");
    if (!this.panel || !this.hasNextTarget) return;
    if (this.element.parentElement !== this.panel) {
      // Stays in sight only as a child of the tab itself; moving it connects it anew.
      this.panel.prepend(this.element);
      return;
    }
    this.nextTarget.hidden = false;
    this.written = Number(this.writtenTarget.textContent);
    this.timers = new Map();
    this.typed = (event) => this.wait(event.target);
    ["input", "keyup", "change"].forEach((name) => this.form.addEventListener(name, this.typed));
  }

  disconnect() {
    ["input", "keyup", "change"].forEach((name) =>
      this.form?.removeEventListener(name, this.typed),
    );
  }

  originals() {
    return [...this.form.querySelectorAll("[data-original-state]")].filter(rowOf);
  }

  wait(target) {
    const row = target.closest("[data-streamfield-child], [data-controller~='originals']");
    const original = row?.querySelector("[data-original-state]");
    if (!original || target.closest(".original")) return;
    clearTimeout(this.timers.get(original));
    this.timers.set(original, setTimeout(() => this.update(original), 700));
  }

  update(original) {
    const text = textOf(rowOf(original));
    if (original.dataset.typed === text) return;
    original.dataset.typed = text;
    this.count();
    this.check(original, text);
  }

  count() {
    const changed = this.originals().reduce((sum, original) => {
      const { typed, originalWritten } = original.dataset;
      return typed === undefined ? sum : sum + Number(typed !== "") - Number(originalWritten);
    }, 0);
    this.writtenTarget.textContent = String(this.written + changed);
    this.barTarget.value = this.written + changed;
  }

  async check(original, text) {
    if (!this.checkUrlValue) return;
    const answer = await fetch(this.checkUrlValue, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        [window.wagtailConfig.CSRF_HEADER_NAME]: window.wagtailConfig.CSRF_TOKEN,
      },
      body: JSON.stringify({
        language: original.dataset.originalLanguage,
        place: original.dataset.originalPlace,
        source: original.dataset.originalSource,
        translation: text,
      }),
    });
    if (!answer.ok || original.dataset.typed !== text) return;
    const { findings } = await answer.json();
    const list = original.querySelector("[data-original-findings]");
    list.replaceChildren(
      ...findings.map((finding) => {
        const item = document.createElement("li");
        item.className = `original__finding${finding.is_error ? " original__finding--error" : ""}`;
        const label = document.createElement("strong");
        label.textContent = `${finding.label}: `;
        item.append(label, finding.message);
        return item;
      }),
    );
  }

  isLeft(original) {
    const { typed, originalState } = original.dataset;
    if (typed !== undefined) return typed === "";
    if (originalState !== "unreviewed") return originalState !== "current";
    const approval = original.querySelector('input[name="approved_passages"]');
    return Boolean(approval && !approval.checked);
  }

  next() {
    const left = this.originals().filter((original) => this.isLeft(original));
    this.endTarget.hidden = left.length > 0;
    if (!left.length) {
      openTab(this.panel);
      return;
    }
    const here = document.activeElement?.closest("[data-streamfield-child], [data-controller~='originals']");
    const following = left.find(
      (original) =>
        here &&
        rowOf(original) !== here &&
        here.compareDocumentPosition(rowOf(original)) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    this.show(following || left[0]);
  }

  show(original) {
    const row = rowOf(original);
    const tabPanel = row.closest('[role="tabpanel"]');
    openTab(tabPanel);
    whenVisible(tabPanel, () => this.enter(original, row));
  }

  enter(original, row) {
    for (let panel = row; panel && panel !== this.form; panel = panel.parentElement) {
      panel
        .querySelector(':scope > .w-panel__header [data-panel-toggle][aria-expanded="false"]')
        ?.click();
    }
    original.scrollIntoView({ behavior: "instant", block: "center" });
    const field = [...row.querySelectorAll('input[type="text"], textarea, [contenteditable="true"]')].find(
      (item) => !item.closest(".original"),
    );
    field?.focus({ preventScroll: true });
  }
}

window.wagtail.app.register("originals", OriginalsController);
window.wagtail.app.register("translation", TranslationController);
