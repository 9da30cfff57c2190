"""The pilot project, with the article that reports it as evidence."""

from typing import Any

from cities_site.bilingual.models import BasePage
from cities_site.demo.loaders.organisations import organisation
from cities_site.demo.loading import Loading, add_public_page, publish
from cities_site.demo.source import day, in_columns
from cities_site.library.models import City, Country, Service
from pilots.models import PilotMilestone, PilotPage, PilotPartner


def load_pilots(
    loading: Loading, parent: BasePage | None, items: dict[int, BasePage | None]
) -> None:
    """Create the pilots and link each to the items that report it."""
    if parent is None:
        return
    for row in loading.content.items["pilots"]:
        key = f"pilot:{row['slug']}"
        pilot = loading.once(
            key,
            lambda row=row: PilotPage.objects.filter(slug=row["slug"]).first(),
            lambda row=row: add_public_page(parent, _pilot(row, items)),
        )
        article = items.get(row["derived_from_item"])
        if loading.is_new(key) and article is not None:
            article.pilot = pilot
            publish(article)


def _pilot(row: dict[str, Any], items: dict[int, BasePage | None]) -> PilotPage:
    stage = row["stage"]
    page = PilotPage(
        slug=row["slug"],
        public_en=True,
        public_zh_hans=True,
        **in_columns("headline", row["title"]),
        **in_columns("line", row["subtitle"]),
        **in_columns("summary", row["summary"]),
        code=row["code"] or "",
        city=City.objects.filter(slug=row["city"]).first(),
        country=Country.objects.filter(iso_code=row["country"]).first(),
        stage=stage["reached"],
        stage_completed=stage["state"] == "completed",
        display_date=day(stage["completion_reported_on"]),
    )
    page.services = list(Service.objects.filter(slug__in=row["services"]))
    page.cities = list(City.objects.filter(slug=row["city"]))
    page.partner_links = [
        PilotPartner(partner=partner, role=entry["role"], sort_order=order)
        for order, entry in enumerate(row["partners"])
        if (partner := organisation(entry["org"]))
    ]
    page.milestones = [
        PilotMilestone(
            sort_order=order,
            date=day(milestone["date"]),
            precision=milestone["precision"],
            duration_days=milestone["duration_days"],
            stage=milestone["stage"],
            **in_columns("label", milestone["label"]),
            evidence=items.get(milestone["evidence_item"]),
        )
        for order, milestone in enumerate(row["milestones"])
    ]
    return page
