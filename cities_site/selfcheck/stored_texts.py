"""Looks for personal data in everything that is stored: records, drafts, files and the search."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.admin.admin_url_finder import AdminURLFinder

from cities_site.bilingual.models import BasePage, BilingualRecord
from cities_site.bilingual.personal_data.detection import Finding, Kind
from cities_site.bilingual.personal_data.guard import Found, findings_of, without_overridden
from cities_site.bilingual.personal_data.texts import stored_texts
from cities_site.library.document_texts.reading import findings_in
from cities_site.library.models import DocumentText, SiteDocument, SiteImage
from cities_site.library.picture_files import metadata_of, names_a_place
from cities_site.search.models import SearchEntry
from cities_site.selfcheck.places import Place

OUR_APPS = ("cities_site.", "news", "pilots", "partners")
# Of Wagtail's models those that hold words of editors and readers.
OTHER_MODELS = (
    "wagtailcore.Collection",
    "wagtailcore.Comment",
    "wagtailcore.CommentReply",
    "wagtailredirects.Redirect",
    "wagtailsearchpromotions.Query",
    "taggit.Tag",
)
# What somebody may answer for.
RECORDS = (BilingualRecord, SiteImage, SiteDocument)
# Letters hold their writers' data by design and are counted only; the others are read elsewhere.
LETTERS = "correspondence"
READ_ELSEWHERE = ("library.DocumentText", "search.SearchEntry", "search.SearchFacet")


def places_in_records() -> Iterator[Place]:
    """Yield what is found in pages, their drafts, snippets, images and documents.

    What somebody answered for comes too, marked so.
    """
    for model in _models():
        if issubclass(model, RECORDS):
            for record in model._default_manager.order_by("pk").iterator(chunk_size=200):
                yield from _places_of(record)


def places_in_rows() -> Iterator[Place]:
    """Yield what is found in all other rows: settings, notes, comments and copies of words."""
    for model in _models():
        if not issubclass(model, RECORDS):
            for row in model._default_manager.order_by("pk").iterator(chunk_size=200):
                yield from _places_of_row(row)


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        is_ours = model._meta.app_config.name.startswith(OUR_APPS)
        # Rows beside a record are read with it, and every page as its own type.
        is_row = any(type(each).__name__ == "ParentalKey" for each in model._meta.fields)
        is_read = is_row or model is BasePage or model._meta.app_label == LETTERS
        is_read = is_read or model._meta.label in READ_ELSEWHERE
        if (is_ours and not is_read) or model._meta.label in OTHER_MODELS:
            yield model


def _places_of(record: Any) -> Iterator[Place]:
    known = set()
    for found, draft in _versions(record):
        still_open = {item.token for item in without_overridden(record, found)}
        for item in found:
            if item.token not in known:
                known.add(item.token)
                label = f"{item.place.label} (draft)" if draft else item.place.label
                answered = item.token not in still_open
                yield Place.of(item.finding, _name(record), label, _address(record), answered)


def _versions(record: Any) -> Iterator[tuple[list[Found], bool]]:
    yield findings_of(record), False
    if isinstance(record, BasePage):
        waiting = record.revisions.filter(approved_go_live_at__isnull=False)
        drafts = waiting | record.revisions.filter(pk=record.latest_revision_id)
        if record.has_unpublished_changes or not record.live or waiting.exists():
            for revision in drafts:
                yield findings_of(revision.as_object()), True


def _places_of_row(record: models.Model) -> Iterator[Place]:
    for field in record._meta.concrete_fields:
        kinds = (models.CharField, models.TextField, models.JSONField)
        if not isinstance(field, kinds) or field.choices:
            continue
        value = field.value_from_object(record)
        for text in stored_texts(value) if value else ():
            for item in findings_in(text):
                finding = Finding(Kind(item["kind"]), item["text"], item["passage"])
                label = str(field.verbose_name)
                yield Place.of(finding, _name(record), label, _address(record))


def places_in_files() -> Iterator[Place]:
    """Yield what is found in texts of documents, as the settings stand now, and in picture files.

    The words of documents are judged with their records; this finds what was read under other
    settings, and pictures that were stored before metadata was taken out.
    """
    for text in DocumentText.objects.select_related("document").iterator(chunk_size=20):
        document = text.document
        known = {(item["kind"], item["text"]) for item in text.findings}
        for item in findings_in(f"{text.text}\n{text.hidden}"):
            if (item["kind"], item["text"]) not in known:
                finding = Finding(Kind(item["kind"]), item["text"], item["passage"])
                yield Place.of(finding, _name(document), "text", _address(document))
    for image in SiteImage.objects.order_by("pk").iterator(chunk_size=200):
        with suppress(OSError), image.open_file() as file:
            for name, text in metadata_of(file):
                for item in findings_in(text):
                    finding = Finding(Kind(item["kind"]), item["text"], item["passage"])
                    yield Place.of(finding, _name(image), f"metadata: {name}", _address(image))
            if names_a_place(file):
                finding = Finding(Kind.LOCATION, "GPS", "GPS")
                yield Place.of(finding, _name(image), "metadata", _address(image))


def places_in_the_index() -> Iterator[Place]:
    """Yield what is found in the entries of the public search."""
    for entry in SearchEntry.objects.order_by("pk").iterator(chunk_size=50):
        text = "\n".join([entry.title, entry.names, entry.summary, entry.text])
        for item in findings_in(text):
            finding = Finding(Kind(item["kind"]), item["text"], item["passage"])
            yield Place.of(finding, entry.address, "search index", entry.address)


def count_of_letters() -> dict[str, int]:
    """Return how many rows of letters there are, by model; nobody reads them here."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_app_config(LETTERS).get_models()
    }


def _name(record: models.Model) -> str:
    return f"{record._meta.label} {record.pk}"


def _address(record: models.Model) -> str:
    return AdminURLFinder().get_edit_url(record) or ""
