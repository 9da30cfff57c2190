"""Forms for images and documents: everybody sees every field, and edits only what is theirs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.languages import LANGUAGES, NATIVE_NAMES, localized
from cities_site.bilingual.personal_data.forms import REASON, reason_field
from cities_site.bilingual.roles import editable_sections
from cities_site.bilingual.unsuffixed import translated_names
from cities_site.library.guarded_files import (
    GuardedFileForm,
    ReadDocumentForm,
)
from cities_site.library.uploads.fields import (
    CheckedDocumentField,
    CheckedImageField,
    check_uploads,
)

# Wagtail checks the rights on collections itself, and a permission of its own the reason.
OUTSIDE_SECTIONS = frozenset({"collection", REASON})


class SectionRightsMixin:
    """Locks the fields of the sections that the user may not edit.

    A locked field shows its value and ignores what is posted. Whoever uploads a file writes its
    shared facts, whatever their role: an upload without them would be no record at all.
    """

    # The words that can stand in for an empty working title.
    title_words = ""
    # Looks into the file; Wagtail makes the field itself and takes no other class for it.
    file_field: type[forms.FileField]

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        check_uploads(self, self.file_field)
        self._name_the_languages()
        sections = set(editable_sections(user))
        if self.instance.pk is None:
            sections.add(SHARED)
        for name in list(self.fields):
            if name not in OUTSIDE_SECTIONS and self._section_of(name) not in sections:
                self._lock(name)
        if title := self.fields.get("title"):
            title.required = False
            title.help_text = _("Working name in the admin's lists; readers never see it.")

    def _language_columns(self) -> dict[str, str]:
        return {
            localized(name, language): language
            for name in translated_names(type(self.instance))
            for language in LANGUAGES
        }

    def _section_of(self, name: str) -> str:
        return self._language_columns().get(name, SHARED)

    def _name_the_languages(self) -> None:
        for column, language in self._language_columns().items():
            if column in self.fields:
                base = column.removesuffix(localized("", language))
                label = self.instance._meta.get_field(base).verbose_name
                self.fields[column].label = _("%(field)s (%(language)s)") % {
                    "field": str(label)[:1].upper() + str(label)[1:],
                    "language": NATIVE_NAMES[language],
                }

    def _lock(self, name: str) -> None:
        if isinstance(self.fields[name], forms.FileField):
            # A file field cannot show its value read-only, so it is left out.
            del self.fields[name]
        else:
            self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """Name the record after its words or its file when the working title is left empty."""
        cleaned = super().clean() or self.cleaned_data
        if "title" in self.fields and not cleaned.get("title"):
            candidates = [
                *(cleaned.get(localized(self.title_words, language)) for language in LANGUAGES),
                getattr(cleaned.get("file"), "name", None),
                self.instance.title,
            ]
            cleaned["title"] = next((name for name in candidates if name), "")[:255]
        return cleaned


class SiteImageForm(GuardedFileForm, SectionRightsMixin, BaseImageForm):
    """Words in both languages and the facts of one image."""

    personal_data_reason = reason_field()
    title_words = "alt_text"
    file_field = CheckedImageField


class SiteDocumentForm(ReadDocumentForm, GuardedFileForm, SectionRightsMixin, BaseDocumentForm):
    """Titles in both languages and the facts of one document."""

    personal_data_reason = reason_field()
    title_words = "label"
    file_field = CheckedDocumentField
