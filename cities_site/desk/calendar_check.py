"""Weekdays in the texts of one language, also of a page that is not translated."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from cities_site.bilingual.content import SHARED
from cities_site.bilingual.personal_data.guard import content_of
from cities_site.bilingual.personal_data.texts import texts_of
from cities_site.desk.quality.weekdays import check_weekdays


def weekdays_that_contradict(record: Any, section: str) -> Iterator[str]:
    """Yield the dates in `section` whose weekday the calendar contradicts.

    Those of the translation are told beside its passages, where they can be dismissed.
    """
    if section in (SHARED, record.target_language):
        return
    for place in texts_of(record, content_of(record)):
        if place.section != section:
            continue
        for finding in check_weekdays(place.text, place.text):
            yield _("%(place)s: %(finding)s") % {
                "place": place.label,
                "finding": finding.message,
            }
