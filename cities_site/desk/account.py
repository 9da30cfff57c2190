"""Each user's choice of messages, in the admin's account settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from cities_site.desk.models import NotificationPreference


class NotificationPreferenceForm(forms.ModelForm):
    """When to be told of translations."""

    class Meta:
        model = NotificationPreference
        fields = ["frequency"]
        widgets = {"frequency": forms.RadioSelect}


class TranslationMessagesPanel(BaseSettingsPanel):
    """Shown to those who have a part in translation."""

    name = "translation_messages"
    title = _("Translations")
    order = 400
    tab = notifications_tab
    form_class = NotificationPreferenceForm

    def __init__(self, request: Any, user: Any, profile: Any) -> None:
        super().__init__(request, user, profile)
        self.preference = NotificationPreference.objects.filter(
            user=user
        ).first() or NotificationPreference(user=user)

    def is_active(self) -> bool:
        """Leave it out for those who never see the Translations screen."""
        return self.user.has_perm("desk.change_translationtask")

    def get_form(self) -> NotificationPreferenceForm:
        """Return the form, with what was sent."""
        options = {"prefix": self.name, "instance": self.preference}
        if self.request.method == "POST":
            return self.form_class(self.request.POST, **options)
        return self.form_class(**options)
