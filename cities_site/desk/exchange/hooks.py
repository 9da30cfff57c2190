"""Where the exchange of XLIFF enters Wagtail's admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from cities_site.desk.exchange.actions import ExportBulkAction
from cities_site.desk.exchange.views import import_xliff


def register() -> None:
    """Offer the export among the bulk actions, and the import at its own address."""
    hooks.register("register_bulk_action", ExportBulkAction)
    hooks.register("register_admin_urls", import_address)


def import_address() -> list[URLPattern]:
    """Return the address of the import."""
    return [path("translations/import/", import_xliff, name="desk_import_xliff")]
