"""Start-up of what keeps the site running."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OperationsConfig(AppConfig):
    """Brings the commands that a clock runs, and what watches them."""

    name = "cities_site.operations"
    label = "operations"
    verbose_name = _("Operations")

    def ready(self) -> None:
        """Watch queries, and start what the settings ask for."""
        from cities_site.operations import queries, tracing

        queries.watch_connections()
        tracing.start_error_reports()
        tracing.start_tracing()
