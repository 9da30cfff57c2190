"""Where the admin changes what is public without a signal that entries could follow."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from cities_site.library.models import SiteDocument
from cities_site.search.documents import pages_with_documents
from cities_site.search.writing import write_pages


@hooks.register("after_bulk_action")
def follow_documents_to_their_collection(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> None:
    """Bring entries up to date after documents went to another collection, perhaps a private one.

    Wagtail's bulk action updates the rows without saving the documents.
    """
    keys = [record.pk for record in objects if isinstance(record, SiteDocument)]
    if action_type == "add_to_collection" and keys:
        write_pages(pages_with_documents(pk__in=keys))
