/* What only a script can do at the foot of a page: copy its address, and print it. */

for (const button of document.querySelectorAll("[data-copy-link]")) {
  // Browsers give pages the clipboard on https and on this machine only.
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copyLink);
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.copied;
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
