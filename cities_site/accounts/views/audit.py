"""The audit log: everything that Wagtail and the site record, on one screen that only reads."""

from collections import OrderedDict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports.audit_logging import LogEntriesView

from cities_site.library.open_data.tables import harmless

# More than this at once is a matter for the database's own tools.
MOST_EXPORTED = 20_000


class AuditLogView(LogEntriesView):
    """Wagtail's site history with the details of each entry, for administrators."""

    page_title = _("Audit log")
    header_icon = "clipboard-list"
    index_url_name = "accounts_audit_log"
    index_results_url_name = "accounts_audit_log_results"
    results_template_name = "accounts/audit_log_results.html"
    http_method_names = ["get", "head", "options"]
    list_export = [
        "timestamp",
        "user_display_name",
        "action",
        "message",
        "label",
        "content_type",
        "object_id",
        "uuid",
    ]
    export_headings = LogEntriesView.export_headings | {
        "message": _("Details"),
        "uuid": _("Request"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Leave it to administrators: it tells where people signed in from."""
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filtered_queryset(self) -> QuerySet:
        """Return the entries; a table for download has an end."""
        entries = super().get_filtered_queryset()
        return entries[:MOST_EXPORTED] if self.is_export else entries

    def get_filename(self) -> str:
        """Name the file by its day."""
        return f"audit-log-{localdate().isoformat()}"

    def to_row_dict(self, item: Any) -> OrderedDict[str, Any]:
        """Return a line of the table, in which no spreadsheet sees a formula."""
        row = OrderedDict((name, getattr(item, name)) for name in self.list_export)
        row["user_display_name"] = str(item.user_display_name)
        row["message"], row["uuid"] = str(item.message), str(item.uuid or "")
        return OrderedDict((name, harmless(value)) for name, value in row.items())
