"""An event as readers of one language see it, before it takes place and after."""

import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cities_site.bilingual.languages import words
from cities_site.bilingual.serving import details_of
from cities_site.freshness.moments import changes_at
from cities_site.library.fields import FileLanguage
from news.choices import EventPhase
from news.event_times import time_lines
from news.presentation.publication import readable
from news.related import related_pages
from partners.references import refer_to
from pilots.classification import classification_context

if TYPE_CHECKING:
    from news.models import EventPage, EventRecording


def event_context(event: "EventPage", language: str) -> dict[str, Any]:
    """Gather what the event's template shows: what is kept of it, and what can be done now."""
    offered = taking_part(event, timezone.now())
    details = details_of(event, language, lambda: event_details(event, language))
    return details | offered | {"recordings": details["recordings"] if offered["may_watch"] else []}


def event_details(event: "EventPage", language: str) -> dict[str, Any]:
    """Gather a constant number of queries' worth of details that do not depend on the time."""
    organisers = list(event.organisers.select_related("partner"))
    pilots = list(event.pilots.all())
    working_languages = list(event.working_languages.all())
    classification = classification_context(event, language)
    return classification | {
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
            link.document
            for link in event.document_links.select_related("document")
            if not link.document.withheld
        ],
        "recordings": recordings_by_language(event, language),
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


def taking_part(event: "EventPage", now: datetime.datetime) -> dict[str, Any]:
    """Offer at each moment what can be done then.

    Registration before the event and until its deadline, the link to join from the morning of
    its first day until it ends, the calendar until it ends, recordings once it has begun. Days
    are those of the event's zone.
    """
    phase = event.status_at(now)
    today = now.astimezone(event.published_time.zone).date()
    deadline = event.registration_deadline
    changes_at(moments_of_change(event))
    is_ahead = phase == EventPhase.UPCOMING
    may_register = is_ahead and (deadline is None or today <= deadline)
    is_on = phase in {EventPhase.UPCOMING, EventPhase.LIVE}
    may_join = is_on and today >= event.start_date
    return {
        "phase": phase.value,
        "phase_label": phase.label,
        "registration_url": event.registration_url if may_register else "",
        "registration_is_over": bool(is_ahead and event.registration_url and not may_register),
        "join_url": event.join_url if may_join else "",
        "join_comes_later": bool(is_on and event.join_url and not may_join),
        "may_add_to_calendar": is_on,
        "may_watch": not is_ahead,
    }


def moments_of_change(event: "EventPage") -> list[datetime.datetime]:
    """Return the moments at which `taking_part` may offer something else."""
    times = event.published_time
    moments = [times.midnight(event.start_date), times.opens_at, times.closes_at]
    if event.registration_deadline:
        moments.append(times.midnight(event.registration_deadline, after=True))
    return moments


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


def recordings_by_language(event: "EventPage", language: str) -> list[dict[str, Any]]:
    """Group the recordings by the language heard, the reader's first, then by platform."""
    rows = list(event.recordings.all())
    platforms = [row.platform for row in rows]

    def place(row: "EventRecording") -> tuple[bool, int, int]:
        heard = FileLanguage.values.index(row.language)
        return row.language != language, heard, platforms.index(row.platform)

    return [
        {"language": label, "recordings": list(group)}
        for label, group in groupby(
            sorted(rows, key=place), key=lambda row: row.get_language_display()
        )
    ]
