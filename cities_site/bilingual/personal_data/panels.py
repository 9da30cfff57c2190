"""What an editor sees of personal data before and after an attempt to publish it."""

from typing import Any

from django.template.loader import render_to_string
from wagtail.admin.panels import FieldPanel, Panel

from cities_site.bilingual.personal_data.forms import REASON
from cities_site.bilingual.personal_data.guard import Found, linked_findings, open_findings


def _found_in(record: Any) -> list[Found]:
    """Return what nobody has answered for in the record of an open editor, read once."""
    if not hasattr(record, "shown_personal_data"):
        record.shown_personal_data = open_findings(record) + linked_findings(record)
    return record.shown_personal_data


class PersonalDataPanel(Panel):
    """Lists the personal data in one section of the record."""

    def __init__(self, section: str, **kwargs: Any) -> None:
        self.section = section
        super().__init__(**kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "section": self.section}

    class BoundPanel(Panel.BoundPanel):
        """Above the words; a form that was refused tells each finding at its field."""

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.found: list[Found] = []
            if self.form is not None and not self.form.is_bound:
                found = _found_in(self.instance)
                self.found = [item for item in found if item.place.section == self.panel.section]

        def is_shown(self) -> bool:
            return bool(self.found)

        def render_html(self, parent_context: dict | None = None) -> str:
            return render_to_string("bilingual/panels/personal_data.html", {"found": self.found})


class PersonalDataReasonPanel(FieldPanel):
    """Asks for the reason once something has been found."""

    def __init__(self, field_name: str = REASON, **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        """Shown to those who may override, where there is something to answer for."""

        def is_shown(self) -> bool:
            if not super().is_shown():
                return False
            shown = (item for item in _found_in(self.instance) if not item.elsewhere)
            return bool(self.form.found_personal_data or any(shown))

        def get_comparison(self) -> list:
            return []
