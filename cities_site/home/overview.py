"""What the front page shows of every section, in one language."""

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, When
from django.http import HttpRequest
from django.utils import timezone

from cities_site.bilingual.models import BasePage
from cities_site.bilingual.models.pages import BilingualPageQuerySet
from cities_site.bilingual.serving import details_of
from cities_site.freshness.memo import Memo
from cities_site.freshness.moments import changes_at
from cities_site.home.city_map import city_map
from cities_site.library.models import Service, latest_key_figures
from news.choices import EventPhase
from news.models import (
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    PublicationIndexPage,
)
from news.querysets import EventQuerySet
from news.selectors import newest_items
from partners.models import PartnerIndexPage, PartnerPage
from pilots.models import PilotIndexPage, PilotPage
from pilots.querysets import PilotQuerySet
from pilots.stages import stage_rail

if TYPE_CHECKING:
    from cities_site.home.models import HomePage

LATEST_ITEMS_SHOWN = 6
_events = Memo(size=4)
PARTNERS_SHOWN = 60
EVENTS_CONSIDERED = 10

SECTION_TYPES = {
    "news": NewsIndexPage,
    "publications": PublicationIndexPage,
    "events": EventIndexPage,
    "pilots": PilotIndexPage,
    "partners": PartnerIndexPage,
}


def overview(home: "HomePage", request: HttpRequest, language: str) -> dict[str, Any]:
    """Gather the front page's parts at a constant number of queries, whatever the site holds."""

    # Events begin and end with a minute.
    minute = timezone.now().replace(second=0, microsecond=0)
    changes_at([minute + datetime.timedelta(minutes=1)])
    event, event_is_ahead = _events.get(
        (language, minute), lambda: next_or_latest_event(_readable_events(language), minute)
    )
    kept = details_of(
        home, language, lambda: _sections_and_latest(home, request, language), request.get_host()
    )
    return {"event": event, "event_is_ahead": event_is_ahead} | kept


def _readable_events(language: str) -> EventQuerySet:
    return EventPage.objects.live().unrestricted().available_in(language)


def _sections_and_latest(home: "HomePage", request: HttpRequest, language: str) -> dict[str, Any]:
    def readable(model: type[BasePage]) -> BilingualPageQuerySet:
        return model.objects.live().unrestricted().available_in(language)

    partners = readable(PartnerPage).in_registry().in_name_order(language)
    return {
        "latest_items": list(newest_items(readable(BasePage))[:LATEST_ITEMS_SHOWN]),
        "services": list(Service.objects.available_in(language).order_by("order")),
        "featured_pilot": featured_pilot(readable(PilotPage), home.featured_pilot_id),
        "key_figures": list(latest_key_figures(language)),
        "partners": list(partners.defer("body")[:PARTNERS_SHOWN]),
        "sections": sections_below(home, readable(BasePage)),
    } | city_map(request, readable(PilotPage), readable(NewsPage), language)


def next_or_latest_event(
    readable: EventQuerySet, now: datetime.datetime
) -> tuple[EventPage | None, bool]:
    """Return the next event with True, or else the latest one with False."""
    events = readable.for_cards()
    for event in events.possibly_ahead(now)[:EVENTS_CONSIDERED]:
        event.phase_now = event.status_at(now)
        if event.phase_now in {EventPhase.UPCOMING, EventPhase.LIVE}:
            return event, True
    latest = events.latest_start_first().first()
    if latest is not None:
        latest.phase_now = latest.status_at(now)
    return latest, False


def featured_pilot(readable: PilotQuerySet, chosen: int | None) -> PilotPage | None:
    """Return the pilot an editor chose, or the newest one, with its stage rail."""
    is_chosen = Case(When(pk=chosen, then=0), default=1)
    newest = F("display_date").desc(nulls_last=True)
    pilot = readable.for_cards().order_by(is_chosen, newest, "listing_order", "-pk").first()
    if pilot is not None:
        pilot.rail = stage_rail(pilot.stage, pilot.stage_completed, [])
    return pilot


def sections_below(home: "HomePage", readable: BilingualPageQuerySet) -> dict[str, BasePage]:
    """Return the index pages that readers of the language may open, by section."""
    if not home.path:
        return {}
    pages = readable.child_of(home).type(*SECTION_TYPES.values())
    by_type = {page.specific_class: page for page in pages}
    return {key: by_type[model] for key, model in SECTION_TYPES.items() if model in by_type}
