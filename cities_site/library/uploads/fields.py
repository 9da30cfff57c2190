"""Form fields of images and documents that look at the file before anything else reads it."""

import os
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from cities_site.library.uploads.documents import check_document
from cities_site.library.uploads.names import stored_name
from cities_site.library.uploads.pictures import FORMATS, rebuilt
from cities_site.library.uploads.scanning import check_for_viruses


class CheckedImageField(WagtailImageField):
    """Wagtail's field, for pictures that can be decoded whole; they are stored written anew."""

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        """Return the upload with its content and name replaced by what is safe to keep."""
        if not data:
            return super().to_python(data)
        data.name = stored_name(data.name)
        extension = _extension(data)
        if extension in FORMATS and _is_within(data, self.max_upload_size):
            check_for_viruses(data)
            _replace_content(data, rebuilt(data.file, extension))
            data.is_stripped = True
        # Refuses other extensions and larger files, with messages of its own.
        return super().to_python(data)


class CheckedDocumentField(WagtailDocumentField):
    """Wagtail's field, for documents that are what their names say."""

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        """Return the upload under a name that can be stored; its content stays."""
        if not data:
            return super().to_python(data)
        data.name = stored_name(data.name)
        return super().to_python(data)

    def run_validators(self, value: UploadedFile | None) -> None:
        """Look into the file once its extension and its size are allowed."""
        super().run_validators(value)
        if isinstance(value, UploadedFile):
            check_for_viruses(value)
            check_document(value.file, _extension(value))


def check_uploads(form: forms.BaseForm, field: type[forms.FileField]) -> None:
    """Put the checked field in the place of Wagtail's, with its label and its widget."""
    if (plain := form.fields.get("file")) and not isinstance(plain, field):
        form.fields["file"] = field(
            required=plain.required,
            label=plain.label,
            initial=plain.initial,
            widget=plain.widget,
            max_length=plain.max_length,
        )


def _extension(upload: UploadedFile) -> str:
    return os.path.splitext(upload.name)[1].lower().lstrip(".")


def _is_within(upload: UploadedFile, limit: int | None) -> bool:
    return limit is None or upload.size <= limit


def _replace_content(upload: Any, content: bytes) -> None:
    # In place: Wagtail stores what was uploaded, not what the form made of it, when another field
    # of the form is refused, and moves large files from where the server put them.
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(content)
    upload.file.flush()
    upload.file.seek(0)
    upload.size = len(content)
