"""Start-up of what keeps the site running."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    """Brings the commands that a clock runs, and what watches them."""

    name = "cities_site.operations"
    label = "operations"
    verbose_name = _("Operations")
