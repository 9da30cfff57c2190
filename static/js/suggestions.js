/* Names offered while a query is typed: an editable combobox with a listbox, as the ARIA Authoring
   Practices describe it. Without this the form works as it stands. */

const PAUSE = 150; // milliseconds without a key

export function offerNames(input) {
  if (input.role === "combobox") return;
  const list = document.createElement("ul");
  list.id = `${input.id}-names`;
  list.className = "suggestions";
  list.role = "listbox";
  list.ariaLabel = input.dataset.suggestionsLabel;
  list.hidden = true;
  input.after(list);
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.setAttribute("aria-controls", list.id);

  let timer;
  let request;

  function show(names) {
    list.replaceChildren(
      ...names.map((name, index) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${index}`;
        option.role = "option";
        option.ariaSelected = "false";
        option.textContent = name;
        return option;
      }),
    );
    list.hidden = !names.length;
    input.ariaExpanded = String(!list.hidden);
    input.removeAttribute("aria-activedescendant");
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    show([]);
  }

  async function ask() {
    request?.abort();
    request = new AbortController();
    const address = `${input.dataset.suggestions}?q=${encodeURIComponent(input.value)}`;
    try {
      const response = await fetch(address, { signal: request.signal });
      show((await response.json())[1]);
    } catch {
      /* Without an answer there is nothing to offer; the form still searches. */
    }
  }

  function active() {
    return list.querySelector("[aria-selected=true]");
  }

  function move(step) {
    const options = [...list.children];
    // One place more than there are options: the words as typed.
    const places = options.length + 1;
    const place = (options.indexOf(active()) + 1 + step + places) % places;
    options.forEach((option, index) => {
      option.ariaSelected = String(index === place - 1);
    });
    if (place) input.setAttribute("aria-activedescendant", options[place - 1].id);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(option) {
    input.value = option.textContent;
    close();
    input.form.requestSubmit();
  }

  input.addEventListener("input", (event) => {
    // What an input method is still composing is no query yet.
    if (event.isComposing) return;
    close();
    if (input.value.trim()) timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("compositionend", () => {
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    // These keys belong to the input method while it is open.
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active()) choose(active());
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  // The focus stays in the box while an option is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(event.target.closest("li")));
  // Who types fast began before this was here.
  if (input.value !== input.defaultValue) ask();
}
