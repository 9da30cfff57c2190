"""Configuration of the partner registry."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    """The registry of partner organisations."""

    name = "partners"
    label = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        """Follow how the public registry changes."""
        # Models exist only once the registry of applications is complete.
        from partners.changes import connect

        connect()
