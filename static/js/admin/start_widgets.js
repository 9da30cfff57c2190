/* Starts the widgets that Wagtail starts by inline scripts, which the admin's content security
   policy forbids. A hidden element names the widget and its arguments; the names are a list, so
   that no attribute can call anything else. */

(() => {
  const FUNCTIONS = ["initDateChooser", "initTimeChooser", "initDateTimeChooser"];
  const CLASSES = /^(InlinePanel|MultipleChooserPanel|[A-Za-z]*Chooser)$/;

  class StartWidget extends window.StimulusModule.Controller {
    static values = { name: String, arguments: Array };

    connect() {
      const name = this.nameValue;
      const start = window[name];
      // A widget that is moved, or comes back with the browser's history, is started only once.
      if (this.element.dataset.started || typeof start !== "function") return;
      this.element.dataset.started = "true";
      if (FUNCTIONS.includes(name)) start(...this.argumentsValue);
      else if (CLASSES.test(name)) new start(...this.argumentsValue);
    }
  }

  /* Offers the queries of readers for a promoted result. */
  class ChooseQuery extends window.StimulusModule.Controller {
    static values = { field: String, url: String };

    connect() {
      const field = document.getElementById(this.fieldValue);
      document.getElementById(`${this.fieldValue}-chooser`)?.addEventListener("click", () => {
        window.ModalWorkflow({
          url: this.urlValue,
          onload: window.QUERY_CHOOSER_MODAL_ONLOAD_HANDLERS,
          responses: {
            queryChosen(query) {
              field.value = query.querystring;
            },
          },
        });
      });
    }
  }

  window.wagtail.app.register("start-widget", StartWidget);
  window.wagtail.app.register("choose-query", ChooseQuery);
})();
