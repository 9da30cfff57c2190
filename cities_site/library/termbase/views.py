"""Sends the termbase out as TBX, and takes tables and TBX from terminologists."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from cities_site.bilingual.content import SECTIONS
from cities_site.bilingual.roles import editable_sections
from cities_site.library.models import GlossaryTerm
from cities_site.library.termbase.importing import TermReport, bring_terms
from cities_site.library.termbase.rows import TermRow, row_of
from cities_site.library.termbase.tables import read_table
from cities_site.library.termbase.tbx import MEDIA_TYPE, read_tbx, write_tbx
from cities_site.library.xml_files import MAX_BYTES, UnreadableFile, text_of

# How many rows a file may have, and how many problems a page shows.
MAX_ROWS = 10_000
PROBLEMS_SHOWN = 500


class TermFileForm(forms.Form):
    """One file of terms, read as far as its rows."""

    file = forms.FileField(
        label=_("TBX file or CSV table"),
        help_text=_(
            "Send a file as it is exported here: known terms are changed, new ones are added."
        ),
    )

    def clean_file(self) -> list[TermRow]:
        """Return the rows of the file."""
        # One byte more than is allowed tells that there is too much.
        data = self.cleaned_data["file"].read(MAX_BYTES + 1)
        try:
            is_xml = text_of(data).lstrip().startswith("<")
            rows = read_tbx(data) if is_xml else read_table(data)
        except UnreadableFile as error:
            raise ValidationError(str(error)) from None
        if not rows:
            raise ValidationError(_("Send a file with terms: this one has none."))
        if len(rows) > MAX_ROWS:
            raise ValidationError(
                _("Send at most %(limit)d terms: split this file.") % {"limit": MAX_ROWS}
            )
        return rows


def import_terms(request: HttpRequest) -> HttpResponse:
    """Bring terms in, and report each row that was not taken."""
    may_change = all(
        request.user.has_perm(f"library.{action}_glossaryterm") for action in ("add", "change")
    )
    if not may_change or set(editable_sections(request.user)) < set(SECTIONS):
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = TermFileForm(request.POST, request.FILES) if is_sent else TermFileForm()
    context: dict[str, Any] = {"form": form}
    if is_sent and form.is_valid():
        context |= _shown(bring_terms(form.cleaned_data["file"], request.user), request.user)
    return render(request, "library/import_terms.html", context)


def _shown(report: TermReport, user: Any) -> dict[str, Any]:
    finder = AdminURLFinder(user)
    return {
        "report": report,
        "written": [(term, finder.get_edit_url(term)) for term in report.created + report.changed],
        "problems": report.problems[:PROBLEMS_SHOWN],
        "problems_left_out": max(0, len(report.problems) - PROBLEMS_SHOWN),
        "form": TermFileForm(),
    }


@require_safe
def export_tbx(request: HttpRequest) -> HttpResponse:
    """Return the whole termbase as one TBX file."""
    if not request.user.has_perm("library.view_glossaryterm") and not request.user.has_perm(
        "library.change_glossaryterm"
    ):
        raise PermissionDenied
    rows = [row_of(term) for term in GlossaryTerm.objects.order_by("slug")]
    title = str(_("Glossary"))
    return HttpResponse(
        write_tbx(rows, title),
        content_type=MEDIA_TYPE,
        headers={"Content-Disposition": 'attachment; filename="glossary.tbx"'},
    )


class TermbaseIndexView(IndexView):
    """The list of terms, with the ways out and in."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer TBX to all who see the list, and the import to those who change it."""
        buttons = [
            *super().header_more_buttons,
            Button(_("Export TBX"), reverse("termbase_export"), icon_name="download", priority=80),
        ]
        if self.user_has_permission("add"):
            address = reverse("termbase_import")
            buttons.append(Button(_("Import terms"), address, icon_name="upload", priority=90))
        return buttons


def termbase_addresses() -> list[URLPattern]:
    """Return the addresses of the exchange of terms."""
    return [
        path("glossary/import/", import_terms, name="termbase_import"),
        path("glossary/glossary.tbx", export_tbx, name="termbase_export"),
    ]
