"""Events: dates as far as they were published, and who organised them."""

from typing import Any

from cities_site.bilingual.models import BasePage
from cities_site.demo.loaders.items import classify, item_values, rows_of_type
from cities_site.demo.loaders.organisations import organisation
from cities_site.demo.loading import Loading, add_public_page
from cities_site.demo.source import day
from news.models import EventOrganiser, EventPage


def load_events(loading: Loading, parent: BasePage | None) -> dict[int, BasePage | None]:
    """Create the events and return them by their number."""
    if parent is None:
        return {}
    return {
        row["number"]: loading.once(
            f"event:{row['slug']}",
            lambda row=row: EventPage.objects.filter(slug=row["slug"]).first(),
            lambda row=row: add_public_page(parent, _event(loading, row)),
        )
        for row in rows_of_type(loading, "event")
    }


def _event(loading: Loading, row: dict[str, Any]) -> EventPage:
    facts = row["event"]
    page = EventPage(
        **item_values(row),
        kind=facts["kind"],
        mode=facts["mode"],
        start_date=day(facts["start"]),
        end_date=day(facts["end"]),
        date_precision=facts["date_precision"],
        timezone=facts["timezone"] or "",
        status=facts["status"],
    )
    classify(loading, page, row)
    page.organisers = [
        EventOrganiser(
            partner=partner, role=entry["role"].replace(" ", "_"), sort_order=entry["order"]
        )
        for entry in facts["organisers"]
        if (partner := organisation(entry["org"]))
    ]
    return page
