"""The screens of an import: the file, what it would change, and what became of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from cities_site.bilingual.four_eyes import is_enforced_for
from cities_site.library.open_data.tables import csv_response
from cities_site.library.xml_files import UnreadableFile
from partners.choices import PartnerKind, ProjectRole, RegistryStatus
from partners.models import RegistryImport
from partners.registry.access import for_keepers
from partners.registry.columns import EXPORTED
from partners.registry.importing.checking import columns_of
from partners.registry.importing.columns import COLUMNS, KEY
from partners.registry.importing.confirming import confirm, is_open
from partners.registry.importing.files import MAX_BYTES, MAX_ROWS, read_lines
from partners.registry.importing.tables import store_table

RECORDS_SHOWN = 50
PROBLEMS_SHOWN = 200
CHOICES = {"type": PartnerKind, "status": RegistryStatus, "roles": ProjectRole}


class TableForm(forms.Form):
    """One table, read as far as its lines."""

    file = forms.FileField(
        label=gettext_lazy("CSV or XLSX file"),
        help_text=gettext_lazy(
            "Send a table as the list exports it; nothing is written before you have seen and "
            "confirmed every change."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """Read the lines and find the columns."""
        cleaned = super().clean()
        if file := cleaned.get("file"):
            try:
                lines = read_lines(file)
                cleaned |= {"lines": lines, "columns": columns_of(lines)}
            except UnreadableFile as error:
                self.add_error("file", ValidationError(str(error)))
        return cleaned


class ConfirmationForm(forms.Form):
    """Whether readers see the facts of public records at once."""

    publishes = forms.BooleanField(
        label=gettext_lazy("Change the facts of public records for readers at once"),
        required=False,
        help_text=gettext_lazy(
            "Left empty, all changes wait as drafts. Names and new records wait in any case."
        ),
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_enforced_for(user):
            # Whoever imports does not publish: all of it waits.
            del self.fields["publishes"]


@for_keepers
def upload(request: HttpRequest) -> HttpResponse:
    """Take a table, check it, and lead to what it would change."""
    is_sent = request.method == "POST"
    form = TableForm(request.POST, request.FILES) if is_sent else TableForm()
    if is_sent and form.is_valid():
        read = form.cleaned_data
        table = store_table(request.user, read["file"].name, read["lines"], read["columns"])
        return redirect("registry:import_check", table.pk)
    context = {
        "form": form,
        "columns": [_described(name) for name in [KEY, *COLUMNS]],
        "limits": {"rows": MAX_ROWS, "megabytes": MAX_BYTES // 2**20},
    }
    return render(request, "partners/registry/import_upload.html", context)


@for_keepers
def show_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a table would change, and write it once that is confirmed."""
    table = get_object_or_404(RegistryImport, pk=pk, user=request.user)
    form = ConfirmationForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and is_open(table) and form.is_valid():
        confirm(table, form.cleaned_data.get("publishes", False))
        table.refresh_from_db()
        if table.applied_at:
            messages.success(request, " ".join(table.outcome))
            return redirect("registry:index")
        # Not the answer to the form: the page may be loaded again to see how it went on.
        return redirect("registry:import_check", table.pk)
    records = Paginator(table.proposal["records"], RECORDS_SHOWN)
    problems = table.proposal["problems"]
    context = {
        "table": table,
        "form": form,
        "is_open": is_open(table),
        "proposal": table.proposal,
        "page": records.get_page(request.GET.get("p")),
        "problems": problems[:PROBLEMS_SHOWN],
        "problems_left_out": max(0, len(problems) - PROBLEMS_SHOWN),
        "similar_count": sum(bool(record["similar"]) for record in table.proposal["records"]),
    }
    return render(request, "partners/registry/import_check.html", context)


@require_safe
@for_keepers
def template_table(request: HttpRequest) -> HttpResponse:
    """Return an empty table with the columns that an import reads."""
    head = [str(EXPORTED[name][0]) for name in [KEY, *COLUMNS]]
    return csv_response("partners-template.csv", head, [])


@require_safe
@for_keepers
def differences_table(request: HttpRequest, pk: int) -> HttpResponse:
    """Return every difference and every problem of a check as a table, to be mended in a file."""
    table = get_object_or_404(RegistryImport, pk=pk, user=request.user)
    rows = [
        [record["row"], record["id"], record["name"], each["column"], each["old"], each["new"], ""]
        for record in table.proposal["records"]
        for each in record["differences"]
    ]
    rows += [
        [row, "", "", column, "", "", told] for row, column, told in table.proposal["problems"]
    ]
    head = [_("Row"), EXPORTED[KEY][0], _("Record"), _("Column"), _("Now"), _("Then"), _("Problem")]
    return csv_response("partners-check.csv", [str(each) for each in head], rows)


def _described(name: str) -> dict[str, Any]:
    column = COLUMNS.get(name)
    return {
        "name": name,
        "heading": EXPORTED[name][0],
        "help_text": column.help_text
        if column
        else _("Number of the record, as the export has it; leave it empty for a new record."),
        "example": column.example if column else "42",
        "codes": CHOICES[name].choices if name in CHOICES else [],
    }


def import_addresses() -> list[URLPattern]:
    """Return the addresses below the list of the registry."""
    return [
        path("import/", upload, name="import"),
        path("import/template.csv", template_table, name="import_template"),
        path("import/<int:pk>/", show_check, name="import_check"),
        path("import/<int:pk>/differences.csv", differences_table, name="import_differences"),
    ]
