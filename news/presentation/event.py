"""An event as readers of one language see it, before it takes place and after."""

import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from cities_site.bilingual.languages import words
from news.choices import EventPhase
from news.event_times import time_lines
from news.presentation.publication import readable
from news.related import related_pages
from partners.references import refer_to
from pilots.classification import classification_context

if TYPE_CHECKING:
    from news.models import EventPage


def event_context(event: "EventPage", language: str) -> dict[str, Any]:
    """Gather a constant number of queries' worth of details for the event's template."""
    if event.image:
        prefetch_related_objects([event.image], "renditions")
    organisers = list(event.organisers.select_related("partner"))
    pilots = list(event.pilots.all())
    working_languages = list(event.working_languages.all())
    classification = classification_context(event, language)
    return (
        classification
        | taking_part(event, timezone.now())
        | {
            "time_lines": time_lines(event.published_time, language),
            "organisers": [
                {
                    "partner": refer_to(row.partner, language),
                    "role": row.get_role_display(),
                    "code": row.role,
                }
                for row in organisers
            ],
            "speakers": speaker_lines(event, language),
            "agenda": [item for item in event.agenda.all() if words(item, "title", language)],
            "documents": [
                link.document for link in event.document_links.select_related("document")
            ],
            "recordings": recordings_by_language(event),
            "working_languages": [row.get_language_display() for row in working_languages],
            "working_language_codes": [row.language for row in working_languages],
            "interpretation": [row.get_language_display() for row in event.interpretation.all()],
            "pilots": readable(pilots, language),
            # A page that was never saved can be previewed, but nothing can point to it yet.
            "publications": readable(event.publications.all(), language) if event.pk else [],
            "related": related_pages(
                event,
                language,
                pilots=[pilot.pk for pilot in pilots],
                partners=[row.partner_id for row in organisers],
                topics=[topic.pk for topic in classification["topics"]],
            ),
        }
    )


def taking_part(event: "EventPage", now: datetime.datetime) -> dict[str, Any]:
    """Offer registration before the event and the link to join until it ends, never after."""
    phase = event.status_at(now)
    today = now.astimezone(event.published_time.zone).date()
    deadline = event.registration_deadline
    may_register = phase == EventPhase.UPCOMING and (deadline is None or today <= deadline)
    may_join = phase in {EventPhase.UPCOMING, EventPhase.LIVE}
    return {
        "phase": phase.value,
        "phase_label": phase.label,
        "registration_url": event.registration_url if may_register else "",
        "join_url": event.join_url if may_join else "",
    }


def speaker_lines(event: "EventPage", language: str) -> list[dict[str, Any]]:
    """Return the speakers, each with function, organisation and country as far as known."""
    return [
        {
            "name": words(speaker, "name", language),
            "title": words(speaker, "title", language),
            "organisation": refer_to(speaker.organisation, language),
            "country": words(speaker.country, "name", language) if speaker.country else "",
            "role": speaker.get_role_display(),
        }
        for speaker in event.speakers.select_related("organisation", "country")
    ]


def recordings_by_language(event: "EventPage") -> list[dict[str, Any]]:
    """Group the recordings by the language heard, then list their platforms."""
    rows = sorted(event.recordings.all(), key=lambda row: (row.language, row.sort_order or 0))
    return [
        {"language": label, "recordings": list(group)}
        for label, group in groupby(rows, key=lambda row: row.get_language_display())
    ]
