"""Publications: who publishes or shares them, and what is known of their date."""

from typing import Any

from cities_site.bilingual.models import BasePage
from cities_site.demo.loaders.items import classify, item_values, rows_of_type
from cities_site.demo.loaders.organisations import organisation, organisations
from cities_site.demo.loading import Loading, add_public_page
from cities_site.demo.source import day
from news.models import PublicationPage, PublicationPublisher


def load_publications(loading: Loading, parent: BasePage | None) -> dict[int, BasePage | None]:
    """Create the publications and return them by their number."""
    if parent is None:
        return {}
    return {
        row["number"]: loading.once(
            f"publication:{row['slug']}",
            lambda row=row: PublicationPage.objects.filter(slug=row["slug"]).first(),
            lambda row=row: add_public_page(parent, _publication(loading, row)),
        )
        for row in rows_of_type(loading, "publication")
    }


def _publication(loading: Loading, row: dict[str, Any]) -> PublicationPage:
    facts = row["publication"]
    page = PublicationPage(
        **item_values(row),
        kind=facts["kind"],
        relation=facts["relation"],
        shared_by=organisation(facts.get("shared_by")),
        published_on=day(facts["date_published"]),
        published_precision=facts["date_precision"],
        licence=facts["licence"] or "",
        symbol=facts["symbol"] or "",
        isbn=facts["isbn"] or "",
        doi=facts["doi"] or "",
    )
    classify(loading, page, row)
    page.publishers = [
        PublicationPublisher(partner=partner, sort_order=order)
        for order, partner in enumerate(organisations(facts["publishers"]))
    ]
    return page
