"""Wagtail's account settings, with the profile picture checked like every other upload.

Wagtail's form decodes the picture only when it makes it smaller, where a damaged one is an error
of the server, stores metadata as it comes, and shows no error.
"""

from typing import Any

from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel

from cities_site.library.uploads.fields import CheckedImageField


class CheckedAvatarForm(AvatarPreferencesForm):
    """Wagtail's form, for pictures that can be decoded whole; they are stored written anew."""

    avatar = CheckedImageField(
        label=AvatarPreferencesForm.base_fields["avatar"].label, required=False
    )


class CheckedAvatarPanel(AvatarSettingsPanel):
    """The panel of the profile picture."""

    form_class = CheckedAvatarForm
    template_name = "accounts/profile_picture.html"


class OwnAccountView(AccountView):
    """The account settings of whoever is signed in."""

    def get_panels(self) -> list[Any]:
        """Return Wagtail's panels, that of the picture replaced."""
        return [
            CheckedAvatarPanel(panel.request, panel.user, panel.profile)
            if type(panel) is AvatarSettingsPanel
            else panel
            for panel in super().get_panels()
        ]
