"""Where the status page enters Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cities_site.operations.status.views import show_status


class AdministratorsMenuItem(MenuItem):
    """An entry that only administrators see."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to superusers."""
        return request.user.is_superuser


@hooks.register("register_admin_urls")
def address_of_status() -> list[URLPattern]:
    """Put the page below the reports."""
    return [path("reports/status/", show_status, name="operations_status")]


@hooks.register("register_reports_menu_item")
def menu_item_of_status() -> MenuItem:
    """Put the page first among the reports."""
    return AdministratorsMenuItem(
        _("Status of the site"), reverse("operations_status"), icon_name="check", order=50
    )
