"""Takes XLIFF files from translators and says what became of each text in them."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from cities_site.desk.exchange.importing import Report, bring_back
from cities_site.desk.exchange.reading import ReceivedUnit, read
from cities_site.library.xml_files import MAX_BYTES, UnreadableFile

# How many problems a page shows; a file can hold many thousands.
PROBLEMS_SHOWN = 500


class ImportForm(forms.Form):
    """One XLIFF file, read as far as its units."""

    file = forms.FileField(
        label=_("XLIFF file"),
        help_text=_("Send back a file that was exported here, once it has been translated."),
    )

    def clean_file(self) -> list[ReceivedUnit]:
        """Return the units of the file."""
        upload = self.cleaned_data["file"]
        try:
            # One byte more than is allowed tells that there is too much.
            return read(upload.read(MAX_BYTES + 1))
        except UnreadableFile as error:
            raise ValidationError(str(error)) from None


def import_xliff(request: HttpRequest) -> HttpResponse:
    """Bring translations back as drafts, and report each text that was not written."""
    if not request.user.has_perm("desk.change_translationtask"):
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if is_sent else ImportForm()
    context: dict[str, Any] = {"form": form}
    if is_sent and form.is_valid():
        report = bring_back(form.cleaned_data["file"], request.user)
        context |= _shown(report, request.user)
    return render(request, "desk/import_xliff.html", context)


def _shown(report: Report, user: Any) -> dict[str, Any]:
    finder = AdminURLFinder(user)
    return {
        "report": report,
        "written": [
            (record, finder.get_edit_url(record), count) for record, count in report.written
        ],
        "problems": [
            (problem.record, problem.place, problem.message)
            for problem in report.problems[:PROBLEMS_SHOWN]
        ],
        "problems_left_out": max(0, len(report.problems) - PROBLEMS_SHOWN),
        "form": ImportForm(),
    }
