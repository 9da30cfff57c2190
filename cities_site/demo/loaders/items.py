"""What the three kinds of items share: words, dates, classification and provenance."""

from typing import Any

from cities_site.demo.loading import Loading
from cities_site.demo.source import day, in_columns, language_of
from cities_site.library.models import (
    City,
    Country,
    Service,
    SustainableDevelopmentGoal,
    Topic,
)


def item_values(row: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that news, publications and events have in common."""
    return {
        "slug": row["slug"],
        "source_language": language_of(row["original_language"]),
        "public_en": True,
        "public_zh_hans": True,
        **in_columns("headline", row["title"]),
        **in_columns("summary", row["summary"]),
        "display_date": day(row["display_date"]),
        "listing_order": row["legacy_order"],
        "legacy_url": row["legacy"]["url"] or "",
        "legacy_categories": row["legacy"]["categories_raw"],
    }


def classify(loading: Loading, page: Any, row: dict[str, Any]) -> None:
    """File `page` under what the source states; proposals wait for an editor."""
    subject = row["title"]["en"]
    topics = [
        *row["topics"],
        *loading.proposed(subject, "topic", row.get("topics_proposed", [])),
    ]
    goals = [*row["sdgs"], *loading.proposed(subject, "SDG", row.get("sdgs_proposed", []))]
    page.topics = list(Topic.objects.filter(slug__in=topics))
    page.sdgs = list(SustainableDevelopmentGoal.objects.filter(number__in=goals))
    page.services = list(Service.objects.filter(slug__in=row["services"]))
    page.cities = list(City.objects.filter(slug__in=row.get("cities", [])))
    page.countries = list(Country.objects.filter(iso_code__in=row.get("countries", [])))


def rows_of_type(loading: Loading, kind: str) -> list[dict[str, Any]]:
    """Return the items of one type in their original order."""
    return [row for row in loading.content.items["items"] if row["type"] == kind]
