"""The head of the Translations screen: what can be done besides the list."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView


class TranslationIndexView(IndexView):
    """Leads on to the import of translations made elsewhere."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer the import to those who change lines."""
        buttons = list(super().header_more_buttons)
        if self.user_has_permission("change"):
            address = reverse("desk_import_xliff")
            buttons.append(Button(_("Import XLIFF"), url=address, icon_name="upload", priority=90))
            address = reverse("desk_uses")
            buttons.append(Button(_("Where words stand"), address, icon_name="search", priority=95))
        guide = reverse("desk_guide")
        buttons.append(Button(_("Guide for translators"), guide, icon_name="help", priority=99))
        return buttons
