"""The documents on a page that readers do not get, because nobody answered for their words."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cities_site.bilingual.personal_data.guard import Found, open_findings
from cities_site.bilingual.personal_data.texts import Text
from cities_site.library.models import SiteDocument
from cities_site.library.referenced import columns_by_key, section_of


def findings_in_documents(record: Any) -> Iterator[Found]:
    """Yield one finding for each withheld document that `record`, or a draft of it, leads to.

    One query where it leads to documents, none where it does not.
    """
    if columns := columns_by_key(record, SiteDocument):
        for document in SiteDocument.objects.filter(pk__in=columns, withheld=True):
            column = columns[document.pk][0]
            place = Text(section_of(column), column, _name_of(document), "")
            address = reverse("wagtaildocs:edit", args=(document.pk,))
            # It may have been answered for by settings: then nothing is open any more.
            for item in open_findings(document)[:1]:
                yield Found(place, item.finding, address)


def _name_of(document: SiteDocument) -> str:
    return _("Document “%(title)s”") % {"title": document.title}
