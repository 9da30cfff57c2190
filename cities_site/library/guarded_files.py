"""What the forms of images and documents do about personal data: read, tell and refuse.

Files are public as soon as they are stored, so their forms judge every save.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from cities_site.bilingual.personal_data.forms import REASON, PersonalDataFormMixin
from cities_site.bilingual.personal_data.guard import Found, findings_of, open_findings
from cities_site.library.document_texts.reading import PATIENCE_OF_FORMS, read_file
from cities_site.library.models.document_texts import DocumentText, TextState

# Bytes of a document that is read while somebody waits; a larger one is read after the upload.
READ_AT_ONCE = 20 * 1024 * 1024


class GuardedFileForm(PersonalDataFormMixin, forms.BaseForm):
    """Shows the personal data in a file and its words, and refuses what nobody answers for.

    The reason is asked for only where there is something to answer for.
    """

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.prepare_personal_data(user)
        self.shown_personal_data: list[Found] = []
        if self.instance.pk and not self.is_bound:
            self.shown_personal_data = open_findings(self.instance)
        if reason := self.fields.get(REASON):
            reason.help_text = gettext_lazy(
                "Say who agreed that the data found in this file and its words are public; the "
                "history keeps it."
            )
            if self.shown_personal_data:
                self.order_fields([REASON])
            else:
                reason.widget = forms.HiddenInput()

    def _post_clean(self) -> None:
        super()._post_clean()
        found = open_findings(self.instance)
        if found and not (self.cleaned_data.get(REASON) or "").strip():
            # What readers have already does not keep anybody from working on the rest.
            stored = type(self.instance)._default_manager.filter(pk=self.instance.pk).first()
            known = {item.token for item in findings_of(stored)} if stored else set()
            found = [item for item in found if item.token not in known]
        if found and REASON in self.fields:
            self.fields[REASON].widget = forms.TextInput()
            self.order_fields([REASON])
        self.refuse_personal_data(found)


class ReadDocumentForm(forms.BaseForm):
    """Reads an uploaded document at once where it is quickly read, and tells what came of it."""

    text_state = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stored = DocumentText.objects.filter(document_id=self.instance.pk or 0).only("state")
        if text := stored.first():
            self.text_state = text.get_state_display()

    def _post_clean(self) -> None:
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data and file.size <= READ_AT_ONCE:
            extension = file.name.rpartition(".")[2]
            reading = read_file(file, extension, PATIENCE_OF_FORMS)
            if reading.state != TextState.TOO_LARGE:
                self.instance.reading = reading
            file.seek(0)
        super()._post_clean()
