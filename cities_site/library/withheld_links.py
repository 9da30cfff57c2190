"""The documents on a page that readers do not get, because nobody answered for their words."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.languages import LANGUAGES, localized
from cities_site.bilingual.personal_data.guard import Found, open_findings
from cities_site.bilingual.personal_data.texts import Text
from cities_site.library.models import SiteDocument


def findings_in_documents(record: Any) -> Iterator[Found]:
    """Yield one finding for each withheld document that `record`, or a draft of it, leads to.

    One query where it leads to documents, none where it does not.
    """
    if columns := _columns_by_document(record):
        for document in SiteDocument.objects.filter(pk__in=columns, withheld=True):
            column = columns[document.pk]
            place = Text(_section_of(column), column, _name_of(document), "")
            address = reverse("wagtaildocs:edit", args=(document.pk,))
            # It may have been answered for by settings: then nothing is open any more.
            for item in open_findings(document)[:1]:
                yield Found(place, item.finding, address)


def _columns_by_document(record: Any) -> dict[int, str]:
    """Return the key of each document and the field of `record` that leads to it.

    Wagtail's index knows every field, row and block; this is how it reads a record that is not
    stored yet, for which it has no public name.
    """
    wanted = ContentType.objects.get_for_model(SiteDocument).pk
    found: dict[int, str] = {}
    for type_id, key, path, _place in ReferenceIndex._extract_references_from_object(record):
        if type_id == wanted:
            found.setdefault(int(key), path.partition(".")[0])
    return found


def _section_of(column: str) -> str:
    suffixes = {localized("", language): language for language in LANGUAGES}
    return next((suffixes[each] for each in suffixes if column.endswith(each)), SHARED)


def _name_of(document: SiteDocument) -> str:
    return _("Document “%(title)s”") % {"title": document.title}
