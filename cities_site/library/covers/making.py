"""Gives PDF documents their covers, after they were stored and outside any reader's request."""

import logging
import shutil
import subprocess
import sys
import tempfile

from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.models import ReferenceIndex

from cities_site.library.models import SiteDocument, SiteImage
from cities_site.library.pictures import COVER_LAYOUTS, make_renditions

logger = logging.getLogger(__name__)

# Seconds after which the drawing is stopped, however little of the processor it used.
PATIENCE = 20


def make_cover(document: SiteDocument) -> bool:
    """Give `document` the cover of its present file; return whether it now has one.

    A file is drawn once: another document with the same checksum lends its cover, and a file
    that could not be drawn is remembered, so that nobody waits for it again. What goes wrong
    leaves a line in the log and a document without a cover. Documents of a private collection
    have none, because images are public.
    """
    if document.collection.get_view_restrictions().exists():
        return False
    before = document.cover
    cover = None
    if document.is_pdf:
        cover = _cover_of_same_file(document)
        if cover is None and not _was_tried(document):
            cover = _new_cover(document)
    # Not through save(): the file is as it was, and nothing that follows an edit should follow.
    SiteDocument.objects.filter(pk=document.pk).update(
        cover=cover, cover_checksum=document.checksum
    )
    document.cover, document.cover_checksum = cover, document.checksum
    if before and before != cover:
        discard_cover(before)
    return cover is not None


def discard_cover(image: SiteImage) -> None:
    """Delete a cover that no document has any more, unless an editor used the image elsewhere."""
    lent = SiteDocument.objects.filter(cover=image).exists()
    if not lent and not ReferenceIndex.get_references_to(image).exists():
        image.delete()


def _cover_of_same_file(document: SiteDocument) -> SiteImage | None:
    twin = (
        SiteDocument.objects.filter(cover_checksum=document.checksum, cover__isnull=False)
        .select_related("cover")
        .first()
    )
    return twin.cover if twin else None


def _was_tried(document: SiteDocument) -> bool:
    return SiteDocument.objects.filter(cover_checksum=document.checksum).exists()


def _new_cover(document: SiteDocument) -> SiteImage | None:
    try:
        picture = _draw(document)
    except (OSError, subprocess.SubprocessError) as problem:
        logger.warning("No cover for document %d: %s", document.pk, problem)
        return None
    image = SiteImage(
        title=f"Cover: {document.title}"[:255],
        file=ContentFile(picture, name=f"cover-{document.checksum[:16]}.png"),
        # Its alternative text is the title of the publication that it stands beside.
        is_decorative=True,
        licence=document.licence,
        collection=document.collection,
    )
    image.save()
    make_renditions(image, COVER_LAYOUTS)
    return image


def _draw(document: SiteDocument) -> bytes:
    """Return the first page as a PNG; raises CalledProcessError, TimeoutExpired or OSError."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        with document.open_file() as stream:
            shutil.copyfileobj(stream, copy)
        copy.flush()
        finished = subprocess.run(  # noqa: S603 - our own program and a name that we made
            [sys.executable, "-m", "cities_site.library.covers.render", copy.name],
            cwd=settings.BASE_DIR,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    if finished.returncode or not finished.stdout:
        reason = finished.stderr.decode(errors="replace").strip()[-300:]
        raise OSError(reason or f"the drawing ended with status {finished.returncode}")
    return finished.stdout
