/* A button that copies a passage and says so; without the script there is no button. */

for (const button of document.querySelectorAll("button[data-copy]")) {
  const passage = document.getElementById(button.dataset.copy);
  if (!passage || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(passage.textContent.trim());
    } catch {
      return;
    }
    button.nextElementSibling.textContent = button.dataset.copied;
  });
}
