"""Work on files that follows a save, so that no reader and no form waits for it.

The tasks go to the queue "pictures" of Django's tasks. With the backend that the settings name
they run once the transaction has been committed; a backend with workers takes them elsewhere.
"""

from typing import Any

from django.db import transaction
from django_tasks import task

from cities_site.bilingual.models import BasePage
from cities_site.library.covers.making import discard_cover, make_cover
from cities_site.library.document_texts.keeping import (
    keep_reading,
    needs_reading,
    read_document,
)
from cities_site.library.models import SiteDocument, SiteImage, make_pictures

QUEUE = "pictures"


@task(backend=QUEUE)
def make_cover_task(document_id: int) -> None:
    """Give a document its cover; one that has gone since then needs none."""
    if document := SiteDocument.objects.filter(pk=document_id).first():
        make_cover(document)


@task(backend=QUEUE)
def discard_cover_task(image_id: int) -> None:
    """Delete the cover of a document that was deleted, unless something else shows it."""
    if image := SiteImage.objects.filter(pk=image_id).first():
        discard_cover(image)


@task(backend=QUEUE)
def read_document_task(document_id: int) -> None:
    """Read the words of a document; one that has gone since then needs no reading."""
    if document := SiteDocument.objects.filter(pk=document_id).first():
        read_document(document)


@task(backend=QUEUE)
def make_pictures_task(page_id: int) -> None:
    """Make the pictures of a page; one that has been withdrawn since then needs none."""
    if page := BasePage.objects.live().filter(pk=page_id).specific().first():
        make_pictures(page)


def cover_follows_file(sender: type, instance: SiteDocument, raw: bool = False, **_: Any) -> None:
    """Look for the cover once a document has been stored whose file nobody has drawn yet."""
    if not raw and instance.needs_cover:
        transaction.on_commit(lambda: make_cover_task.enqueue(instance.pk))


def text_follows_file(sender: type, instance: SiteDocument, raw: bool = False, **_: Any) -> None:
    """Keep what the form has read of a new file, or have a file read that nobody has read yet."""
    if raw:
        return
    if reading := instance.reading:
        instance.reading = None
        keep_reading(instance, reading)
    elif needs_reading(instance):
        transaction.on_commit(lambda: read_document_task.enqueue(instance.pk))


def cover_goes_with_document(sender: type, instance: SiteDocument, **_: Any) -> None:
    """Let go of the cover of a deleted document."""
    if cover_id := instance.cover_id:
        transaction.on_commit(lambda: discard_cover_task.enqueue(cover_id))


def pictures_follow_publication(sender: type, instance: Any, **_: Any) -> None:
    """Make the pictures of a page as soon as readers may meet it."""
    transaction.on_commit(lambda: make_pictures_task.enqueue(instance.pk))
