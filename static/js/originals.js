/* Moves the original of each block of a stream to that block, where it is translated.
   Without this script the originals stand above the stream, in the same order. */

class OriginalsController extends window.StimulusModule.Controller {
  connect() {
    this.place();
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
      content.prepend(original);
    });
  }
}

window.wagtail.app.register("originals", OriginalsController);
