"""Start-up of the generation: every database connection tells it what is written."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class FreshnessConfig(AppConfig):
    """Watches the writes of every connection from the first one on."""

    name = "cities_site.freshness"
    label = "freshness"
    verbose_name = _("Freshness")

    def ready(self) -> None:
        from cities_site.freshness import writes

        connection_created.connect(writes.watch, dispatch_uid="freshness")
        pre_migrate.connect(writes.pause, dispatch_uid="freshness")
        post_migrate.connect(writes.resume, dispatch_uid="freshness")
