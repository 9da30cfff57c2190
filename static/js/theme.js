/* What every page needs at once. The reader's own choice of light or dark: kept on the device, never sent. Loaded before the
   page is painted, so that it does not flash in the other scheme. */

(() => {
  const KEY = "theme";
  const conditional = [...document.querySelectorAll("[media*=prefers-color-scheme]")];
  const asDevice = conditional.map((element) => element.media);

  function apply(theme) {
    document.documentElement.dataset.theme = theme;
    conditional.forEach((element, index) => {
      const media = asDevice[index];
      const chosen = media.includes(theme) ? "all" : "not all";
      element.media = theme === "device" ? media : chosen;
    });
  }

  function stored() {
    try {
      return localStorage.getItem(KEY) || "device";
    } catch {
      return "device";
    }
  }

  apply(stored());

  /* Suggestions are fetched for who begins to search, so that reading costs nothing more. */
  addEventListener("focusin", async ({ target }) => {
    if (target.dataset.suggestionsScript) {
      const { offerNames } = await import(target.dataset.suggestionsScript);
      offerNames(target);
    }
  });

  addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("[data-theme-switch]");
    form.elements.theme.value = stored();
    form.hidden = false;
    form.addEventListener("change", () => {
      const theme = form.elements.theme.value;
      apply(theme);
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        /* Without storage the choice lasts until the next page. */
      }
    });
  });
})();
