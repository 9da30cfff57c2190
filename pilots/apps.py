"""Configuration of the pilot projects."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PilotsConfig(AppConfig):
    """Pilot projects; they announce themselves on the pages of their partners."""

    name = "pilots"
    label = "pilots"
    verbose_name = _("Pilot projects")

    def ready(self) -> None:
        """Let a partner's page list its pilots without importing them."""
        # Models exist only once the registry of applications is complete.
        from partners.mentions import partner_mentions
        from pilots.finders import pilots_naming

        partner_mentions.register("pilots", _("Pilot projects"), pilots_naming)
