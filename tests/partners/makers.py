"""Makers of a registry and its records."""

from dataclasses import dataclass
from typing import Any

from cities_site.library.models import City, Country, Region, Service
from partners.models import PartnerIndexPage, PartnerPage
from tests.factories import make_site


def make_registry() -> PartnerIndexPage:
    """Add a registry that is public in both languages, on a new site."""
    index = PartnerIndexPage(
        headline_en="Partners", headline_zh_hans="合作伙伴", slug="partners", public_zh_hans=True
    )
    make_site().add_child(instance=index)
    return index


def add_partner(index: PartnerIndexPage, chinese: str, english: str, **fields: Any) -> PartnerPage:
    """Add a partner that is public in both languages, without going through publication."""
    page = PartnerPage(
        **{
            "headline_en": english,
            "headline_zh_hans": chinese,
            "public_zh_hans": True,
            "kind": "local_government",
            "registry_status": "partner",
        }
        | fields
    )
    index.add_child(instance=page)
    return page


def publish(page: PartnerPage) -> PartnerPage:
    """Publish the record as it stands and return it as the database has it."""
    page.save_revision().publish()
    return PartnerPage.objects.get(pk=page.pk)


@dataclass(frozen=True)
class Place:
    """A city in its country and region, and a service of the project."""

    region: Region
    country: Country
    city: City
    service: Service


def make_place() -> Place:
    """Add one of each; the city stands in the region through its country alone."""
    region = Region.objects.create(name_en="Europe", name_zh_hans="欧洲", slug="europe")
    country = Country.objects.create(
        name_en="Italy", name_zh_hans="意大利", iso_code="IT", region=region
    )
    city = City.objects.create(name_en="Bergamo", name_zh_hans="贝加莫", country=country)
    service = Service.objects.create(name_en="Training", name_zh_hans="培训", slug="training")
    return Place(region, country, city, service)
