"""Exports the chosen lines of the desk as XLIFF."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from cities_site.bilingual.languages import language_tag
from cities_site.desk.exchange.documents import VERSIONS, document
from cities_site.desk.exchange.reading import MAX_UNITS
from cities_site.desk.exchange.units import RecordUnits, units_of
from cities_site.desk.models import TranslationTask
from cities_site.desk.records import contents_of, may_change, records_of
from cities_site.desk.terms import approved_terms
from cities_site.library.xml_files import MAX_BYTES

MEDIA_TYPES = {"1.2": "application/x-xliff+xml", "2.0": "application/xliff+xml"}


class RecordBulkAction(SnippetBulkAction):
    """An action on lines of the desk that reaches through to their records."""

    models = [TranslationTask]

    @classmethod
    def get_queryset(cls, model: type[TranslationTask], object_ids: Any) -> list[TranslationTask]:
        """Return the lines with their records, in a number of queries that never grows."""
        keys = [str(key) for key in object_ids]
        keys = [key for key in keys if key.isascii() and key.isdigit() and len(key) < 19]
        tasks = list(model.objects.filter(pk__in=keys).most_urgent_first())
        if not tasks:
            raise Http404
        records = records_of(tasks)
        for task in tasks:
            task.record = records.get(task.pk)
        return tasks

    def check_perm(self, task: TranslationTask) -> bool:
        """Ask for the right to edit the record: a file holds drafts."""
        return task.record is not None and may_change(self.request.user, task.record)


class ExportForm(forms.Form):
    """Which version of the format."""

    version = forms.ChoiceField(
        label=_("Format"),
        choices=list(VERSIONS.items()),
        widget=forms.RadioSelect,
        initial="1.2",
        help_text=_("Choose what your translation tool reads; most read XLIFF 1.2."),
    )


class ExportBulkAction(RecordBulkAction):
    """Answers with a file of all the texts of the chosen records."""

    display_name = _("Export XLIFF")
    aria_label = _("Export the chosen translations as XLIFF")
    action_type = "export-xliff"
    template_name = "desk/export_xliff.html"
    action_priority = 20
    form_class = ExportForm

    def form_valid(self, form: ExportForm) -> HttpResponse:
        """Return the file, or say why there is none."""
        tasks, _without_access = self.get_actionable_objects()
        version = form.cleaned_data["version"]
        records = exported_records(tasks)
        if not records:
            form.add_error(None, _("Choose something with words: there is nothing to translate."))
            return self.form_invalid(form)
        name, media_type, data = packed(records, version)
        too_many = sum(len(record.units) for record in records) > MAX_UNITS
        if too_many or len(data) > MAX_BYTES:
            form.add_error(None, _("Choose fewer translations: the file would be too large."))
            return self.form_invalid(form)
        return HttpResponse(
            data,
            content_type=media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def exported_records(tasks: Sequence[TranslationTask]) -> list[RecordUnits]:
    """Return the units of the records of lines, those without words left out."""
    terms = approved_terms()
    contents = contents_of(task.record for task in tasks)
    records = [
        units_of(task.record, content, task.note, terms)
        for task, content in zip(tasks, contents, strict=True)
    ]
    return [record for record in records if record.units]


def packed(records: Sequence[RecordUnits], version: str) -> tuple[str, str, bytes]:
    """Return the name, the media type and the bytes of the file to send.

    A file of XLIFF 2.0 has one pair of languages: originals in both need two files, in a ZIP.
    """
    stem = f"translations-{timezone.localdate().isoformat()}"
    by_source: dict[str, list[RecordUnits]] = defaultdict(list)
    for record in records:
        by_source[record.source].append(record)
    if version == "1.2" or len(by_source) == 1:
        return f"{stem}.xlf", MEDIA_TYPES[version], document(records, version)
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w", zipfile.ZIP_DEFLATED) as archive:
        for source, group in by_source.items():
            archive.writestr(f"{stem}-from-{language_tag(source)}.xlf", document(group, version))
    return f"{stem}.zip", "application/zip", packet.getvalue()
