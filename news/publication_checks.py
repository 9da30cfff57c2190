"""What keeps articles and events from going public: figures and recordings that lack something."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from cities_site.bilingual.content import SHARED
from cities_site.library.evidence import missing_evidence
from cities_site.library.reach import opens_in_mainland
from news.models import EventPage, NewsPage


def figures_of_article(record: Any, section: str) -> Iterator[str]:
    """Yield the figures beside an article that lack their day or their source."""
    if section != SHARED or not isinstance(record, NewsPage):
        return
    for row in record.figures.all():
        if missing := missing_evidence(row.as_of, row.source_id):
            yield _("The figure “%(figure)s” needs %(missing)s.") % {
                "figure": row,
                "missing": missing,
            }


def recordings_out_of_reach(record: Any, section: str) -> Iterator[str]:
    """Yield a request for another recording where none opens in mainland China.

    A platform that somebody has tried there opens or not as they say.
    """
    if section != SHARED or not isinstance(record, EventPage):
        return
    recordings = list(record.recordings.all())
    opens = [
        opens_in_mainland(item.url)
        if item.reachable_in_mainland is None
        else item.reachable_in_mainland
        for item in recordings
    ]
    if recordings and not any(opens):
        yield _(
            "No recording opens in mainland China (%(platforms)s): add one on a platform that "
            "does, or put a transcript among the documents and take the recording out."
        ) % {"platforms": _(", ").join(item.platform for item in recordings)}
