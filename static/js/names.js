/* Names of records in rich text: chosen from the record, shown in both languages, never typed. */

const CHOOSERS = window.CHOOSER_MODAL_ONLOAD_HANDLERS;

class NameSource extends window.draftail.ModalWorkflowSource {
  getChooserConfig() {
    return {
      url: this.props.entityType.chooserUrl,
      urlParams: {},
      onload: CHOOSERS,
      responses: { chosen: this.onChosen },
    };
  }

  filterEntityData(data) {
    return { id: String(data.id), names: data.names };
  }

  /* Wagtail's own source keeps selected words as the text of the entity; a name replaces them. */
  onChosen(data) {
    const { editorState, entityType, onComplete } = this.props;
    const { EditorState, Modifier } = window.DraftJS;
    const content = editorState
      .getCurrentContent()
      .createEntity(entityType.type, "IMMUTABLE", this.filterEntityData(data));
    const written = Modifier.replaceText(
      content,
      editorState.getSelection(),
      data.title,
      null,
      content.getLastCreatedEntityKey(),
    );
    /* The closing dialog gives the focus back to what opened it, which is gone by then. */
    this.workflow.container.on("hidden.bs.modal", () => {
      onComplete(EditorState.push(editorState, written, "insert-characters"));
    });
    this.workflow.close();
  }
}

function Name({ children }) {
  return window.React.createElement("span", { className: "name-reference" }, children);
}

["CITY-NAME", "PARTNER-NAME"].forEach((type) => {
  window.draftail.registerPlugin({ type, source: NameSource, decorator: Name }, "entityTypes");
});
