"""Start-up of the self-check."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SelfCheckConfig(AppConfig):
    """Brings the command; the app has no records."""

    name = "cities_site.selfcheck"
    label = "selfcheck"
    verbose_name = _("Self-check")
